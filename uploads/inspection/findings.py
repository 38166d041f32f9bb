"""What the steps of an inspection find, gathered until there is a verdict.

A step raises :class:`Refusal` for what ends the inspection, and notes everything else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from uploads.inspection.verdict import Flag, Outcome, Reason, Verdict

#: Characters of a detail that is kept.
_LONGEST: Final = 300


class Refusal(Exception):
    """The file is refused."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail


@dataclass(slots=True)
class Findings:
    """What was noticed so far; ``held`` maps reasons to wait for staff to their details."""

    flags: set[Flag] = field(default_factory=set)
    held: dict[Reason, str] = field(default_factory=dict)
    media_type: str = ""

    def flag(self, flag: Flag) -> None:
        self.flags.add(flag)

    def acts(self, detail: str) -> None:
        """Something in it acts when the file is opened."""
        self.flags.add(Flag.ACTIVE_CONTENT)
        self.held.setdefault(Reason.ACTIVE_CONTENT, detail)

    def holds_macro(self, detail: str) -> None:
        """It holds a program of its office suite."""
        self.flags.add(Flag.MACRO)
        self.held.setdefault(Reason.MACRO, detail)

    def verdict(self) -> Verdict:
        """Held if anything is a reason to wait, else accepted."""
        reason = next(iter(self.held), None)
        return self._verdict(
            Outcome.HOLD if reason else Outcome.ACCEPT, reason, "; ".join(self.held.values())
        )

    def refused(self, refusal: Refusal) -> Verdict:
        return self._verdict(Outcome.REFUSE, refusal.reason, refusal.detail)

    def _verdict(self, outcome: Outcome, reason: Reason | None, detail: str) -> Verdict:
        flags = tuple(flag for flag in Flag if flag in self.flags)
        return Verdict(outcome, reason, flags, self.media_type, printable(detail))


def printable(text: str) -> str:
    """A detail for a log: parts of it may come from the file."""
    cleaned = "".join(each if each.isprintable() else "?" for each in text)
    return cleaned[:_LONGEST].encode("utf-8", "replace").decode()
