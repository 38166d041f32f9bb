"""What Wagtail finds by this name: the look of the admin, and what waits for staff in it."""

from __future__ import annotations

from typing import Any, Final

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks

from portal.waiting.panel import WaitingPanel

#: Beginnings of the names of two entries.
WAGTAILS_OWN: Final = ("whats-new-in-wagtail", "editor-guide")
SHEETS: Final = ("brand", "lists", "dashboard")


@hooks.register("insert_global_admin_css")
def add_our_look() -> SafeString:
    """On every page of the admin, after Wagtail's own."""
    addresses = ((static(f"admin/{name}.css"),) for name in SHEETS)
    return format_html_join("", '<link rel="stylesheet" href="{}">', addresses)


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Above Wagtail's own panels."""
    panels.append(WaitingPanel())


@hooks.register("construct_help_menu")
def leave_wagtails_own_news(request: HttpRequest, items: list[Any]) -> None:
    """Editors are at the portal here: Wagtail's news and guide lead away from it."""
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_OWN)]
