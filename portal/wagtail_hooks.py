"""What Wagtail finds by this name: the look of the admin, and what waits for staff in it."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from django.http import HttpRequest
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem

from portal.waiting.panel import WaitingPanel

#: Beginnings of the names of two entries.
WAGTAILS_OWN: Final = ("whats-new-in-wagtail", "editor-guide")
SHEETS: Final = ("brand", "lists", "dashboard", "advice")


@hooks.register("insert_global_admin_css")
def add_our_look() -> SafeString:
    """On every page of the admin, after Wagtail's own."""
    addresses = ((static(f"admin/{name}.css"),) for name in SHEETS)
    return format_html_join("", '<link rel="stylesheet" href="{}">', addresses)


@hooks.register("insert_editor_js")
def lead_to_fields() -> SafeString:
    """Advice beside the form leads to the field it is about."""
    return format_html('<script type="module" src="{}"></script>', static("admin/advice.js"))


@hooks.register("construct_homepage_panels")
def show_what_waits(request: HttpRequest, panels: list[Any]) -> None:
    """Above Wagtail's own panels."""
    panels.append(WaitingPanel())


@hooks.register("construct_help_menu")
def leave_wagtails_own_news(request: HttpRequest, items: list[Any]) -> None:
    """Editors are at the portal here: Wagtail's news and guide lead away from it."""
    items[:] = [item for item in items if not item.name.startswith(WAGTAILS_OWN)]


class OfThePageItself(ContentCheckerItem):
    """Wagtail's checks without header and footer, which no editor can change."""

    axe_include: ClassVar[list[str]] = ["main"]


@hooks.register("construct_wagtail_userbar")
def check_what_editors_write(request: HttpRequest, items: list[Any], page: object) -> None:
    """In place of the check of the whole window."""
    items[:] = [
        OfThePageItself(in_editor=item.in_editor) if isinstance(item, ContentCheckerItem) else item
        for item in items
    ]
