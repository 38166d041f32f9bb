"""The npm package Lighthouse (Apache License 2.0), a tool of development only."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

from devtools.packages import require
from devtools.paths import cache_folder
from devtools.processes import run
from devtools.report import DevelopmentError, say

VERSION: Final = "12.8.2"


def lighthouse() -> Path:
    """The command; fetched by npm if it is not in the cache. Raises DevelopmentError."""
    npm = require("npm")
    if npm is None:
        raise DevelopmentError("Lighthouse is fetched by npm, and there is none.")
    folder = cache_folder() / f"lighthouse-{VERSION}"
    command = folder / "node_modules" / ".bin" / "lighthouse"
    if not command.exists():
        say(f"-> fetching Lighthouse {VERSION}")
        unfinished = folder.with_name(f"{folder.name}.unfinished")
        shutil.rmtree(unfinished, ignore_errors=True)
        unfinished.mkdir(parents=True)
        package = f"lighthouse@{VERSION}"
        run([npm, "install", "--prefix", str(unfinished), "--no-audit", "--no-fund", package])
        unfinished.replace(folder)
    return command
