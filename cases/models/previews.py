"""What an editor may look at before it is published: the page, its card in a list, its sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from csp.constants import UNSAFE_INLINE
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from cases.cards import card_of

if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object

CARD: Final = "card"
SHEET: Final = "sheet"
_TEMPLATES: Final = {CARD: "cases/preview/card.html", SHEET: "cases/preview/sheet.html"}
#: Widths in CSS pixels: the narrowest common phone, a tablet, a desk.
SIZES: Final = (
    ("phone", "mobile-alt", 360, _("As on a phone")),
    ("tablet", "tablet-alt", 768, _("As on a tablet")),
    ("desk", "desktop", 1280, _("As on a desk")),
)


class PolicyPreviews(_Base):
    """Modes and sizes of Wagtail's preview for policies."""

    @property
    def preview_modes(self) -> list[tuple[str, Any]]:
        """Name and label of each."""
        return [
            ("", _("The page")),
            (CARD, _("In a list of results")),
            (SHEET, _("On one sheet of paper")),
        ]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """As Wagtail's buttons want them; the phone first, on which many readers are."""
        return [
            {"name": name, "icon": icon, "device_width": width, "label": label}
            for name, icon, width, label in SIZES
        ]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The template of the mode."""
        own = _TEMPLATES.get(mode_name)
        return own or str(super().get_preview_template(request, mode_name))

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """With the card, where that is looked at."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "policy": card_of(self)} if mode_name == CARD else context

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """What the frame shows."""
        answer: Any = super().serve_preview(request, mode_name)
        if mode_name == SHEET:
            # It has its style inside, as the printer gets it. Nobody but its editor is sent this.
            answer._csp_update = {"style-src": [UNSAFE_INLINE]}
        return answer  # type: ignore[no-any-return]
