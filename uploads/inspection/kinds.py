"""The types of file that are accepted, and the names under which they come."""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Kind(StrEnum):
    """A type that is accepted; the value is its media type."""

    PDF = "application/pdf"
    PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
    PPT = "application/vnd.ms-powerpoint"
    DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
    PNG = "image/png"
    JPEG = "image/jpeg"
    WEBP = "image/webp"


#: What the end of a name claims.
EXTENSIONS: Final = {
    "pdf": Kind.PDF,
    "pptx": Kind.PPTX,
    "ppt": Kind.PPT,
    "docx": Kind.DOCX,
    "png": Kind.PNG,
    "jpg": Kind.JPEG,
    "jpeg": Kind.JPEG,
    "webp": Kind.WEBP,
}
