"""Source files as a worker leaves them: original, pages and pictures in the private storage."""

from __future__ import annotations

import io
import uuid
from collections.abc import Sequence
from functools import cache
from typing import Any

from django.core.files.base import ContentFile
from PIL import Image

from cases.choices import Visibility
from cases.models import PolicyPage
from tests.factories.policies import make_case
from uploads.choices import FileKind, FileState, PageUnit
from uploads.models import FilePage, SourceFile
from uploads.places import PICTURE_WIDTHS, picture_name, private_storage

#: Width and height in pixels of the largest picture of a slide.
SLIDE_SIZE = (1600, 900)
ORIGINAL = b"the file as it was uploaded"


def make_source_file(
    name: str = "Night buses.pptx", *, content: bytes = ORIGINAL, **fields: Any
) -> SourceFile:
    """A file that passed all checks and has no pages yet; any field may be given."""
    defaults = {
        "title": name.rpartition(".")[0],
        "original_name": name,
        "state": FileState.READY,
        "unit": PageUnit.SLIDE if name.endswith(("pptx", "ppt")) else PageUnit.PAGE,
        "file_size": len(content),
    }
    file = SourceFile(**(defaults | fields))
    file.file.save(name, ContentFile(content), save=False)
    file.save()
    return file


def add_pages(
    file: SourceFile,
    texts: Sequence[str],
    *,
    size: tuple[int, int] = SLIDE_SIZE,
    pictures: bool = True,
    **fields: Any,
) -> list[FilePage]:
    """Give a file one page for each text, with pictures unless told otherwise.

    The first line of a text is the title of its page. ``fields`` are set on every page.
    """
    file.pages_folder = uuid.uuid4().hex if pictures else ""
    width, height = size if pictures else (0, 0)
    pages = [
        FilePage(
            file=file,
            number=number,
            width=width,
            height=height,
            **({"title": text.split("\n")[0], "text": text} | fields),
        )
        for number, text in enumerate(texts, start=1)
    ]
    FilePage.objects.bulk_create(pages)
    for page in pages if pictures else ():
        for wide in PICTURE_WIDTHS:
            name = picture_name(file.pages_folder, page.number, wide)
            private_storage().save(name, ContentFile(_picture(wide, wide * height // width)))
    file.page_count = len(pages)
    file.save()
    return pages


def make_deck(count: int = 16, **fields: Any) -> SourceFile:
    """A presentation; each slide has words of its own: ``Slide14 about lanterns14``."""
    file = make_source_file(**fields)
    texts = [f"Slide{number}\nabout lanterns{number}" for number in range(1, count + 1)]
    add_pages(file, texts)
    return file


def attach(page: PolicyPage, *files: SourceFile, kind: str = FileKind.DECK) -> None:
    """Add files to a policy and publish it; a page that is not live stays a draft."""
    live = page.live
    line = type(page).files.rel.related_model
    page.files.add(*(line(source_file=file, kind=kind) for file in files))
    revision = page.save_revision()
    if live:
        revision.publish()
        page.refresh_from_db()


def make_case_with(
    *files: SourceFile, title: str = "Night buses", visibility: str = Visibility.PUBLIC
) -> PolicyPage:
    """A published case study with files."""
    page = make_case(title, visibility=visibility)
    attach(page, *files)
    return page


@cache
def _picture(width: int, height: int) -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", (width, height), "#0b5c6b").save(buffer, "WEBP", quality=10, method=0)
    return buffer.getvalue()
