"""Archives -> a server folder in the cache, built once.

Two layers: `elasticsearch-<version>` is unpacked once; `elasticsearch-<version>-<plugin>` is the
same files by hard link plus the Korean plugin in its present state. So a changed plugin costs a
second, and a server that runs with its earlier state is not disturbed.
"""

from __future__ import annotations

import os
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path, PurePosixPath

from devtools.elasticsearch import plugin
from devtools.elasticsearch.artefacts import MODULES, SERVER, VERSION, fetch, forget
from devtools.paths import cache_folder
from devtools.processes import only_one
from devtools.report import DevelopmentError, step

#: Without these the portal's mapping, queries or rebuild do not work; checked after unpacking.
NEEDED_MODULES = ("aggregations", "analysis-common", "lang-painless", "reindex", "rest-root")

MODULE_DEPTH = 4


def install() -> Path:
    """The folder of a server that is ready to start."""
    cache = cache_folder()
    ready = cache / f"elasticsearch-{VERSION}-{plugin.fingerprint()}"
    with only_one(cache):
        if not ready.exists():
            plain = cache / f"elasticsearch-{VERSION}"
            if not plain.exists():
                unpack_all(plain)
            half = fresh_folder(ready)
            shutil.copytree(plain, half, copy_function=os.link, dirs_exist_ok=True)
            plugin.build(half)
            open_to_all(half)
            half.rename(ready)
    return ready


def unpack_all(target: Path) -> None:
    """Unpack the small server, add the modules it lacks, and put it in place in one move."""
    server, more = fetch(SERVER), fetch(MODULES)
    half = fresh_folder(target)
    with step(f"unpacking Elasticsearch {VERSION}"):
        unpack(server, half, below=1, keep=lambda _path: True)
        present = {path.name for path in (half / "modules").iterdir()}
        unpack(
            more, half, below=2, keep=lambda path: is_module(path) and path.parts[3] not in present
        )
        missing = [name for name in NEEDED_MODULES if not (half / "modules" / name).is_dir()]
        if missing:
            raise DevelopmentError(f"the archives lack the modules {', '.join(missing)}")
        open_to_all(half)
        half.rename(target)
    for artefact in (SERVER, MODULES):
        forget(artefact)


def is_module(path: PurePosixPath) -> bool:
    """Whether a path of the second archive is <product>/elasticsearch/modules/<name>/..."""
    return path.parts[1:3] == ("elasticsearch", "modules") and len(path.parts) > MODULE_DEPTH


def unpack(
    archive: Path, target: Path, *, below: int, keep: Callable[[PurePosixPath], bool]
) -> None:
    """Copy the files of a zip to `keep`, less the first `below` folders of their paths."""
    with zipfile.ZipFile(archive) as source:
        for entry in source.infolist():
            path = PurePosixPath(entry.filename)
            if entry.is_dir() or ".." in path.parts or not keep(path):
                continue
            unpacked = target.joinpath(*path.parts[below:])
            unpacked.parent.mkdir(parents=True, exist_ok=True)
            with source.open(entry) as packed, unpacked.open("wb") as file:
                shutil.copyfileobj(packed, file, 1 << 20)


def fresh_folder(target: Path) -> Path:
    """An empty folder beside the target; what an interrupted run left there is removed."""
    half = target.with_name(f"{target.name}.half")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    return half


def open_to_all(folder: Path) -> None:
    """The server's account reads everything and writes nothing; unpacking a zip sets no modes."""
    for path in (folder, *folder.rglob("*")):
        is_program = path.parent.name == "bin" or path.is_dir()
        path.chmod(0o755 if is_program else 0o644)
