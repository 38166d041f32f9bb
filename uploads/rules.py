"""How a file moves from state to state: one table, and who may move it.

A worker moves it through the check; staff decide about what is held; the person it belongs to may
only ask for another attempt.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from uploads.choices import FileState
from uploads.inspection import Reason

#: Starts of a check without an end that are made before the file counts as failed.
MAX_ATTEMPTS: Final = 3


class Move(StrEnum):
    """What happens to a file."""

    TAKE = "take"
    ACCEPT = "accept"
    HOLD = "hold"
    REFUSE = "refuse"
    FAIL = "fail"
    RELEASE = "release"
    REFUSE_BY_STAFF = "refuse-by-staff"
    RETRY = "retry"
    SCAN_AGAIN = "scan-again"
    REPLACE = "replace"


class Mover(StrEnum):
    """Who may make a move."""

    WORKER = "worker"
    OWNER = "owner"
    STAFF = "staff"


@dataclass(frozen=True, slots=True)
class Rule:
    """From which states a move leads to which one. ``not_for``: reasons that forbid it."""

    sources: frozenset[FileState]
    target: FileState
    movers: frozenset[Mover]
    only_for: frozenset[str] = frozenset()
    not_for: frozenset[str] = frozenset()

    def allows(self, state: str, reason: str, mover: Mover) -> bool:
        """Whether this mover may make the move from here."""
        return (
            state in self.sources
            and mover in self.movers
            and reason not in self.not_for
            and (not self.only_for or reason in self.only_for)
        )


_S = FileState
_WORKER = frozenset({Mover.WORKER})
_STAFF = frozenset({Mover.STAFF})
_OWNER = frozenset({Mover.OWNER, Mover.STAFF})

RULES: Final[Mapping[Move, Rule]] = {
    # A file being checked is taken by another worker only when the lease of the first ran out.
    Move.TAKE: Rule(frozenset({_S.RECEIVED, _S.CHECKING}), _S.CHECKING, _WORKER),
    Move.ACCEPT: Rule(frozenset({_S.CHECKING}), _S.READY, _WORKER),
    Move.HOLD: Rule(frozenset({_S.CHECKING}), _S.HELD, _WORKER),
    Move.REFUSE: Rule(frozenset({_S.CHECKING}), _S.REFUSED, _WORKER),
    Move.FAIL: Rule(frozenset({_S.CHECKING}), _S.FAILED, _WORKER),
    # What no scanner has seen is released by nobody.
    Move.RELEASE: Rule(
        frozenset({_S.HELD}), _S.READY, _STAFF, not_for=frozenset({Reason.UNSCANNED})
    ),
    Move.REFUSE_BY_STAFF: Rule(frozenset({_S.HELD, _S.READY, _S.FAILED}), _S.REFUSED, _STAFF),
    Move.RETRY: Rule(frozenset({_S.FAILED}), _S.RECEIVED, _OWNER),
    Move.SCAN_AGAIN: Rule(
        frozenset({_S.HELD}), _S.RECEIVED, _WORKER | _STAFF, only_for=frozenset({Reason.UNSCANNED})
    ),
    Move.REPLACE: Rule(frozenset(FileState), _S.RECEIVED, _OWNER),
}

#: Nothing more happens by itself.
FINAL_STATES: Final = frozenset({_S.HELD, _S.REFUSED, _S.READY, _S.FAILED})


def was_checked(state: str, reason: str) -> bool:
    """Whether the check came to its end, virus scan and all, where a scanner is configured.

    Held for another reason means that it was scanned and found to act by itself.
    """
    return state == FileState.READY or (state == FileState.HELD and reason != Reason.UNSCANNED)


def may_move(move: Move, *, state: str, reason: str, mover: Mover) -> bool:
    """Whether the table allows it."""
    return RULES[move].allows(state, reason, mover)
