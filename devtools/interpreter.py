"""Which Python to use. Read by whatever Python started `dev.py`, so written for old ones too."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

MINIMUM = (3, 11)
#: The version the locks were made and tested with comes first.
NAMES = ("python3.11", "python3.12", "python3.13", "python3.14", "python3")


def version_of(executable: str) -> tuple[int, ...]:
    """The (major, minor) of a Python, or (0, 0) for a name that does not lead to one."""
    question = "import sys; print(*sys.version_info[:2])"
    try:
        answer = subprocess.run(
            [executable, "-c", question], capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        # A version manager's shim exists for versions that are not switched on.
        return (0, 0)
    return tuple(int(part) for part in answer.stdout.split())


def find_python() -> str | None:
    """The first Python that is new enough, in the order of NAMES; the running one comes last."""
    candidates = [shutil.which(name) for name in NAMES]
    for candidate in [*candidates, sys.executable]:
        if candidate and version_of(candidate) >= MINIMUM:
            return candidate
    return None


def ensure_supported() -> None:
    """Start again with a Python that is new enough, if the running one is not."""
    if sys.version_info[:2] >= MINIMUM:
        return
    newer = find_python()
    if newer is None:
        wanted = ".".join(str(part) for part in MINIMUM)
        sys.exit(
            f"dev.py: Python {wanted} or newer is needed (Debian: apt install python3 python3-venv)"
        )
    os.execv(newer, [newer, *sys.argv])
