"""Source files, their pages, and pictures."""

from __future__ import annotations

from uploads.models.file_page import FilePage
from uploads.models.picture import PortalImage, Rendition
from uploads.models.source_file import ACTING_FLAGS, SourceFile

__all__ = ["ACTING_FLAGS", "FilePage", "PortalImage", "Rendition", "SourceFile"]
