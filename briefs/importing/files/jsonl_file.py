"""JSON Lines: one object per line. Lists may be real lists."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

from briefs.importing.files.raw import BrokenRow, RawRow
from briefs.importing.files.text_file import read_text


def read_jsonl(path: Path) -> Iterator[RawRow | BrokenRow]:
    """Objects of a file; a line that is none is reported and the next one read."""
    # Not splitlines(): it also splits at characters that may stand inside a JSON text.
    for line, text in enumerate(read_text(path).split("\n"), start=1):
        if text.strip():
            yield _row(line, text)


def _row(line: int, text: str) -> RawRow | BrokenRow:
    try:
        value = json.loads(text, object_pairs_hook=_object, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return BrokenRow(line, f"not JSON: {error}")
    if not isinstance(value, dict):
        return BrokenRow(line, "not an object in braces")
    return RawRow(line, value)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, value in pairs:
        key = name.strip().lower()
        if key in found:
            raise ValueError(f'"{name}" is there twice')
        found[key] = value
    return found


def _refuse(constant: str) -> NoReturn:
    raise ValueError(f"{constant} is not a number")
