"""Pictures of a policy with the sizes they were made in, read at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from django.db.models import prefetch_related_objects

if TYPE_CHECKING:
    from cases.models import PolicyPage
    from uploads.models import PortalImage

#: Sections that may hold a picture between their paragraphs.
_SECTIONS = ("problem", "what_was_done", "outcome", "what_went_wrong", "transfer_conditions")


def pictures_of(page: PolicyPage) -> tuple[PortalImage, ...]:
    """The page's own pictures in the editor's order, without those that were deleted.

    The renditions of these and of the pictures in the story are read with them, in one query, so
    that a template asks for none; a size that was never made is made when it is shown.
    """
    own = [block.value for block in page.images if block.value is not None]
    shown = [*own, *_in_story(page)]
    if shown:
        prefetch_related_objects(shown, "renditions")
    return tuple(own)


def _in_story(page: PolicyPage) -> Iterator[Any]:
    for name in _SECTIONS:
        yield from _figures(getattr(page, name))


def _figures(section: Iterable[Any]) -> Iterator[Any]:
    for block in section:
        if block.block_type == "figure" and block.value["image"] is not None:
            yield block.value["image"]
