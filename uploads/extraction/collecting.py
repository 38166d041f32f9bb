"""Put together what the children found: pages with their slide's notes, pictures at their place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from uploads.extraction.jobs import (
    PICTURE_BYTES,
    PICTURES,
    WIDTHS,
    ReadPage,
    Slide,
    is_plain_file,
    picture_name,
)


@dataclass(frozen=True, slots=True)
class ExtractedPage:
    """One page or slide, numbered from 1 as its author numbers it, hidden slides among them.

    ``width`` and ``height`` are those of the largest picture in pixels, 0 when there is none.
    """

    number: int
    text: str = ""
    title: str = ""
    notes: str = ""
    hidden: bool = False
    ocr: bool = False
    width: int = 0
    height: int = 0

    @property
    def pictures(self) -> dict[int, str]:
        """Target width -> place of the picture within the folder of the examination."""
        if not self.width:
            return {}
        return {width: picture_name(self.number, width) for width in WIDTHS}


def with_slides(pages: Sequence[ReadPage], slides: Sequence[Slide]) -> list[ExtractedPage]:
    """Pages with the title and the notes of their slide: hidden ones are pages, too.

    If there are not as many slides as pages, nothing is said about slides rather than something
    wrong.
    """
    if len(slides) != len(pages):
        slides = [Slide(page.number) for page in pages]
    return [
        ExtractedPage(
            number=page.number,
            text=page.text,
            title=slide.title,
            notes=slide.notes,
            hidden=slide.hidden,
            width=page.width,
            height=page.height,
        )
        for page, slide in zip(pages, slides, strict=True)
    ]


def take_pictures(
    pages: Sequence[ExtractedPage], *, source: Path, target: Path
) -> list[ExtractedPage]:
    """Move the pictures out of the child's folder; a page that lacks one of them has none."""
    (target / PICTURES).mkdir(parents=True, exist_ok=True)
    honest = not (source / PICTURES).is_symlink()
    return [_moved(page, source, target) if honest else _bare(page) for page in pages]


def _moved(page: ExtractedPage, source: Path, target: Path) -> ExtractedPage:
    places = page.pictures.values()
    if not all(_is_webp(source / place) for place in places):
        return _bare(page)
    for place in places:
        (source / place).replace(target / place)
    return page


def _is_webp(path: Path) -> bool:
    if not is_plain_file(path, at_most=PICTURE_BYTES):
        return False
    with path.open("rb") as file:
        head = file.read(12)
    return head[:4] == b"RIFF" and head[8:] == b"WEBP"


def _bare(page: ExtractedPage) -> ExtractedPage:
    return replace(page, width=0, height=0)
