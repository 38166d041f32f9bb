"""Compiled translations hold what their sources hold: `python -m devtools.translations`.

Compared by content, not by time: a checkout gives every file the same age.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from devtools.paths import ROOT


def stale(locale: Path) -> list[str]:
    """One line for each source whose compiled file is missing, different, or impossible to make."""
    messages = [problem_of(source) for source in sorted(locale.glob("*/LC_MESSAGES/*.po"))]
    return [message for message in messages if message]


def problem_of(source: Path) -> str:
    """What is wrong with one source and its compiled file; empty if nothing is."""
    compiled = source.with_suffix(".mo")
    name = "/".join(source.parts[-3:])
    if not compiled.exists():
        return f"{name}: not compiled"
    with TemporaryDirectory() as folder:
        fresh = Path(folder) / compiled.name
        made = subprocess.run(
            ["msgfmt", "--check-format", "-o", str(fresh), str(source)],
            check=False,
            capture_output=True,
            text=True,
        )
        if made.returncode != 0:
            return f"{name}: {made.stderr.strip()}"
        same = messages_of(fresh) == messages_of(compiled)
    return "" if same else f"{name}: changed since it was compiled"


def messages_of(compiled: Path) -> str:
    """The messages of a compiled file as text, in the same order for every gettext."""
    command = ["msgunfmt", "--sort-output", str(compiled)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def main() -> int:
    found = stale(ROOT / "locale")
    if found:
        print("\n".join(found), "Run: python3 dev.py manage compilemessages", sep="\n")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
