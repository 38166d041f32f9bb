"""The answer of an inspection: accepted, refused or held, with a reason and what was noticed.

Plain data, so that it crosses the fence of the child process as JSON. What a person reads about
a reason is written elsewhere.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from enum import StrEnum, auto
from typing import Any


class Outcome(StrEnum):
    """What becomes of the file."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    #: Kept, and seen by staff only until they decide.
    HOLD = "hold"


class _Name(StrEnum):
    """An enumeration whose values are its names."""

    @staticmethod
    def _generate_next_value_(name: str, start: int, count: int, last_values: list[Any]) -> str:
        return name


class Reason(_Name):
    """Why a file is refused or held."""

    EMPTY = auto()
    TOO_LARGE = auto()
    TYPE_NOT_ALLOWED = auto()
    TYPE_MISMATCH = auto()
    POLYGLOT = auto()
    CORRUPT = auto()
    ENCRYPTED = auto()
    RENDER_LIMIT = auto()
    PAGE_LIMIT = auto()
    PIXEL_LIMIT = auto()
    ARCHIVE_BOMB = auto()
    ARCHIVE_UNSAFE = auto()
    XML_DTD = auto()
    MACRO = auto()
    ACTIVE_CONTENT = auto()
    MALWARE = auto()
    UNSCANNED = auto()
    NO_CONVERTER = auto()
    CONVERSION_FAILED = auto()
    CRASHED = auto()


class Flag(_Name):
    """What was noticed about a file, whatever becomes of it."""

    EXTERNAL_LINK = auto()
    ACTIVE_CONTENT = auto()
    MACRO = auto()
    DAMAGED = auto()
    HIDDEN_SLIDES = auto()
    NO_TEXT = auto()
    OCR = auto()
    EMPTY_PASSWORD = auto()


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was decided about a file, and why.

    ``reason`` is None when the file is accepted. ``media_type`` is what the content is ("" when
    unknown), ``detail`` a technical sentence for staff; it never holds content of the file.
    """

    outcome: Outcome
    reason: Reason | None = None
    flags: tuple[Flag, ...] = ()
    media_type: str = ""
    detail: str = ""

    def to_json(self) -> str:
        """Write it as one line of JSON."""
        return json.dumps(asdict(self), ensure_ascii=True)

    @classmethod
    def from_json(cls, text: str) -> Verdict:
        """Read what :meth:`to_json` wrote; ValueError for anything else."""
        try:
            data = json.loads(text)
            return cls(
                outcome=Outcome(data["outcome"]),
                reason=Reason(data["reason"]) if data["reason"] else None,
                flags=tuple(map(Flag, data["flags"])),
                media_type=str(data["media_type"]),
                detail=str(data["detail"]),
            )
        except (KeyError, TypeError) as error:
            raise ValueError("not a verdict") from error
