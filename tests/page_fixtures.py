"""A real browser for the page's tests; without one they are skipped, but in CI they fail."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from page_browser import CHROMIUM, SWITCHES, Opened
from page_sample import sample_knowledge
from playwright.sync_api import Browser, sync_playwright

from kg.page import write_page


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium, started once."""
    if CHROMIUM is None and not os.environ.get("CI"):
        pytest.skip("no Chromium on this machine; `apt-get install chromium` brings one")
    assert CHROMIUM, "CI needs a Chromium: apt-get install chromium"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=list(SWITCHES))
        yield started
        started.close()


@pytest.fixture(scope="session")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("page") / "graph.html"
    write_page(sample_knowledge(), path)
    return path.as_uri()


@pytest.fixture
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    view = Opened(browser, address)
    yield view
    view.context.close()
    assert view.complaints == []
