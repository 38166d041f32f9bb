"""Presentations as participants send them: the words of the demo's policies, and photographs."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

from PIL import Image
from pptx import Presentation
from pptx.util import Emu

from devtools.burst.people import Upload
from portal.demo.content import read_policies
from portal.demo.decks import outline_of, pptx_deck

#: Photographs of a deck: width, height in pixels. As a camera's they do not compress well.
PHOTOGRAPHS: Final = 4
PHOTOGRAPH: Final = (1920, 1280)
SPREAD: Final = 40


def decks(number: int) -> list[Upload]:
    """So many presentations of 18 to 23 slides and about 4 MiB, no two with the same words."""
    photographs = [_photograph() for _ in range(PHOTOGRAPHS)]
    return [
        Upload(f"{entry.slug}.pptx", _with(pptx_deck(outline_of(entry)), photographs))
        for entry in read_policies()[:number]
    ]


def _with(deck: bytes, photographs: Sequence[bytes]) -> bytes:
    """The deck with a slide for each photograph at its end."""
    presentation = Presentation(io.BytesIO(deck))
    for photograph in photographs:
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        slide.shapes.add_picture(
            io.BytesIO(photograph), Emu(0), Emu(0), height=presentation.slide_height
        )
    stream = io.BytesIO()
    presentation.save(stream)
    return stream.getvalue()


def _photograph() -> bytes:
    bands = [Image.effect_noise(PHOTOGRAPH, SPREAD) for _ in range(3)]
    stream = io.BytesIO()
    Image.merge("RGB", bands).save(stream, "JPEG", quality=75)
    return stream.getvalue()
