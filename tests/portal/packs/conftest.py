"""Tasks asked for in a test run at its commit, as they would in operation."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest

from tests.portal.packs.packing import asked
from tests.uploads.conftest import placed

Capture = Callable[..., AbstractContextManager[object]]


@pytest.fixture(autouse=True)
def _own_disk(tmp_path: Path) -> Iterator[None]:
    """What is swept or counted here is not what another process of the run has stored."""
    with placed(tmp_path / "private"):
        yield


@pytest.fixture
def ask_for(django_capture_on_commit_callbacks: Capture) -> Callable[..., None]:
    """Ask for a pack, and let the worker build it."""

    def ask(kind: str = "theme", key: str = "public-transport") -> None:
        with django_capture_on_commit_callbacks(execute=True):
            asked(kind, key)

    return ask
