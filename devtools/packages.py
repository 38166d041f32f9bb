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
    """Where a program may be found, and the Debian packages that bring it, tried in turn.

    ``along``: packages it is of little use without, all of them wanted.
    """

    names: tuple[str, ...]
    packages: tuple[str, ...]
    used_for: str
    patterns: tuple[str, ...] = ()
    along: tuple[str, ...] = ()
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
    "bubblewrap": Program(
        ("bwrap",), ("bubblewrap",), "the fence around uploaded files", variable="PORTAL_BWRAP"
    ),
    "libreoffice": Program(
        ("soffice", "libreoffice"),
        ("libreoffice-impress",),
        "pages of office files",
        variable="PORTAL_SOFFICE",
        along=("libreoffice-writer", "fonts-noto-cjk", "fonts-noto-core"),
    ),
    "tesseract": Program(
        ("tesseract",),
        ("tesseract-ocr",),
        "text of pages that are pictures",
        variable="PORTAL_TESSERACT",
        along=("tesseract-ocr-kor",),
    ),
    "clamav": Program(
        ("clamd",),
        ("clamav-daemon",),
        "the virus scan of uploaded files",
        patterns=("/usr/sbin/clamd",),
    ),
    "pango": Program(
        (),
        ("libpangoft2-1.0-0",),
        "fact sheets as PDF",
        patterns=("/usr/lib/*/libpangoft2-1.0.so.0", "/usr/lib*/libpangoft2-1.0.so.0"),
        along=("libharfbuzz-subset0", "fonts-noto-cjk", "fonts-noto-core"),
    ),
    "npm": Program(("npm",), ("npm",), "fetching Lighthouse"),
    "nginx": Program(
        ("nginx",),
        ("nginx-light", "nginx"),
        "the web server of the deployment's example",
        patterns=("/usr/sbin/nginx",),
    ),
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
    program = PROGRAMS[key]
    path = locate(key)
    if path is None and any(install(package) for package in program.packages):
        path = locate(key)
    if path is not None:
        for package in filter(is_missing, program.along):
            install(package)
    return path


def version_key(path: str) -> list[int]:
    """The numbers of a path, so that version 15 comes after version 9."""
    digits = "".join(character if character.isdigit() else " " for character in path)
    return [int(number) for number in digits.split()]


def is_missing(package: str) -> bool:
    """Whether Debian says that a package is not installed; elsewhere nobody knows: False."""
    if not shutil.which("dpkg-query"):
        return False
    question = ["dpkg-query", "--show", "--showformat=${db:Status-Status}", package]
    answer = subprocess.run(question, check=False, capture_output=True, text=True)
    return answer.stdout != "installed"


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
