"""Bytes -> text, for the formats that are text."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from briefs.importing.files.raw import UnreadableFile

#: A spreadsheet program may write any of these; everything else must be UTF-8.
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read_text(path: Path) -> str:
    """The whole text. Raises UnreadableFile when it is empty or not UTF-8."""
    content = path.read_bytes()
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableFile(
            f"Line {line} is not {encoding.upper()} (byte {error.start}). Save the file as UTF-8; "
            'in Excel choose "CSV UTF-8".'
        ) from error
    if not text.strip():
        raise UnreadableFile("The file is empty.")
    return text
