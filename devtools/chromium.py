"""The system's Chromium: where it is, how it is started, and a person who has signed in with it."""

from __future__ import annotations

import os
import shutil
from typing import Any, Final

from playwright.sync_api import Browser, BrowserContext

#: Without a sandbox, since root is refused one; without traffic of its own.
FLAGS: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium_path() -> str | None:
    """The program, CHROMIUM in the environment first; None when there is none."""
    return os.environ.get("CHROMIUM") or shutil.which("chromium")


def signed_in(
    browser: Browser, url: str, email: str, password: str, **options: Any
) -> BrowserContext:
    """The browser of one person, or of nobody when ``email`` is empty.

    ``options`` are those of its context.
    """
    context = browser.new_context(**options)
    if email:
        page = context.new_page()
        page.goto(f"{url}/account/login/")
        page.fill("input[name=login]", email)
        page.fill("input[name=password]", password)
        with page.expect_navigation():
            page.click("main form button[type=submit]")
        page.close()
    return context
