"""Pages of source files -> parts of a record.

Called by the builder of a policy's record. What readers may not see is not in the record at all:
no file that is hidden, held or not yet checked, and notes only where their author allows it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from typing import Final, Literal, cast

from cases.files.addresses import page_path, picture_path
from cases.files.lines import extension_of
from cases.models import PolicyPage
from search.records import MAX_PARTS, Part, analysis_language
from uploads.models import FilePage, SourceFile

logger = logging.getLogger(__name__)

#: Width in pixels of the picture beside a hit.
_THUMBNAIL: Final = 320
#: One type, two spellings.
_SAME_TYPE: Final = {"jpeg": "jpg"}


def shown_files(page: PolicyPage) -> list[SourceFile]:
    """The files readers of a policy may see, each once, in the editor's order."""
    files = [line.source_file for line in page.files.all()]
    return list({file.pk: file for file in files if file.is_shown}.values())


def parts_of(page: PolicyPage, files: Iterable[SourceFile]) -> tuple[Part, ...]:
    """The parts of a policy: every page of its shown files; beyond MAX_PARTS they are left out."""
    parts = [
        _part(page.stable_id, file, file_page) for file in files for file_page in file.pages.all()
    ]
    if len(parts) > MAX_PARTS:
        logger.warning("%s: only %d of %d pages can be found", page, MAX_PARTS, len(parts))
    return tuple(parts[:MAX_PARTS])


def file_type_of(file: SourceFile) -> str:
    """The value of the facet ``file_type``."""
    extension = extension_of(file)
    return _SAME_TYPE.get(extension, extension)


def _part(policy: str, file: SourceFile, page: FilePage) -> Part:
    return Part(
        file_id=str(file.stable_id),
        file_name=file.filename,
        file_type=file_type_of(file),
        unit=cast("Literal['page', 'slide']", file.unit),
        number=page.number,
        language=analysis_language(page.language or file.language),
        text=_text(page),
        path=page_path(file.stable_id, page.number, policy),
        thumbnail=(
            picture_path(file.stable_id, page.number, _THUMBNAIL) if file.pages_folder else ""
        ),
        notes=page.notes if file.notes_searchable else "",
    )


def _text(page: FilePage) -> str:
    """What a reader of the page sees; a title is part of the text in most files."""
    if page.title in page.text:
        return page.text
    return f"{page.title}\n{page.text}"
