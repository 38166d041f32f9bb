"""Office file to PDF: LibreOffice in the fence, with the importer pinned and a profile of its own.

LibreOffice ends with status 0 when it fails and takes almost anything for a document, so neither
is believed: the importer is named, and only an output that opens and has pages counts.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from uploads.extraction.endings import Ending
from uploads.extraction.jobs import is_plain_file
from uploads.extraction.profile import write_profile
from uploads.extraction.steps import Refused, Steps
from uploads.inspection.verdict import Reason

PPTX: Final = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
PPT: Final = "application/vnd.ms-powerpoint"
DOCX: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@dataclass(frozen=True, slots=True)
class Filters:
    """LibreOffice's names of the importer and the exporter."""

    importer: str
    exporter: str


FILTERS: Final = {
    PPTX: Filters("Impress MS PowerPoint 2007 XML", "impress_pdf_Export"),
    PPT: Filters("MS PowerPoint 97", "impress_pdf_Export"),
    DOCX: Filters("MS Word 2007 XML", "writer_pdf_Export"),
}
#: Hidden slides are exported so that the numbers stay true; pictures at the size they are shown in.
EXPORT: Final = {
    "ExportHiddenSlides": True,
    "ExportNotes": False,
    "ExportNotesPages": False,
    "ExportNotesInMargin": False,
    "ExportBookmarks": False,
    "ExportFormFields": False,
    "ReduceImageResolution": True,
    "MaxImageResolution": 150,
    "Quality": 85,
}
SWITCHES: Final = ("--headless", "--norestore", "--nolockcheck", "--nologo", "--nodefault")
PDF_BYTES: Final = 300 * 1024 * 1024


def convert(file: str, *, media_type: str, folder: Path, steps: Steps) -> Path:
    """The PDF made of ``file``, which lies in ``folder``. Raises Refused, FenceMissing."""
    soffice = steps.settings.programs.soffice
    if soffice is None:
        raise Refused(
            Reason.NO_CONVERTER,
            "LibreOffice is not installed: install libreoffice-impress, libreoffice-writer"
            " and fonts-noto-cjk.",
        )
    write_profile(folder / "profile")
    run = steps.run(_command(soffice, file, media_type, folder), folder=folder, office=True)
    if run.ending in (Ending.TOO_LONG, Ending.TOO_MUCH):
        raise Refused(Reason.RENDER_LIMIT, f"LibreOffice took {run.ending}: {run.log}")
    made = folder / "out" / f"{Path(file).stem}.pdf"
    if (folder / "out").is_symlink() or not is_plain_file(made, at_most=PDF_BYTES):
        raise Refused(Reason.CONVERSION_FAILED, f"LibreOffice {run.ending}: {run.log}")
    return made


def _command(soffice: Path, file: str, media_type: str, folder: Path) -> tuple[str, ...]:
    filters = FILTERS[media_type]
    options = {name: _typed(value) for name, value in EXPORT.items()}
    return (
        str(soffice),
        f"-env:UserInstallation={(folder.resolve() / 'profile').as_uri()}",
        *SWITCHES,
        f"--infilter={filters.importer}",
        "--convert-to",
        f"pdf:{filters.exporter}:{json.dumps(options)}",
        "--outdir",
        "out",
        file,
    )


def _typed(value: bool | int) -> dict[str, str]:
    """A value as LibreOffice's JSON of filter options wants it."""
    if isinstance(value, bool):
        return {"type": "boolean", "value": str(value).lower()}
    return {"type": "long", "value": str(value)}
