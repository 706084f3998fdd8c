"""The graph and its evidence in a real browser: what a reader clicks, finds and filters."""

from __future__ import annotations

from typing import Any

import pytest
from page_browser import Opened
from playwright.sync_api import expect

pytest_plugins = ["page_fixtures"]
ROGGIO_ON_PAKISTAN = "Pakistan supports the Taliban, according to Roggio."


def test_only_asserted_claims_are_drawn_as_facts(opened: Opened) -> None:
    lines = opened.lines()
    assert {line["standing"] for line in lines} == {"stated", "reported", "possible", "planned", "denied"}
    for line in lines:
        assert line["asserted"] == (line["standing"] in ("stated", "reported"))
        assert (line["dashes"] is False) == (line["standing"] in ("stated", "denied"))


def test_click_on_a_node_shows_its_sentences(opened: Opened) -> None:
    opened.click_node("pakistan")
    expect(opened.panel.locator("h2")).to_have_text("Pakistan")
    expect(opened.panel.locator("blockquote", has_text=ROGGIO_ON_PAKISTAN)).to_have_count(1)
    card = opened.panel.locator("article", has_text=ROGGIO_ON_PAKISTAN)
    expect(card.locator(".m-subject")).to_have_text("Pakistan")
    expect(card.locator(".m-relation")).to_have_text("supports")
    expect(card.locator(".m-object")).to_have_text("Taliban")
    expect(card.locator(".m-cue")).to_have_text("according to")
    expect(card).to_contain_text("Bill Roggio")
    expect(card).to_contain_text("Sample Wire")
    expect(card).to_contain_text("5 September 2021")
    expect(card).to_contain_text("frames:supports")
    assert opened.page.url.endswith("#pakistan")


def test_click_on_a_line_shows_its_sentences(opened: Opened) -> None:
    opened.click_line("united-states", "isis-k", "planned", at=0.35)
    expect(opened.panel.locator("h2")).to_contain_text("ISIS-K")
    expect(opened.panel.locator("article.is-planned")).to_contain_text("is planning more strikes against ISIS-K")
    opened.click_line("taliban", "united-states", "denied", at=0.4)
    expect(opened.panel.locator("article").first).to_contain_text("The United States never worked with the Taliban")
    expect(opened.panel.locator("article")).to_have_count(3)
    expect(opened.panel).to_contain_text("disputed")


def test_a_speaker_shows_what_was_said(opened: Opened) -> None:
    opened.page.goto(opened.page.url + "#mark-milley")
    opened.panel.get_by_role("button", name="Says").click()
    expect(opened.panel.locator("article.is-possible")).to_contain_text("could coordinate with the Taliban")
    expect(opened.panel.locator("article.is-reported")).to_contain_text("😀 that they run Kabul")
    expect(opened.panel.locator("article.is-reported .m-object")).to_have_text("Kabul")


def test_claims_without_subject_are_in_the_objects_evidence(opened: Opened) -> None:
    opened.page.goto(opened.page.url + "#three-people")
    expect(opened.panel.locator("article")).to_contain_text("someone not named killed Three people")


def test_a_count_is_shown_in_words_and_number(opened: Opened) -> None:
    opened.page.goto(opened.page.url + "#three-people")
    expect(opened.panel.locator("dl.facts div", has_text="Count")).to_have_text("Count“Three” (3)")


def test_find_by_key_name_alias_and_words(opened: Opened) -> None:
    opened.page.keyboard.press("/")
    opened.page.keyboard.type("iskp")
    expect(opened.page.locator("#find-list [role=option]").first).to_contain_text("ISIS-K")
    opened.page.keyboard.press("Enter")
    expect(opened.panel.locator("h2")).to_have_text("ISIS-K")
    opened.page.fill("#find", "share intelligence")
    opened.page.keyboard.press("ArrowDown")
    opened.page.keyboard.press("Enter")
    expect(opened.panel.locator(".text .m-target")).to_have_text("share intelligence")
    opened.page.fill("#find", "zzz")
    expect(opened.page.locator("#find-list")).to_contain_text("Nothing found")


@pytest.mark.parametrize(
    ("box", "gone"),
    [
        ("#line-styles [data-key='0'] input", lambda line: line["standing"] == "stated"),
        ("#line-styles [data-key='2'] input", lambda line: line["standing"] == "possible"),
        ("#line-styles [data-key='4'] input", lambda line: line["standing"] == "denied"),
        ("#open-claims", lambda line: not line["asserted"]),
        (
            "#types [data-key='Government'] input",
            lambda line: {"united-states", "pakistan", "afghanistan", "joint-chiefs"} & {line["a"], line["b"]},
        ),
        (
            "#groups [data-key='conflict'] input",
            lambda line: (
                {line["a"], line["b"]}
                in ({"united-states", "isis-k"}, {"isis-k", "airport-bombing"}, {"airport-bombing", "service-members"})
            ),
        ),
        (
            "#sources [data-key='Sample Wire'] input",
            lambda line: (
                (line["standing"] == "denied" and {line["a"], line["b"]} == {"united-states", "taliban"})
                or (line["standing"] == "reported" and {line["a"], line["b"]} in ({"pakistan", "taliban"}, {"haqqani-network", "taliban"}))
            ),
        ),
    ],
)
def test_each_filter_hides_its_lines(opened: Opened, box: str, gone: Any) -> None:
    before = opened.lines()
    expected = [line for line in before if not gone(line)]
    assert len(expected) < len(before)
    opened.page.locator(box).click()
    assert opened.lines() == expected
    opened.page.locator("#reset").click()
    assert opened.lines() == before


