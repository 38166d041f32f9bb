"""A verdict crosses the fence as JSON."""

from __future__ import annotations

import pytest

from uploads.inspection import Flag, Outcome, Reason, Verdict


@pytest.mark.parametrize(
    "verdict",
    [
        Verdict(Outcome.ACCEPT),
        Verdict(Outcome.HOLD, Reason.MACRO, (Flag.MACRO, Flag.DAMAGED), "image/png", "심야\n"),
    ],
)
def test_what_is_written_is_read_again(verdict: Verdict) -> None:
    assert Verdict.from_json(verdict.to_json()) == verdict


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"outcome": "maybe"}', "null"])
def test_anything_else_is_no_verdict(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        Verdict.from_json(text)


def test_values_of_reasons_and_flags_are_their_names() -> None:
    assert [each.value for each in (*Reason, *Flag)] == [each.name for each in (*Reason, *Flag)]
