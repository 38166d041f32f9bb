"""A circuit breaker: after failures in a row, leave a broken engine alone for a while.

closed --failures--> open --time passes--> one probe --success--> closed
                                                     --failure--> open
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field

Clock = Callable[[], float]


@dataclass(slots=True)
class Breaker:
    """State of one engine in this process. ``open_seconds`` is how long it is left alone."""

    failures_to_open: int
    open_seconds: float
    clock: Clock = time.monotonic
    _failures: int = 0
    _opened_at: float | None = None
    _probing: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def is_closed(self) -> bool:
        """Whether the engine is in ordinary use."""
        return self._opened_at is None

    @property
    def is_unhurt(self) -> bool:
        """Whether the engine answered every time since it last succeeded."""
        return self.is_closed and self._failures == 0

    def may_try(self) -> bool:
        """Whether to ask the engine now. While open, one caller at a time gets to probe."""
        with self._lock:
            if self._opened_at is None:
                return True
            if self._probing or self.clock() - self._opened_at < self.open_seconds:
                return False
            self._probing = True
            return True

    def succeeded(self) -> None:
        """The engine answered."""
        with self._lock:
            self._failures, self._opened_at, self._probing = 0, None, False

    def failed(self) -> None:
        """The engine did not answer."""
        with self._lock:
            self._failures += 1
            if self._probing or self._failures >= self.failures_to_open:
                self._opened_at = self.clock()
            self._probing = False
