"""What a person reads about a reason or a state: one sentence, and what to do next.

uploads.inspection says why in one word; this is the only place that says it in sentences.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from django.utils.translation import gettext_lazy as _

from uploads.choices import FileState
from uploads.inspection import Reason

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class PortalReason(StrEnum):
    """Reasons that lie with the portal or its staff, not in the file."""

    STORAGE_FULL = "STORAGE_FULL"
    QUOTA = "QUOTA"
    RATE = "RATE"
    DUPLICATE = "DUPLICATE"
    BY_STAFF = "BY_STAFF"


@dataclass(frozen=True, slots=True)
class Explanation:
    """``sentence`` says what is the matter, ``next_step`` what to do; it may be ""."""

    sentence: StrOrPromise
    next_step: StrOrPromise = ""

    def __str__(self) -> str:
        return f"{self.sentence} {self.next_step}".strip()


_SAVE_AS_PDF = _("Save it as PDF in the program that made it, and upload the PDF.")

EXPLANATIONS: Final[Mapping[Reason | PortalReason, Explanation]] = {
    Reason.EMPTY: Explanation(
        _("The file is empty."),
        _("Check that it opens on your computer, then upload it again."),
    ),
    Reason.TOO_LARGE: Explanation(
        _("The file is larger than 50 MiB."),
        _("Make its pictures smaller (in PowerPoint: Compress Pictures), or save it as PDF."),
    ),
    Reason.TYPE_NOT_ALLOWED: Explanation(
        _("Files of this type cannot be taken."),
        _("Send a PDF, PPTX, PPT, DOCX, PNG, JPEG or WebP file."),
    ),
    Reason.TYPE_MISMATCH: Explanation(
        _("The content of the file is not what its name says."),
        _("Open it in the program that made it, save it again in its own format and upload that."),
    ),
    Reason.POLYGLOT: Explanation(
        _("The file is two types of file at once, so it may do harm."),
        _SAVE_AS_PDF,
    ),
    Reason.CORRUPT: Explanation(
        _("The file is damaged and cannot be opened."),
        _("Check that it opens on your computer, save it again and upload it."),
    ),
    Reason.ENCRYPTED: Explanation(
        _("The file is protected with a password."),
        _("Remove the password (in PowerPoint: File, Info, Protect), then upload it again."),
    ),
    Reason.RENDER_LIMIT: Explanation(
        _("The file is too complicated to be shown: its pages take too long to draw."),
        _("Save it as PDF with simpler drawings or with pictures, and upload the PDF."),
    ),
    Reason.PAGE_LIMIT: Explanation(
        _("The file has more than 300 pages."),
        _("Divide it into smaller files, or upload only the pages that matter."),
    ),
    Reason.PIXEL_LIMIT: Explanation(
        _("A picture in the file is too large: it has more than 40 million pixels."),
        _("Make the picture smaller, then upload it again."),
    ),
    Reason.ARCHIVE_BOMB: Explanation(
        _("The file grows far too large when it is opened."),
        _SAVE_AS_PDF,
    ),
    Reason.ARCHIVE_UNSAFE: Explanation(
        _("The file is packed in an unsafe way."),
        _("Open it in the program that made it, save it again and upload that."),
    ),
    Reason.XML_DTD: Explanation(
        _("The file holds instructions that no office program writes."),
        _("Open it in the program that made it, save it again and upload that."),
    ),
    Reason.MACRO: Explanation(
        _("The file holds macros: small programs that run when it is opened."),
        _("Save it without macros (as .pptx or .docx) or as PDF, and upload that."),
    ),
    Reason.ACTIVE_CONTENT: Explanation(
        _("The file holds something that acts by itself, so staff look at it first."),
        _("Wait for staff, or save it as PDF without scripts and attachments and upload that."),
    ),
    Reason.MALWARE: Explanation(
        _("The virus scanner found a virus in the file. It has been deleted."),
        _("Have your computer checked for viruses, then upload a clean copy."),
    ),
    Reason.UNSCANNED: Explanation(
        _("The virus scanner does not answer, so the file waits."),
        _("You need to do nothing: the file is checked as soon as the scanner answers."),
    ),
    Reason.NO_CONVERTER: Explanation(
        _(
            "Presentations and text files of office programs cannot be read here yet: the "
            "operator of the portal must install LibreOffice and bubblewrap."
        ),
        _("Meanwhile save the file as PDF and upload the PDF."),
    ),
    Reason.CONVERSION_FAILED: Explanation(
        _("The file could not be turned into pages."),
        _SAVE_AS_PDF,
    ),
    Reason.CRASHED: Explanation(
        _("The check of the file broke off several times."),
        _("Choose “Try again”. If it fails again, save the file as PDF and upload the PDF."),
    ),
    PortalReason.STORAGE_FULL: Explanation(
        _("The portal has no room to store the file. Nothing of it was kept."),
        _("Try again later. If it happens again, write to the organisers."),
    ),
    PortalReason.QUOTA: Explanation(
        _("Your files would take more room than one person may use."),
        _("Remove files that you no longer need, then upload it again."),
    ),
    PortalReason.RATE: Explanation(
        _("You have uploaded many files within one hour."),
        _("Wait an hour, then upload it again."),
    ),
    PortalReason.DUPLICATE: Explanation(
        _("You have uploaded this file already."),
        _("Use the file that is there, or upload another one."),
    ),
    PortalReason.BY_STAFF: Explanation(
        _("Staff have refused the file."),
        _("Read their reason, change the file and upload it again."),
    ),
}

STATES: Final[Mapping[FileState, Explanation]] = {
    FileState.RECEIVED: Explanation(
        _("The file has arrived and waits to be checked."), _("Usually under a minute.")
    ),
    FileState.CHECKING: Explanation(_("The file is being checked."), _("Usually under a minute.")),
    FileState.HELD: Explanation(
        _("Staff look at the file before it is shown."), _("You need to do nothing.")
    ),
    FileState.REFUSED: Explanation(
        _("The file was refused."), _("Upload another file in its place.")
    ),
    FileState.READY: Explanation(_("The file has been checked and its pages can be seen.")),
    FileState.FAILED: Explanation(_("The file could not be checked."), _("Choose “Try again”.")),
}


def explain(reason: str) -> Explanation | None:
    """The sentences of a reason by its name; None for "" or a name nobody knows."""
    known: dict[str, Explanation] = {str(each): text for each, text in EXPLANATIONS.items()}
    return known.get(reason)
