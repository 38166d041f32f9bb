"""A PDF that qpdf cannot open: its bytes and its packed streams are searched for what acts."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from uploads.inspection.findings import Findings, Refusal
from uploads.inspection.limits import Limits
from uploads.inspection.verdict import Reason

_STREAM: Final = re.compile(rb"(?<!end)stream\r?\n")
_NAME_ESCAPE: Final = re.compile(rb"#([0-9A-Fa-f]{2})")
#: Streams whose data are pictures; all others may be objects.
_PICTURE: Final = re.compile(rb"/Image\b|/DCTDecode\b")
_ACTS: Final = re.compile(
    rb"/(?:JavaScript|Launch|SubmitForm|ImportData|RichMedia|EmbeddedFiles?|FileAttachment|XFA)\b"
)
#: How far before its data the dictionary of a stream is searched.
_BEFORE: Final = 1024


def search_raw(path: Path, findings: Findings, limits: Limits) -> None:
    """Note any word of an action. Refusal RENDER_LIMIT for a stream that unpacks to too much."""
    data = path.read_bytes()
    total = 0
    _search(data, findings)
    for text in _unpacked_streams(data, limits):
        total += len(text)
        if total > limits.streams:
            raise Refusal(Reason.RENDER_LIMIT, "streams unpack to too much")
        _search(text, findings)


def _search(text: bytes, findings: Findings) -> None:
    plain = _NAME_ESCAPE.sub(lambda match: bytes([int(match[1], 16)]), text)
    found = _ACTS.search(plain)
    if found:
        findings.acts(f"the word {found[0].decode()} in a damaged PDF")


def _unpacked_streams(data: bytes, limits: Limits) -> Iterator[bytes]:
    for match in _STREAM.finditer(data):
        if _PICTURE.search(data, max(0, match.start() - _BEFORE), match.start()):
            continue
        inflater = zlib.decompressobj()
        try:
            text = inflater.decompress(memoryview(data)[match.end() :], limits.stream + 1)
        except zlib.error:
            continue
        if len(text) > limits.stream:
            raise Refusal(Reason.RENDER_LIMIT, "a stream unpacks to too much")
        yield text
