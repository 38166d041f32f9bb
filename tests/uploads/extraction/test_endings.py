from __future__ import annotations

import pytest

from uploads.extraction.endings import OUT_OF_MEMORY, Ending, how_it_ended
from uploads.extraction.settings import MIB

LIMIT = 1000 * MIB


@pytest.mark.parametrize(
    ("code", "ending"),
    [
        (0, Ending.FINISHED),
        (1, Ending.FAILED),
        (127, Ending.FAILED),
        (OUT_OF_MEMORY, Ending.TOO_MUCH),
        (-11, Ending.CRASHED),
        (128 + 11, Ending.CRASHED),
        (128 + 6, Ending.CRASHED),
        (128 + 24, Ending.TOO_LONG),
        (-24, Ending.TOO_LONG),
        (128 + 27, Ending.TOO_LONG),
        (128 + 9, Ending.TOO_LONG),
        (128 + 25, Ending.TOO_MUCH),
        (255, Ending.FAILED),
    ],
)
def test_an_exit_code_says_how_a_command_ended(code: int, ending: Ending) -> None:
    assert how_it_ended(code, 50 * MIB, LIMIT) is ending


def test_a_crash_with_memory_nearly_used_up_wanted_more_of_it() -> None:
    assert how_it_ended(128 + 11, 900 * MIB, LIMIT) is Ending.TOO_MUCH
    assert how_it_ended(1, 900 * MIB, LIMIT) is Ending.FAILED
