"""The page of one source file: its form, where it stands, its pages, and what may be decided."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.documents.views.documents import EditView

from uploads import selectors
from uploads.inspection import Flag
from uploads.models import SourceFile
from uploads.places import PICTURE_WIDTHS
from uploads.staff.decisions import possible_decisions

#: Thumbnails on the page; the viewer has all of them.
SHOWN_PAGES: Final = 24
THUMBNAIL: Final = PICTURE_WIDTHS[-1]

FLAGS: Final = {
    Flag.EXTERNAL_LINK: _("links to pictures or files elsewhere; nothing was fetched"),
    Flag.ACTIVE_CONTENT: _("holds something that acts by itself; the original is not offered"),
    Flag.MACRO: _("holds macros; the original is not offered"),
    Flag.DAMAGED: _("is damaged, but could be opened"),
    Flag.HIDDEN_SLIDES: _("has hidden slides"),
    Flag.NO_TEXT: _("no text was found"),
    Flag.OCR: _("some text was read by machine from pictures"),
    Flag.EMPTY_PASSWORD: _("has an empty password"),
}


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """The picture of one page."""

    number: int
    address: str


class FilePage(EditView):
    """Wagtail's form with the state beside it."""

    template_name = "uploads/admin/edit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        file: SourceFile = self.object
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return {
            **context,
            "status": selectors.status_of(file),
            "flags": [FLAGS[Flag(flag)] for flag in file.flags if flag in Flag.__members__],
            "thumbnails": thumbnails(file),
            "elsewhere": selectors.others_with_content_of(file),
            "decisions": possible_decisions(file),
        }


def thumbnails(file: SourceFile) -> list[Thumbnail]:
    """Pictures of the first pages."""
    numbers = file.pages.exclude(width=0).values_list("number", flat=True)[:SHOWN_PAGES]
    return [
        Thumbnail(number, reverse("file-picture", args=[file.stable_id, number, THUMBNAIL]))
        for number in numbers
    ]
