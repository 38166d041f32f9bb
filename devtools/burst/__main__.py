"""`python -m devtools.burst`, in the environment: measure, print, end with 1 on a missed bar."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from devtools.burst.bars import bars
from devtools.burst.measuring import measure
from devtools.burst.report import as_table, write_json
from devtools.paths import VAR
from devtools.processes import leave_in_order
from devtools.report import remark, say
from devtools.whole_portal import whole_portal
from search.benchmark.databases import POSTGRES, databases_for

SQLITE: Final = "sqlite"


def main(arguments: Sequence[str]) -> int:
    """A portal with the demo content in a database of its own; all is gone afterwards."""
    usual = POSTGRES if os.environ.get("POSTGRES_URL") else SQLITE
    parser = argparse.ArgumentParser(prog="dev.py burst")
    parser.add_argument("--database", choices=[SQLITE, POSTGRES], default=usual)
    parser.add_argument("--output", type=Path, default=VAR / "bench")
    chosen = parser.parse_args(arguments)
    remark(f"-> a portal with the demo content, on {chosen.database}")
    with (
        TemporaryDirectory(prefix="portal-burst-") as folder,
        databases_for(chosen.database)() as new,
        whole_portal(Path(folder) / "portal", DATABASE_URL=new()) as portal,
    ):
        portal.manage("seed_demo")
        burst = measure(portal, remark)
    say(as_table(burst))
    say(f"milliseconds; {write_json(burst, chosen.database, chosen.output)}")
    return 0 if all(bar.is_held for bar in bars(burst)) else 1


if __name__ == "__main__":
    leave_in_order()
    sys.exit(main(sys.argv[1:]))
