"""A request to end becomes an exception, so that nothing made for the benchmark stays behind."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Final

#: What a shell expects of a program that was asked to end.
_STATUS: Final = 128 + signal.SIGTERM


@contextmanager
def in_order() -> Iterator[None]:
    """Leave this block in the ordinary way when the process is asked to end."""
    before = signal.signal(signal.SIGTERM, _leave)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _leave(_number: int, _frame: FrameType | None) -> None:
    sys.exit(_STATUS)
