"""What Wagtail finds by this name: our list and page of source files in place of its own."""

from __future__ import annotations

from django.urls import URLPattern, path
from wagtail import hooks

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
