"""Office files: packages of XML parts (PPTX, DOCX) and the older compound files (PPT)."""

from __future__ import annotations
