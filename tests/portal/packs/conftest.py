"""Tasks asked for in a test run at its commit, as they would in operation."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest

from tests.portal.packs.packing import asked

Capture = Callable[..., AbstractContextManager[object]]


@pytest.fixture
def ask_for(django_capture_on_commit_callbacks: Capture) -> Callable[..., None]:
    """Ask for a pack, and let the worker build it."""

    def ask(kind: str = "theme", key: str = "public-transport") -> None:
        with django_capture_on_commit_callbacks(execute=True):
            asked(kind, key)

    return ask
