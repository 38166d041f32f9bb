"""The source files of a policy as lists name them: on its page and in the API."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any, Final

from cases.files.addresses import file_path, original_path, page_path, picture_path
from uploads.choices import PageUnit
from uploads.models import SourceFile

if TYPE_CHECKING:
    from cases.models import PolicyPage

#: Thumbnails beside the name of a presentation, and their width in pixels.
_STRIP: Final = 4
_SMALL: Final = 320


@dataclass(frozen=True, slots=True)
class StripPicture:
    """The small picture of one of the first pages, and the way to that page."""

    number: int
    path: str
    picture_path: str


@dataclass(frozen=True, slots=True)
class FileLine:
    """A source file as a list names it; ``size`` in bytes, where it is known, ``language`` a code.

    Paths have no language; one is empty where there is nothing to go to.
    """

    id: str
    name: str
    title: str
    kind: str
    kind_label: str
    extension: str
    unit: str
    pages: int
    size: int | None
    language: str
    licence: str
    path: str
    original_path: str
    strip: tuple[StripPicture, ...]

    @property
    def is_deck(self) -> bool:
        """Whether its pages are called slides."""
        return self.unit == PageUnit.SLIDE


def file_lines(page: PolicyPage) -> tuple[FileLine, ...]:
    """The files of a policy that are shown to its readers, in the editor's order. One query.

    Of a draft, as its author and staff preview it, they lead to addresses without the policy.
    """
    policy = page.stable_id if page.live else None
    lines = page.files.select_related("source_file")
    return tuple(_line(line, policy) for line in lines if line.source_file.is_shown)


def extension_of(file: SourceFile) -> str:
    """Lower case, without a dot: ``pptx``."""
    return PurePosixPath(file.filename).suffix.removeprefix(".").lower()


def _line(line: Any, policy: str | None) -> FileLine:
    file: SourceFile = line.source_file
    return FileLine(
        id=str(file.stable_id),
        name=file.filename,
        title=file.title,
        kind=line.kind,
        kind_label=line.get_kind_display(),
        extension=extension_of(file),
        unit=file.unit,
        pages=file.page_count,
        size=file.file_size,
        language=file.language,
        licence=file.get_licence_display(),
        path=file_path(file.stable_id, policy) if file.page_count else "",
        original_path=original_path(file.stable_id) if file.original_may_leave else "",
        strip=_strip(file, policy),
    )


def _strip(file: SourceFile, policy: str | None) -> tuple[StripPicture, ...]:
    """The first slides of a presentation, the first page of anything else."""
    if not file.pages_folder:
        return ()
    count = _STRIP if file.unit == PageUnit.SLIDE else 1
    return tuple(
        StripPicture(
            number,
            page_path(file.stable_id, number, policy),
            picture_path(file.stable_id, number, _SMALL),
        )
        for number in range(1, min(count, file.page_count) + 1)
    )
