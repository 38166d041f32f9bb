"""Every move of a file from every state by everybody, against a table a person can read."""

from __future__ import annotations

import pytest

from uploads.choices import FileState
from uploads.rules import RULES, Move, Mover, may_move

#: Who may (w: worker, o: the person it belongs to, s: staff) make which move from which state.
TABLE = """
                 received  checking  held  refused  ready  failed
take             w         w         -     -        -      -
accept           -         w         -     -        -      -
hold             -         w         -     -        -      -
refuse           -         w         -     -        -      -
fail             -         w         -     -        -      -
release          -         -         s     -        -      -
refuse-by-staff  -         -         s     -        s      s
retry            -         -         -     -        -      os
scan-again       -         -         -     -        -      -
replace          os        os        os    os       os     os
"""
#: The same for a file that no scanner has seen, where it differs.
UNSCANNED = {(Move.RELEASE, "held"): "", (Move.SCAN_AGAIN, "held"): "ws"}
LETTERS = {"w": Mover.WORKER, "o": Mover.OWNER, "s": Mover.STAFF}


def cells() -> list[tuple[Move, str, set[Mover]]]:
    header, *rows = [line.split() for line in TABLE.strip().splitlines()]
    return [
        (Move(name), state, movers(letters))
        for name, *row in rows
        for state, letters in zip(header, row, strict=True)
    ]


def movers(letters: str) -> set[Mover]:
    return {LETTERS[letter] for letter in letters if letter in LETTERS}


def allowed(move: Move, state: str, reason: str) -> set[Mover]:
    return {by for by in Mover if may_move(move, state=state, reason=reason, mover=by)}


def test_the_table_has_every_move_and_every_state() -> None:
    assert {move for move, _, _ in cells()} == set(Move) == set(RULES)
    assert {state for _, state, _ in cells()} == set(FileState.values)


@pytest.mark.parametrize(("move", "state", "expected"), cells())
def test_who_may_make_a_move(move: Move, state: str, expected: set[Mover]) -> None:
    assert allowed(move, state, "MACRO") == expected
    unscanned = UNSCANNED.get((move, state))
    expected = expected if unscanned is None else movers(unscanned)
    assert allowed(move, state, "UNSCANNED") == expected
