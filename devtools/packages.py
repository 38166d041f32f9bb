"""Programs of the operating system: found, else installed by apt when root, else missed loudly.

One more program is one more line in PROGRAMS.
"""

from __future__ import annotations

import functools
import glob
import os
import shutil
import subprocess
from dataclasses import dataclass

from devtools.paths import is_root
from devtools.report import remark


@dataclass(frozen=True)
class Program:
    """Where a program may be found, and the Debian packages that bring it, tried in turn."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    used_for: str
    patterns: tuple[str, ...] = ()
    #: An environment variable by which the caller may name it.
    variable: str = ""


PROGRAMS = {
    "chromium": Program(
        ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"),
        ("chromium", "chromium-browser"),
        "journeys in the browser",
        variable="CHROMIUM",
    ),
    "postgresql": Program(
        ("initdb",),
        ("postgresql",),
        "every test on PostgreSQL",
        patterns=("/usr/lib/postgresql/*/bin/initdb", "/usr/pgsql-*/bin/initdb"),
    ),
    "gettext": Program(("msgfmt",), ("gettext",), "compiled translations"),
    "maven": Program(("mvn",), ("maven",), "fetching Elasticsearch"),
}


def locate(key: str) -> str | None:
    """The path of a program that is installed; of several versions, the newest."""
    program = PROGRAMS[key]
    named = os.environ.get(program.variable) if program.variable else None
    if named and os.access(named, os.X_OK):
        return named
    for pattern in program.patterns:
        found = sorted(glob.glob(pattern), key=version_key)
        if found:
            return found[-1]
    return next((path for path in map(shutil.which, program.names) if path), None)


def require(key: str) -> str | None:
    """The path of a program, installing it if that is possible; None when it stays missing."""
    path = locate(key)
    if path is None and any(install(package) for package in PROGRAMS[key].packages):
        path = locate(key)
    return path


def version_key(path: str) -> list[int]:
    """The numbers of a path, so that version 15 comes after version 9."""
    digits = "".join(character if character.isdigit() else " " for character in path)
    return [int(number) for number in digits.split()]


def install(package: str) -> bool:
    """Install one Debian package; False when that is not possible here."""
    if not (is_root() and shutil.which("apt-get")):
        return False
    refresh_package_list()
    remark(f"-> apt-get install {package}")
    return apt("install", "--yes", "--no-install-recommends", package)


@functools.cache
def refresh_package_list() -> None:
    """Once a run: a fresh container has no list at all."""
    remark("-> apt-get update")
    apt("update")


def apt(*arguments: str) -> bool:
    """Run apt-get without questions; its output is shown only when it fails."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    result = subprocess.run(
        ["apt-get", "-qq", *arguments],
        check=False,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    if result.returncode != 0:
        remark(f"   apt-get {arguments[0]} failed: {result.stdout.strip()[-500:]}")
    return result.returncode == 0
