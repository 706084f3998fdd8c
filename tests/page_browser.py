"""A page opened in a browser, as the tests handle it."""

from __future__ import annotations

import shutil
from typing import Any

from playwright.sync_api import Browser, Page

CHROMIUM = next((path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None)
SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
WIDE, NARROW = (1400, 900), (390, 844)


class Opened:
    """A page in a fresh context, with what it asked for and what it complained of."""

    def __init__(self, browser: Browser, address: str, *, size: tuple[int, int] = WIDE, scheme: Any = "light") -> None:
        self.context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("console", lambda message: self.complaints.append(message.text) if message.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("dialog", lambda dialog: (self.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
        self.page.goto(address)

    def ask(self, script: str, *arguments: Any) -> Any:
        return self.page.evaluate(script, list(arguments))

    def wait(self, script: str) -> None:
        """Wait until an expression holds: addresses change and pictures are drawn a moment after the key or the click."""
        self.page.wait_for_function(script, timeout=10_000)

    def click_node(self, entity: str) -> None:
        point = self.ask("([id]) => kgPage.nodePoint(id)", entity)
        self.page.mouse.click(point["x"], point["y"])

    def click_line(self, a: str, b: str, standing: str, *, at: float = 0.5) -> None:
        point = self.ask("([a, b, s, t]) => kgPage.linePoint(a, b, s, t)", a, b, standing, at)
        self.page.mouse.click(point["x"], point["y"])

    def lines(self) -> list[dict[str, Any]]:
        return self.ask("() => kgPage.lines()")

    def nodes(self) -> set[str]:
        return set(self.ask("() => kgPage.nodes()"))

    @property
    def panel(self) -> Any:
        return self.page.locator("#panel")
