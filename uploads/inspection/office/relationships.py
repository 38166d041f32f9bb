"""Relationships of a package: what a part says about others, and about things outside."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final
from urllib.parse import unquote

from uploads.inspection.office.executables import is_program_name

#: A scheme (but not a drive), a share of Windows.
_LOCAL: Final = re.compile(r"^(?:file:|\\\\|[A-Za-z]:\\)", re.IGNORECASE)
_OUTSIDE: Final = re.compile(r"^(?:[A-Za-z][A-Za-z0-9+.\-]*:|\\\\|//)")


@dataclass(frozen=True, slots=True)
class Relationship:
    """``kind`` is the last word of the type; it is the same in strict and transitional files."""

    kind: str
    target: str
    is_outside: bool

    @property
    def starts_program(self) -> bool:
        """Whether a click starts a program of the reader's machine or network."""
        is_local = self.kind == "hyperlink" and bool(_LOCAL.match(self.target))
        return is_local and is_program_name(self.target)


def relationship(attributes: Mapping[str, str]) -> Relationship:
    """Read the attributes of a Relationship element; missing ones are empty."""
    target = attributes.get("Target", "").strip()
    external = attributes.get("TargetMode", "").lower() == "external"
    return Relationship(
        kind=attributes.get("Type", "").rstrip("/").rpartition("/")[2],
        target=target,
        is_outside=external or bool(_OUTSIDE.match(target)),
    )


def part_name(target: str) -> str:
    """A target of the package's own relationships -> the name of a member, to be compared."""
    return unquote(target).removeprefix("./").lstrip("/").casefold()
