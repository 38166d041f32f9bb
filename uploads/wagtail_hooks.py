"""What Wagtail finds by this name: our list and page of source files in place of its own."""

from __future__ import annotations

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from uploads.staff.decisions import decide
from uploads.staff.editing import FilePage
from uploads.staff.listing import FileList


@hooks.register("register_admin_urls", order=-1)
def before_wagtails_own() -> list[URLPattern]:
    """The same addresses as Wagtail's, found first; names and links stay as they are."""
    root = "documents/"
    return [
        path(root, FileList.as_view()),
        path(f"{root}results/", FileList.as_view(results_only=True)),
        path(f"{root}edit/<int:document_id>/", FilePage.as_view()),
        path(f"{root}<int:document_id>/<slug:name>/", decide, name="uploads_decide"),
    ]


@hooks.register("construct_main_menu")
def call_them_source_files(request: HttpRequest, menu_items: list[MenuItem]) -> None:
    """The word document alone could mean anything here."""
    for item in menu_items:
        if item.name == "documents":
            item.label = _("Source files")
