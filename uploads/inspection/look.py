"""The cheap look inside the web request: the obvious is refused at once, with its reason.

Size, name, first bytes, directory; well below 50 ms for files as people send them. No verdict to
hold is made here.
"""

from __future__ import annotations

from pathlib import Path
from typing import BinaryIO

from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.image.headers import check_size
from uploads.inspection.kinds import EXTENSIONS, Kind
from uploads.inspection.limits import Limits
from uploads.inspection.names import extension_of
from uploads.inspection.recognise import Content, recognise
from uploads.inspection.verdict import Reason

_PICTURES = frozenset({Kind.PNG, Kind.JPEG, Kind.WEBP})


def look_at(path: Path, name: str, findings: Findings, limits: Limits) -> Content:
    """What the file is. Refusal if that can be told without opening it."""
    size = path.stat().st_size
    if size == 0:
        raise Refusal(Reason.EMPTY, "no bytes")
    claimed = EXTENSIONS.get(extension_of(name))
    if claimed is None:
        raise Refusal(Reason.TYPE_NOT_ALLOWED, f"extension {extension_of(name)!r}")
    if size > limits.file_size:
        raise Refusal(Reason.TOO_LARGE, f"{size} bytes")
    with path.open("rb") as file:
        content = recognise(file, claimed, limits)
        findings.media_type = content.kind.value
        _check_picture(file, content, limits)
    return content


def _check_picture(file: BinaryIO, content: Content, limits: Limits) -> None:
    if content.kind in _PICTURES:
        check_size(file, content.kind, limits)
