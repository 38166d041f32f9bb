"""The virtual environment: made once, synchronised with a lock only when that has changed."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

from devtools import packages
from devtools.interpreter import find_python
from devtools.paths import ROOT, VENV, venv_command
from devtools.processes import only_one, run
from devtools.report import DevelopmentError, step

UV = "uv==0.13.9"
STAMP = VENV / ".synchronised-with"
RUNTIME_LOCK = ROOT / "requirements.lock"
DEVELOPMENT_LOCK = ROOT / "requirements-dev.lock"

#: The same options for both locks. The header of a lock repeats them, hence no absolute paths here.
COMPILE = (
    "pip compile --universal --generate-hashes --no-emit-index-url --python-version 3.11"
    " --extra pdf pyproject.toml"
).split()


def fingerprint(lock: Path) -> str:
    """What the stamp says after a synchronisation with this lock."""
    return f"{lock.name} {hashlib.sha256(lock.read_bytes()).hexdigest()}"


def wanted_lock(*, development: bool, stamp: str) -> Path:
    """The lock to synchronise with: an environment that has the development tools keeps them."""
    has_tools = stamp.startswith(f"{DEVELOPMENT_LOCK.name} ")
    return DEVELOPMENT_LOCK if development or has_tools else RUNTIME_LOCK


def prepare(*, development: bool) -> None:
    """Make the environment ready; at once when nothing has changed."""
    with only_one(ROOT):
        if not python_works():
            create()
        stamp = STAMP.read_text() if STAMP.exists() else ""
        lock = wanted_lock(development=development, stamp=stamp)
        if stamp == fingerprint(lock):
            return
        with step(f"installing {lock.name} into .venv"):
            install_uv()
            synchronise(lock)
            STAMP.write_text(fingerprint(lock))


def create() -> None:
    """A fresh .venv; a broken one (moved, or of a Python that is gone) is replaced."""
    python = find_python()
    if python is None:
        raise DevelopmentError("Python 3.11 or newer is needed")
    with step(f"creating .venv with {python}"):
        shutil.rmtree(VENV, ignore_errors=True)
        try:
            run([python, "-m", "venv", str(VENV)], quiet=True)
        except DevelopmentError as error:
            # Debian's Python comes without the part that makes environments.
            if not packages.install("python3-venv"):
                raise DevelopmentError(f"{error}\nInstall python3-venv, then try again.") from error
            shutil.rmtree(VENV, ignore_errors=True)
            run([python, "-m", "venv", str(VENV)], quiet=True)


def install_uv() -> None:
    """The pinned installer, by pip: the only package that is not in a lock."""
    run([venv_command("python"), "-m", "pip", "install", "--quiet", UV], quiet=True)


def synchronise(lock: Path) -> None:
    """Exactly the lock's versions, with the lock's hashes, on the Python that is there."""
    options = ["--require-hashes", "--no-python-downloads", "--python", venv_command("python")]
    run([venv_command("uv"), "pip", "sync", *options, str(lock)], quiet=True)


def relock() -> None:
    """Resolve pyproject.toml into both locks; versions already locked stay where they can."""
    with step("resolving requirements.lock"):
        run([venv_command("uv"), *COMPILE, "-o", RUNTIME_LOCK.name], quiet=True)
    with step("resolving requirements-dev.lock"):
        run(
            [venv_command("uv"), *COMPILE, "--group", "dev", "-o", DEVELOPMENT_LOCK.name],
            quiet=True,
        )


def python_works() -> bool:
    """Whether .venv has a Python that starts, with pip."""
    python = VENV / "bin" / "python"
    if not python.exists():
        return False
    return (
        subprocess.run(
            [str(python), "-c", "import pip"], check=False, capture_output=True
        ).returncode
        == 0
    )


def django_environment(settings: str, extra: dict[str, str] | None = None) -> dict[str, str]:
    """The caller's environment with the settings chosen, unless the caller has chosen already."""
    environment = {**os.environ, **(extra or {})}
    environment.setdefault("DJANGO_SETTINGS_MODULE", settings)
    return environment


def manage(arguments: Sequence[str], *, environment: dict[str, str]) -> None:
    """Run manage.py in the environment, with its output shown."""
    run([venv_command("python"), "manage.py", *arguments], environment=environment)
