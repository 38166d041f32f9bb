"""Finding a Java development kit: Elasticsearch 9 needs 21, and many systems have an older one."""

from __future__ import annotations

import glob
import os
import re
import shutil
from dataclasses import dataclass
from pathlib import Path

from devtools import packages
from devtools.report import DevelopmentError

MINIMUM = 21
VARIABLES = ("JAVA_HOME", "ES_JAVA_HOME")
PATTERNS = (
    "/usr/lib/jvm/*",
    "/opt/java/*",
    "/opt/jdk*",
    "/Library/Java/JavaVirtualMachines/*/Contents/Home",
    "~/.sdkman/candidates/java/*",
)
DEBIAN_PACKAGES = ("openjdk-25-jdk-headless", "openjdk-21-jdk-headless")


@dataclass(frozen=True, order=True)
class Jdk:
    """A kit that can compile and run; ordered by version."""

    version: int
    home: Path

    @property
    def compiler(self) -> str:
        return str(self.home / "bin" / "javac")


def find_jdk() -> Jdk:
    """The newest kit on the machine, installing one if there is none and we may."""
    found = newest_jdk()
    if found is None and any(packages.install(package) for package in DEBIAN_PACKAGES):
        found = newest_jdk()
    if found is None:
        raise DevelopmentError(f"no Java development kit >= {MINIMUM} found; set JAVA_HOME to one")
    return found


def newest_jdk() -> Jdk | None:
    """The newest of the kits that are new enough."""
    kits = [Jdk(version, home) for home in homes() if (version := version_of(home)) >= MINIMUM]
    return max(kits, default=None)


def homes() -> list[Path]:
    """Where a kit may be."""
    named = [Path(os.environ[name]) for name in VARIABLES if os.environ.get(name)]
    installed = [
        Path(path) for pattern in PATTERNS for path in glob.glob(str(Path(pattern).expanduser()))
    ]
    compiler = shutil.which("javac")
    return [*named, *installed, *([Path(compiler).resolve().parent.parent] if compiler else [])]


def version_of(home: Path) -> int:
    """The major version of a kit, from its release file; 0 if it is none, or cannot compile."""
    release = home / "release"
    if not (release.is_file() and (home / "bin" / "javac").exists()):
        return 0
    match = re.search(r'^JAVA_VERSION="(\d+)', release.read_text(errors="replace"), re.MULTILINE)
    return int(match.group(1)) if match else 0
