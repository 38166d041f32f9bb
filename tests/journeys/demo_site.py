"""The demo as it is served, for tests that walk through all of it.

Loading it takes most of a minute, so it is done once per run; every process of the run works on a
copy of its own.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from devtools.processes import only_one
from devtools.whole_portal import Portal, whole_portal

_DONE = "loaded"


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Portal]:
    """A served portal with the demo content. Tests read; what one writes, the others would see."""
    mine = tmp_path_factory.getbasetemp()
    # With xdist the processes of a run have folders side by side.
    loaded = (mine.parent if mine.name.startswith("popen-") else mine) / "demo"
    loaded.mkdir(exist_ok=True)
    with only_one(loaded):
        if not (loaded / _DONE).exists():
            _load(loaded / "portal")
            (loaded / _DONE).touch()
    copy = mine / "demo-copy"
    shutil.copytree(loaded / "portal", copy, ignore=shutil.ignore_patterns("mails"))
    with whole_portal(copy) as portal:
        portal.start_server()
        yield portal


@pytest.fixture(scope="session")
def tour(demo: Portal) -> Sequence[dict[str, Any]]:
    """The rows of ``manage.py demo_tour --json``: name, path, email, password, status."""
    rows: list[dict[str, Any]] = json.loads(demo.manage("demo_tour", "--json"))
    return rows


def _load(folder: Path) -> None:
    with whole_portal(folder) as portal:
        portal.manage("migrate", "--verbosity", "0")
        portal.manage("seed_demo")
