from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from devtools import packages
from devtools.packages import Program, locate


def test_the_newest_of_several_versions_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for version in ("9.6", "15", "14"):
        (tmp_path / version).mkdir()
        (tmp_path / version / "initdb").touch()
    pattern = f"{tmp_path}/*/initdb"
    monkeypatch.setitem(
        packages.PROGRAMS, "database", Program(("no-such-command",), (), "", (pattern,))
    )

    assert locate("database") == str(tmp_path / "15" / "initdb")


def test_the_caller_may_name_a_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    browser = tmp_path / "chromium"
    browser.touch(mode=0o755)
    monkeypatch.setenv("CHROMIUM", str(browser))

    assert locate("chromium") == str(browser)


def test_what_a_program_needs_beside_it_is_installed_with_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[str] = []
    along = ("dash", "no-such-package-a", "no-such-package-b")
    monkeypatch.setitem(packages.PROGRAMS, "shell", Program(("sh",), (), "", along=along))
    monkeypatch.setattr(packages, "is_missing", lambda package: package != "dash")
    monkeypatch.setattr(packages, "install", asked.append)

    assert packages.require("shell") == locate("shell")
    assert asked == ["no-such-package-a", "no-such-package-b"]


def test_a_package_nobody_knows_is_missing() -> None:
    assert packages.is_missing("no-such-package-in-any-release") == bool(shutil.which("dpkg-query"))


def test_korean_can_be_drawn_and_read_where_files_are_opened() -> None:
    assert "fonts-noto-cjk" in packages.PROGRAMS["libreoffice"].along
    assert "tesseract-ocr-kor" in packages.PROGRAMS["tesseract"].along


def test_a_program_that_is_nowhere_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(packages.PROGRAMS, "ghost", Program(("no-such-command",), (), ""))

    assert locate("ghost") is None