def test_date_range_and_only_and_alone(opened: Opened) -> None:
    every = len(opened.lines())
    opened.page.fill("#from", "2021-09-03")
    assert {line["standing"] for line in opened.lines()} == {"reported", "denied"}
    opened.page.fill("#from", "")
    opened.page.fill("#to", "2021-09-03")
    assert 0 < len(opened.lines()) < every
    opened.page.keyboard.press("Escape")
    opened.page.locator("#reset").click()
    row = opened.page.locator("#line-styles [data-key='4']")
    row.hover()
    row.get_by_role("button", name="Only Denied").click()
    assert {line["standing"] for line in opened.lines()} == {"denied"}
    opened.page.locator("#reset").click()
    assert "rebels" in opened.nodes()
    opened.page.locator("#alone").click()
    assert "rebels" not in opened.nodes()


def test_neighbourhood_of_one_and_two_hops(opened: Opened) -> None:
    opened.click_node("isis-k")
    opened.panel.get_by_role("link", name="Neighbours").click()
    assert opened.nodes() == {"isis-k", "united-states", "haqqani-network", "airport-bombing"}
    opened.page.locator("#hop-2").click()
    assert {"taliban", "abbey-gate", "afghanistan"} <= opened.nodes()
    opened.page.locator("#focus-end").click()
    assert "kandahar" in opened.nodes()


def test_how_two_are_connected(opened: Opened) -> None:
    opened.page.fill("#path-a", "US")
    opened.page.keyboard.press("Enter")
    opened.page.keyboard.type("pakis")
    opened.page.keyboard.press("Enter")
    expect(opened.panel.locator("h2")).to_have_text("How are United States and Pakistan connected?")
    expect(opened.panel.locator(".chain-line").first).to_have_text("United States — Taliban — Pakistan")
    expect(opened.panel.locator(".steps blockquote")).to_have_count(2)
    expect(opened.panel).to_contain_text(ROGGIO_ON_PAKISTAN)
    assert opened.nodes() == {"united-states", "taliban", "pakistan"}
    opened.page.locator("#line-styles [data-key='1'] input").click()
    expect(opened.panel).to_contain_text("Not all of this way rests on facts")


def test_two_that_no_claim_joins_are_shown_as_only_named_together(opened: Opened) -> None:
    opened.page.goto(opened.page.url + "#path/rebels/taliban")
    expect(opened.panel.locator(".warn")).to_contain_text("By no claims that are shown")
    expect(opened.panel.locator(".chain-line")).to_have_text("Rebels — Kabul — Taliban")
    expect(opened.panel.locator(".is-gap")).to_contain_text("Rebels and officials of Pakistan met the press")
    assert {frozenset((line["a"], line["b"])) for line in opened.lines()} == {frozenset(("kabul", "taliban"))}
    opened.page.goto(opened.page.url.split("#")[0] + "#path/malice/taliban")
    expect(opened.panel.locator(".warn")).to_have_text("By no claims that are shown.")


def test_show_in_text_marks_and_scrolls(opened: Opened) -> None:
    opened.page.goto(opened.page.url + "#pakistan")
    opened.panel.locator("article", has_text="might share").get_by_role("link", name="Show in text").click()
    target = opened.panel.locator(".text .m-target").first
    expect(target).to_be_in_viewport()
    expect(opened.panel.locator(".text .silent")).to_have_text("Rebels and officials of Pakistan met the press in Kabul.")
    assert "deny that they have ties" in opened.panel.locator(".text").inner_text()
    opened.panel.locator(".text a.dot.is-denied").first.click()
    expect(opened.panel.locator("article.is-denied")).to_have_count(1)


def test_addresses_and_the_back_button(opened: Opened, address: str) -> None:
    opened.page.goto(address + "#c24")
    expect(opened.panel.locator("article")).to_contain_text(ROGGIO_ON_PAKISTAN)
    opened.click_node("kabul")
    expect(opened.panel.locator("h2")).to_have_text("Kabul")
    opened.page.go_back()
    expect(opened.panel.locator("article")).to_contain_text(ROGGIO_ON_PAKISTAN)
    opened.page.goto(address + "#no-such-thing/%E0%A4")
    expect(opened.panel.locator("h2")).to_have_text("Summary")


def test_summary(opened: Opened) -> None:
    expect(opened.panel.locator("h2")).to_have_text("Summary")
    blocks = {block.locator("h3").inner_text(): block.inner_text() for block in opened.panel.locator("section.block").all()}
    assert blocks["Most connected"].split("\n")[1].strip() == "Taliban"
    assert "Mark Milley" in blocks["Who speaks most"] and "“a spokesman” not named" in blocks["Who speaks most"]
    assert "cooperated with" in blocks["Disputed"]
    assert "attacked" in blocks["Not facts"] and "claimed responsibility" not in blocks["Not facts"]
    assert "1 sentence without one" in blocks["2 documents"]
    opened.panel.locator("svg.map a", has_text="Kabul airport").first.dispatch_event("click")
    expect(opened.panel.locator("h2")).to_have_text("Kabul airport")
