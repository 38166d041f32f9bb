"""Walking through the tour of the demo: one browser context per reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from devtools.chromium import signed_in


def walk(
    browser: Browser,
    url: str,
    tour: Sequence[dict[str, Any]],
    *,
    language: str = "en",
    watch: Callable[[BrowserContext], None] | None = None,
    **options: Any,
) -> Iterator[tuple[dict[str, Any], Page]]:
    """Open every stop in turn; gives it with its page, which is closed afterwards.

    ``watch`` sees each reader's browser before the first page; ``options`` are those of contexts.
    """
    prefix = "" if language == "en" else f"/{language}"
    contexts: dict[str, BrowserContext] = {}
    with ExitStack() as stack:
        for stop in tour:
            email = stop["email"]
            if email not in contexts:
                context = signed_in(browser, url, email, stop["password"], **options)
                contexts[email] = stack.enter_context(closing(context))
                if watch:
                    watch(context)
            with closing(contexts[email].new_page()) as page:
                page.goto(f"{url}{prefix}{stop['path']}")
                yield stop, page
