"""Asks the inspection about bytes and a name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from uploads.inspection import Verdict, inspect, look

Ask = Callable[[bytes, str], Verdict]


def short(value: object) -> str | None:
    """The name of a case: pytest would spell out all bytes of a file."""
    return "file" if isinstance(value, bytes) else None


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    """The whole inspection of a file with these bytes and this name."""

    def answer(data: bytes, name: str) -> Verdict:
        return inspect(_written(tmp_path, data), name)

    return answer


@pytest.fixture
def glance(tmp_path: Path) -> Ask:
    """The cheap look at a file with these bytes and this name."""

    def answer(data: bytes, name: str) -> Verdict:
        return look(_written(tmp_path, data), name)

    return answer


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "f3a9"
    path.write_bytes(data)
    return path
