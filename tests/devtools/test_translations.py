from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from devtools.translations import stale

pytestmark = pytest.mark.skipif(shutil.which("msgfmt") is None, reason="gettext is not installed")

HEADER = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A Korean translation, compiled."""
    path = tmp_path / "ko" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(HEADER + 'msgid "Search"\nmsgstr "검색"\n', encoding="utf-8")
    subprocess.run(["msgfmt", "-o", str(path.with_suffix(".mo")), str(path)], check=True)
    return path


def test_a_compiled_translation_with_the_same_content_is_fresh(
    source: Path, tmp_path: Path
) -> None:
    source.touch()

    assert stale(tmp_path) == []


def test_a_changed_translation_is_stale(source: Path, tmp_path: Path) -> None:
    source.write_text(HEADER + 'msgid "Search"\nmsgstr "찾기"\n', encoding="utf-8")

    assert stale(tmp_path) == ["ko/LC_MESSAGES/django.po: changed since it was compiled"]


def test_a_translation_that_was_never_compiled_is_stale(source: Path, tmp_path: Path) -> None:
    source.with_suffix(".mo").unlink()

    assert stale(tmp_path) == ["ko/LC_MESSAGES/django.po: not compiled"]


def test_a_translation_that_loses_a_placeholder_is_refused(source: Path, tmp_path: Path) -> None:
    broken = '#, python-format\nmsgid "%(count)s cases"\nmsgstr "사례"\n'
    source.write_text(HEADER + broken, encoding="utf-8")

    (message,) = stale(tmp_path)

    assert "placeholder" in message or "format" in message
