"""Where things are: the checkout, its virtual environment, and the cache outside the tree."""

from __future__ import annotations

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
VAR = ROOT / "var"


def is_root() -> bool:
    """Servers refuse to run as root, and packages can be installed only as root."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def cache_folder() -> Path:
    """The folder for downloads and unpacked servers, shared by every checkout on the machine.

    Root's home is closed to the system user that runs the servers, hence /var/cache for root.
    """
    chosen = os.environ.get("PORTAL_CACHE")
    if chosen:
        folder = Path(chosen).expanduser().resolve()
    elif is_root():
        folder = Path("/var/cache/seoul-portal")
    else:
        folder = Path.home() / ".cache" / "seoul-portal"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def venv_command(name: str) -> str:
    """The path of a command installed in the virtual environment."""
    return str(VENV / "bin" / name)
