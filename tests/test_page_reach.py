"""The page for everyone and everywhere: safe, without a network, by keyboard, in the dark, on a phone, taken away as a file."""

from __future__ import annotations

import csv
import io
from html import escape
from pathlib import Path
from typing import Any

import pytest
from page_browser import NARROW, WIDE, Opened
from page_maker import large_knowledge
from page_sample import MALICE, sample_knowledge
from playwright.sync_api import Browser, Page, expect

from kg.page import page_html, write_page

pytest_plugins = ["page_fixtures"]
ROGGIO_ON_PAKISTAN = "Pakistan supports the Taliban, according to Roggio."


def test_one_request_and_no_complaint(opened: Opened, address: str) -> None:
    opened.page.wait_for_timeout(300)
    opened.click_node("taliban")
    opened.page.keyboard.press("t")
    assert opened.requests == [address]
    assert opened.complaints == []
    assert opened.ask("() => { try { return localStorage.length } catch { return 0 } }") == 0


def test_malicious_label_does_nothing(opened: Opened) -> None:
    opened.page.fill("#find", "onerror")
    expect(opened.page.locator("#find-list [role=option]").first).to_contain_text(MALICE)
    opened.page.keyboard.press("Enter")
    expect(opened.panel.locator("h2")).to_have_text(MALICE)
    opened.click_node("malice")
    opened.page.wait_for_timeout(200)
    assert opened.ask("() => document.querySelectorAll('img').length") == 0


def test_keyboard_alone(opened: Opened) -> None:
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("ArrowRight")
    expect(opened.panel.locator("h2")).to_have_text("Taliban")
    opened.page.keyboard.press("ArrowRight")
    expect(opened.panel.locator("h2")).to_have_text("Haqqani network")
    expect(opened.page.locator("#status")).to_contain_text("Haqqani network")
    opened.page.keyboard.press("n")
    opened.wait("() => kgPage.view().kind === 'near'")
    opened.page.locator("#canvas").focus()
    opened.page.keyboard.press("Enter")
    opened.wait("() => document.activeElement.id === 'panel'")
    opened.page.keyboard.press("Escape")
    expect(opened.panel.locator("h2")).to_have_text("Summary")
    opened.page.keyboard.press("?")
    expect(opened.page.locator("#help")).to_be_visible()
    expect(opened.page.locator("#help")).to_contain_text("intended, demanded, or still to come")


def test_dark_by_system_and_by_choice(browser: Browser, address: str, opened: Opened) -> None:
    def ground(page: Page) -> Any:
        return page.evaluate("() => getComputedStyle(document.body).backgroundColor")

    light = ground(opened.page)
    opened.page.locator("#theme").click()
    dark = ground(opened.page)
    system = Opened(browser, address, scheme="dark")
    assert light != dark == ground(system.page)
    assert system.complaints == []
    system.context.close()


def test_csv_is_what_is_shown(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.locator("#save-csv").click()
    table = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    assert len(table) == 24
    row = next(row for row in table if row["id"] == "c24")
    assert row["subject"] == "Pakistan" and row["relation"] == "supports" and row["object"] == "Taliban"
    assert row["sentence"] == ROGGIO_ON_PAKISTAN and row["speakers"] == "Bill Roggio" and row["asserted"] == "true"
    opened.page.locator("#open-claims").click()
    shown = list(csv.DictReader(io.StringIO(opened.ask("() => kgPage.csv()"))))
    assert {row["asserted"] for row in shown} == {"true"}


def test_in_a_frame_of_a_notebook(browser: Browser, tmp_path: Path) -> None:
    inner = escape(page_html(sample_knowledge()))
    frame = f'<iframe srcdoc="{inner}" sandbox="allow-scripts allow-downloads" width=1300 height=800></iframe>'
    (tmp_path / "notebook.html").write_text(frame, encoding="utf-8")
    view = Opened(browser, (tmp_path / "notebook.html").as_uri())
    inside = view.page.frame_locator("iframe")
    inside.locator("#panel .bars a", has_text="Taliban").first.click()
    expect(inside.locator("#panel h2")).to_have_text("Taliban")
    inside.locator("#panel").get_by_role("link", name="Show in text").first.click()
    expect(inside.locator("#panel .m-target").first).to_be_in_viewport()
    assert view.complaints == []
    view.context.close()


def test_png_is_a_picture(opened: Opened) -> None:
    with opened.page.expect_download() as download:
        opened.page.locator("#save-png").click()
    assert Path(download.value.path()).read_bytes().startswith(b"\x89PNG")


def test_narrow_screen(browser: Browser, address: str) -> None:
    view = Opened(browser, address, size=NARROW)
    for tab in ("filters", "graph", "panel"):
        view.page.locator(f"#tabs [data-tab={tab}]").click()
        assert view.ask("() => document.documentElement.scrollWidth") <= NARROW[0]
        room = "stage" if tab == "graph" else tab
        assert view.ask("([id]) => document.getElementById(id).scrollWidth - document.getElementById(id).clientWidth", room) <= 0, tab
    view.page.locator("#tabs [data-tab=graph]").click()
    view.page.wait_for_timeout(200)
    view.click_node("haqqani-network")
    expect(view.panel.locator("h2")).to_have_text("Haqqani network")
    expect(view.panel.locator("h2")).to_be_in_viewport()
    assert view.complaints == []
    view.context.close()


def test_names_of_a_small_graph_are_all_readable(opened: Opened) -> None:
    assert set(opened.ask("() => kgPage.names()")) == opened.nodes()


def test_large_graph_is_drawn_in_part_and_searched_whole(browser: Browser, tmp_path: Path) -> None:
    write_page(large_knowledge(nodes=4000, claims=8000), tmp_path / "large.html")
    view = Opened(browser, (tmp_path / "large.html").as_uri())
    assert len(view.nodes()) <= 300
    assert "of 4,000 entities" in view.page.locator("#shown").inner_text()
    view.page.fill("#find", "Actor 3999")
    view.page.keyboard.press("Enter")
    expect(view.panel.locator("h2")).to_have_text("Actor 3999")
    assert "actor-3999" in view.nodes()
    view.wait("() => kgPage.view().kind === 'near'")
    assert view.complaints == []
    view.context.close()


@pytest.mark.parametrize(
    ("hash_", "scheme", "size"),
    [
        ("", "light", WIDE),
        ("", "dark", WIDE),
        ("#taliban", "light", WIDE),
        ("#taliban", "dark", WIDE),
        ("#text/brief.txt/0/10", "light", WIDE),
        ("#path/united-states/pakistan", "light", WIDE),
        ("#kabul", "light", NARROW),
    ],
)
def test_accessibility(browser: Browser, address: str, hash_: str, scheme: str, size: tuple[int, int]) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    view = Opened(browser, address + hash_, scheme=scheme, size=size)
    view.page.evaluate("() => Promise.all(document.getAnimations().map((animation) => animation.finished.catch(() => {})))")
    results = axe.Axe().run(view.page)
    assert results.violations_count == 0, results.generate_report()
    view.context.close()
