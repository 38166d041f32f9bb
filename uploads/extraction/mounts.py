"""What a fenced process sees of the machine: programs, libraries, fonts, this code; no data.

The project is not shown as a whole: its folder may hold the database and other people's files.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

#: The checkout; only its ``uploads`` package is shown.
ROOT: Final = Path(__file__).resolve().parent.parent.parent
CODE: Final = ROOT / "uploads"

LINKED_INTO_USR: Final = ("/bin", "/sbin", "/lib", "/lib32", "/lib64", "/libx32")
CONFIGURATION: Final = (
    "/etc/alternatives",
    "/etc/fonts",
    "/etc/ld.so.cache",
    "/etc/ld.so.conf",
    "/etc/ld.so.conf.d",
    "/etc/libreoffice",
    "/etc/localtime",
    "/var/cache/fontconfig",
    "/var/lib/libreoffice",
)
#: Import of Hangul word processor files, a format we refuse: memory errors (CVE-2026-98100).
MASKED: Final = ("libhwplo.so",)


def machine() -> Iterator[str]:
    """Options for the system: /usr, the links into it, and the configuration of what runs."""
    yield from ("--ro-bind", "/usr", "/usr")
    for name in LINKED_INTO_USR:
        path = Path(name)
        if path.is_symlink():
            yield from ("--symlink", str(path.readlink()), name)
        elif path.is_dir():
            yield from ("--ro-bind", name, name)
    for name in CONFIGURATION:
        yield from ("--ro-bind-try", name, name)


def python() -> Iterator[str]:
    """Options for this Python, its libraries and the code of the child, wherever they lie."""
    for path in dict.fromkeys((sys.base_prefix, sys.prefix, str(CODE))):
        yield from _shown(Path(path))


def program(path: Path | None) -> Iterator[str]:
    """Options for a program outside /usr, and masks for the parts of LibreOffice we never want."""
    if path is None:
        return
    folder = path.resolve().parent
    # LibreOffice lies in <somewhere>/program; a script of the operator shows its own folder only.
    yield from _shown(folder.parent if folder.name == "program" else folder)
    for name in MASKED:
        if (folder / name).exists():
            yield from ("--ro-bind", "/dev/null", str(folder / name))


def _shown(path: Path) -> Iterator[str]:
    """Show a folder, unless /usr has it already or it is the whole machine."""
    if path != Path("/") and not path.is_relative_to("/usr"):
        yield from ("--ro-bind", str(path), str(path))
