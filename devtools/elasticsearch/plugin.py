"""The Korean analysis: compiled from deploy/elasticsearch-nori against the server's libraries."""

from __future__ import annotations

import hashlib
import shutil
import zipfile
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.elasticsearch.artefacts import NORI, VERSION, fetch
from devtools.elasticsearch.jdk import MINIMUM, find_jdk
from devtools.paths import ROOT
from devtools.processes import run
from devtools.report import step

SOURCE = ROOT / "deploy" / "elasticsearch-nori"
NAME = "portal-nori"
DESCRIPTOR = "stable-plugin-descriptor.properties"
COMPONENTS = "named_components.json"


def fingerprint() -> str:
    """Changes with the sources, the server and Lucene: a plugin fits exactly one server."""
    digest = hashlib.sha256(f"{VERSION} {NORI.coordinates}".encode())
    for path in sorted(path for path in SOURCE.rglob("*") if path.is_file()):
        digest.update(path.name.encode() + path.read_bytes())
    return digest.hexdigest()[:12]


def build(server: Path) -> None:
    """Compile the plugin into the server's plugins folder."""
    nori = fetch(NORI)
    target = server / "plugins" / NAME
    with step("compiling the Korean analysis plugin"), TemporaryDirectory() as classes:
        compile_sources(server, nori, Path(classes))
        target.mkdir(parents=True)
        pack(Path(classes), target / f"{NAME}.jar")
        shutil.copy(nori, target)
        shutil.copy(SOURCE / COMPONENTS, target)
        descriptor = (SOURCE / DESCRIPTOR).read_text(encoding="utf-8")
        filled = descriptor.replace("${elasticsearch.version}", VERSION)
        (target / DESCRIPTOR).write_text(filled, encoding="utf-8")


def compile_sources(server: Path, nori: Path, classes: Path) -> None:
    """All sources in one go, for the oldest Java the server runs on."""
    sources = [str(path) for path in sorted((SOURCE / "src").rglob("*.java"))]
    options = ["--release", str(MINIMUM), "-Xlint:all", "-encoding", "UTF-8", "-d", str(classes)]
    run([find_jdk().compiler, *options, "-cp", f"{server / 'lib'}/*:{nori}", *sources], quiet=True)


def pack(classes: Path, jar: Path) -> None:
    """A jar is a zip of classes."""
    with zipfile.ZipFile(jar, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(classes.rglob("*.class")):
            archive.write(path, path.relative_to(classes))
