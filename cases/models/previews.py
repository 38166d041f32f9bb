"""What an editor may look at before it is published: the page, and its card in a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from cases.cards import card_of

if TYPE_CHECKING:
    from wagtail.models import Page as _Base
else:
    _Base = object

CARD: Final = "card"
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
        return [("", _("The page")), (CARD, _("In a list of results"))]

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """As Wagtail's buttons want them; the phone first, on which many readers are."""
        return [
            {"name": name, "icon": icon, "device_width": width, "label": label}
            for name, icon, width, label in SIZES
        ]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        """The template of the mode."""
        if mode_name == CARD:
            return "cases/preview/card.html"
        return str(super().get_preview_template(request, mode_name))

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        """With the card, where that is looked at."""
        context: dict[str, Any] = super().get_preview_context(request, mode_name)
        return {**context, "policy": card_of(self)} if mode_name == CARD else context
