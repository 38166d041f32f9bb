"""A policy as a pack shows it: its reading, its story with pictures, its files.

Everything here is worked out before the template runs; the templates are templates/packs/offline/.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from cases.addresses import permanent_path
from cases.files.viewing import name_of
from cases.reading import Reading, reading_of
from portal.packs.limits import PICTURE_PIXELS, SLIDE_PIXELS
from portal.packs.links import offline_html, on_the_portal
from programmes.audience import PUBLIC_TOKENS
from uploads.models import FilePage, PortalImage

#: What keeps a picture and gives its path from the pages of the pack; "": there was no room.
Keeper = Callable[[PortalImage], str]
_HEADINGS: Final[Mapping[str, str | Promise]] = {
    "problem": _("The problem"),
    "what_was_done": _("What was done"),
    "outcome": _("Results"),
    "what_went_wrong": _("What went wrong, and the remedy"),
    "transfer_conditions": _("What another city needs"),
}
_ALT_WORDS: Final = 15


@dataclass(frozen=True, slots=True)
class Photo:
    """A picture, ``width`` and ``height`` in pixels; without ``path`` it is told in words only."""

    path: str
    width: int
    height: int
    alt: str
    caption: str
    credit: str
    licence: str


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of a story: ``kind`` is that of the StreamField; one of the others is filled."""

    kind: str
    text: str | SafeString = ""
    photo: Photo | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the story under its heading."""

    heading: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One policy, ready for its page."""

    page: Any
    reading: Reading
    story: tuple[Section, ...]
    photos: tuple[Photo, ...]
    web: str


@dataclass(frozen=True, slots=True)
class Slide:
    """One page of a source file; ``picture`` is a path or "", its height in pixels."""

    page: FilePage
    name: str
    picture: str
    height: int
    alt: str
    language: str


def told_of(page: Any, language: str, *, inside: Mapping[str, str], keep: Keeper) -> Told:
    """Gather it for everybody, in the language of the interface."""
    web = on_the_portal(permanent_path(page.stable_id))
    reading = reading_of(
        page,
        tokens=PUBLIC_TOKENS,
        today=timezone.localdate(),
        language=language,
        permanent_url=web,
    )
    sections = (
        Section(str(heading), _blocks(getattr(page, name), inside, keep))
        for name, heading in _HEADINGS.items()
    )
    images = [block.value for block in page.images if block.value]
    return Told(
        page=page,
        reading=reading,
        story=tuple(section for section in sections if section.blocks),
        photos=tuple(_photo(image, keep) for image in images),
        web=web,
    )


def slide_of(page: FilePage, picture: str) -> Slide:
    """One page of a file with its picture."""
    name = name_of(page.file.unit, page.number)
    words = Truncator(" ".join((page.title or page.text).split())).words(_ALT_WORDS)
    return Slide(
        page=page,
        name=name,
        picture=picture,
        height=round(SLIDE_PIXELS * page.height / page.width) if page.width else 0,
        alt=f"{name}: {words}" if words else name,
        language=page.language or page.file.language,
    )


def _blocks(stream: Sequence[Any], inside: Mapping[str, str], keep: Keeper) -> tuple[Block, ...]:
    return tuple(block for each in stream if (block := _block(each, inside, keep)))


def _block(each: Any, inside: Mapping[str, str], keep: Keeper) -> Block | None:
    if each.block_type == "paragraph":
        return Block("paragraph", text=offline_html(each.value.source, inside))
    if each.block_type == "figure":
        image = each.value["image"]
        photo = _photo(image, keep, caption=each.value["caption"] or "") if image else None
        return Block("figure", photo=photo) if photo else None
    return Block(each.block_type, text=str(each.value))


def _photo(image: PortalImage, keep: Keeper, *, caption: str = "") -> Photo:
    scale = min(1.0, PICTURE_PIXELS / max(image.width, image.height, 1))
    return Photo(
        path=keep(image),
        width=int(image.width * scale),
        height=int(image.height * scale),
        alt=image.alt_text,
        caption=caption,
        credit=image.credit,
        licence=image.get_licence_display(),
    )
