"""What the readers of all formats give: rows with the line they begin on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


class UnreadableFile(Exception):
    """The file as a whole cannot be read; the text says why and what to do."""


@dataclass(frozen=True, slots=True)
class RawRow:
    """Values by column name, as the format gives them. ``line`` counts from 1."""

    line: int
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A record the format itself makes unreadable; ``column`` is empty when it is the whole row."""

    line: int
    reason: str
    column: str = ""


def header_names(cells: Sequence[Any]) -> list[str]:
    """Names of the columns: trimmed, lower case. Raises UnreadableFile for one that comes twice."""
    names = [str(cell or "").strip().lower() for cell in cells]
    while names and not names[-1]:
        names.pop()
    seen: set[str] = set()
    for name in names:
        if name and name in seen:
            raise UnreadableFile(f'The column "{name}" is there twice. Remove one of them.')
        seen.add(name)
    if not any(names):
        raise UnreadableFile("The first line is empty; it must hold the names of the columns.")
    return names


def named(line: int, names: Sequence[str], cells: Sequence[Any]) -> RawRow | BrokenRow:
    """The cells of a row under the names of their columns."""
    surplus = [cell for cell in cells[len(names) :] if cell not in (None, "")]
    if surplus:
        return BrokenRow(
            line, f"{len(cells)} values for {len(names)} columns. Is a text not in quotes?"
        )
    return RawRow(line, {name: cell for name, cell in zip(names, cells, strict=False) if name})
