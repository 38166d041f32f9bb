from __future__ import annotations

import hashlib
from pathlib import Path

from devtools.environment import COMPILE, DEVELOPMENT_LOCK, RUNTIME_LOCK, fingerprint, wanted_lock


def test_the_runtime_lock_is_enough_for_a_fresh_demo() -> None:
    assert wanted_lock(development=False, stamp="") == RUNTIME_LOCK


def test_development_tools_are_not_removed_by_the_demo() -> None:
    assert wanted_lock(development=False, stamp="requirements-dev.lock 0a1b") == DEVELOPMENT_LOCK


def test_tests_need_the_development_tools() -> None:
    assert wanted_lock(development=True, stamp="requirements.lock 0a1b") == DEVELOPMENT_LOCK


def test_the_stamp_names_the_lock_and_its_content(tmp_path: Path) -> None:
    lock = tmp_path / "requirements.lock"
    lock.write_text("Django==5.2.19")

    assert fingerprint(lock) == f"requirements.lock {hashlib.sha256(b'Django==5.2.19').hexdigest()}"


def test_the_locks_hold_hashes_but_no_paths_and_no_addresses() -> None:
    for lock in (RUNTIME_LOCK, DEVELOPMENT_LOCK):
        text = lock.read_text(encoding="utf-8")
        assert f"uv {' '.join(COMPILE)} " in text.splitlines()[1]
        assert "://" not in text
        assert " /" not in text
        assert text.count("--hash=sha256:") > text.count("==")
