"""The import contracts of pyproject.toml hold, and each of them notices when it is broken."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
CONFIGURATION = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PACKAGES: list[str] = CONFIGURATION["tool"]["importlinter"]["root_packages"]


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the packages, to plant imports in."""
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for name in PACKAGES:
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [str(command), "--no-cache"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder)},
        check=False,
        capture_output=True,
        text=True,
    )


def test_the_contracts_hold_as_the_code_stands(copy: Path) -> None:
    result = lint_imports(copy)

    assert (result.returncode, "0 broken" in result.stdout) == (0, True), result.stdout


@pytest.mark.parametrize(
    ("module", "statement", "contract"),
    [
        ("cases/planted.py", "import search.models", "The applications know only those below"),
        ("taxonomy/planted.py", "import accounts.models", "The applications know only those below"),
        (
            "programmes/planted.py",
            "import uploads.models",
            "The applications know only those below",
        ),
        (
            "uploads/planted.py",
            "import programmes.models",
            "The applications know only those below",
        ),
        (
            "taxonomy/models/planted.py",
            "import taxonomy.forms",
            "Inside an application, downward only",
        ),
        ("cases/planted.py", "import elasticsearch", "Only search speaks to Elasticsearch"),
        (
            "search/parse.py",
            "from django.conf import settings",
            "Parsing a query or a file needs no Django",
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    copy: Path, module: str, statement: str, contract: str
) -> None:
    with (copy / module).open("a", encoding="utf-8") as file:
        file.write(f"\n{statement}\n")

    result = lint_imports(copy)

    assert result.returncode == 1
    broken = result.stdout.partition("Broken contracts")[2]
    assert contract in broken, result.stdout


def test_every_application_is_under_the_contracts() -> None:
    applications = {path.parent.name for path in ROOT.glob("*/apps.py")}

    assert applications == set(PACKAGES)
