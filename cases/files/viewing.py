"""One page of a source file and everything around it, gathered before the template runs.

File, access and number go through :func:`viewing_of` to templates/cases/files/viewer.html.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.text import Truncator
from django.utils.translation import gettext

from cases.addresses import in_interface_language, policy_path
from cases.files.access import Access
from cases.files.addresses import file_path, original_path, page_path, picture_path
from cases.files.lines import extension_of
from uploads.choices import PageUnit
from uploads.models import FilePage, SourceFile

#: Thumbnails on each side of the page shown; with the first and the last one row on a desk.
_NEIGHBOURS: Final = 3
_LARGE, _MIDDLE, _SMALL = 1600, 800, 320
_ALT_WORDS: Final = 15


@dataclass(frozen=True, slots=True)
class Picture:
    """The picture of a page; ``width`` and ``height`` (pixels) are those of the large one.

    ``alt_language``: code of the page's own words, "" where ``alt`` is in the reader's language.
    """

    url: str
    srcset: str
    large_url: str
    width: int
    height: int
    alt: str
    alt_language: str


@dataclass(frozen=True, slots=True)
class Thumbnail:
    """A link to a page; ``after_gap``: pages between this and the one before are left out."""

    number: int
    url: str
    picture_url: str
    is_current: bool
    after_gap: bool


@dataclass(frozen=True, slots=True)
class Viewing:
    """A page of a file as one reader gets it. Addresses are in the language of the interface."""

    file: SourceFile
    policy_title: str
    policy_language: str
    policy_url: str
    page: FilePage
    position: str
    language: str
    picture: Picture | None
    thumbnails: tuple[Thumbnail, ...]
    count: int
    start_url: str
    canonical_path: str
    previous_url: str
    next_url: str
    original_url: str
    is_public: bool

    @property
    def is_slide(self) -> bool:
        """Whether its pages are called slides."""
        return self.file.unit == PageUnit.SLIDE

    @property
    def extension(self) -> str:
        """What kind of file it is: ``PPTX``."""
        return extension_of(self.file).upper()


def viewing_of(
    file: SourceFile, access: Access, number: int, *, saves_data: bool = False
) -> Viewing | None:
    """Gather it; ``None`` if the file has no such page. Two queries.

    ``saves_data``: the reader asked for small pictures.
    """
    numbers = list(file.pages.values_list("number", flat=True))
    page = file.pages.filter(number=number).first()
    if page is None:
        return None
    page.file = file
    at = numbers.index(number)

    def url_at(place: int) -> str:
        if not 0 <= place < len(numbers) or place == at:
            return ""
        return in_interface_language(page_path(file.stable_id, numbers[place], access.policy_id))

    return Viewing(
        file=file,
        policy_title=access.policy.title if access.policy else "",
        policy_language=access.policy.content_language if access.policy else "",
        policy_url=in_interface_language(policy_path(access.policy)) if access.policy else "",
        page=page,
        position=position_of(file.unit, number, len(numbers)),
        language=page.language or file.language,
        picture=_picture(page, saves_data=saves_data),
        thumbnails=_thumbnails(file, access, numbers, at),
        count=len(numbers),
        start_url=in_interface_language(file_path(file.stable_id, access.policy_id)),
        canonical_path=page_path(file.stable_id, number, access.policy_id),
        previous_url=url_at(at - 1),
        next_url=url_at(at + 1),
        original_url=original_path(file.stable_id) if access.may_download else "",
        is_public=access.is_public,
    )


def name_of(unit: str, number: int) -> str:
    """What one page is called: ``Slide 14``."""
    if unit == PageUnit.SLIDE:
        return gettext("Slide %(number)s") % {"number": number}
    return gettext("Page %(number)s") % {"number": number}


def position_of(unit: str, number: int, count: int) -> str:
    """Where a reader is: ``Slide 14 of 48``."""
    values = {"number": number, "count": count}
    if unit == PageUnit.SLIDE:
        return gettext("Slide %(number)s of %(count)s") % values
    return gettext("Page %(number)s of %(count)s") % values


def _picture(page: FilePage, *, saves_data: bool) -> Picture | None:
    file = page.file
    if not file.pages_folder or not page.width:
        return None
    middle = picture_path(file.stable_id, page.number, _MIDDLE)
    large = picture_path(file.stable_id, page.number, _LARGE)
    # A small picture is never blown up: of one that is no wider than the middle, all are the same.
    has_large = page.width > _MIDDLE and not saves_data
    words = Truncator(" ".join((page.title or page.text).split())).words(_ALT_WORDS)
    return Picture(
        url=middle,
        srcset=f"{middle} {_MIDDLE}w, {large} {page.width}w" if has_large else "",
        large_url=large,
        width=page.width,
        height=page.height,
        # The number stands above the picture, the whole text beside it.
        alt=words or name_of(file.unit, page.number),
        alt_language=(page.language or file.language) if words else "",
    )


def _thumbnails(
    file: SourceFile, access: Access, numbers: Sequence[int], at: int
) -> tuple[Thumbnail, ...]:
    """Those around the page shown, the first and the last; none for a file of one page."""
    if len(numbers) < 2:
        return ()
    around = range(max(0, at - _NEIGHBOURS), min(len(numbers), at + _NEIGHBOURS + 1))
    places = sorted({0, *around, len(numbers) - 1})
    return tuple(
        Thumbnail(
            number=numbers[place],
            url=in_interface_language(page_path(file.stable_id, numbers[place], access.policy_id)),
            picture_url=(
                picture_path(file.stable_id, numbers[place], _SMALL) if file.pages_folder else ""
            ),
            is_current=place == at,
            after_gap=before is not None and place > before + 1,
        )
        for before, place in zip([None, *places], places, strict=False)
    )
