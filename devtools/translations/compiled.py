"""Compiled catalogues hold what their sources hold.

Compared by content, not by time: a checkout gives every file the same age.
"""

from __future__ import annotations

import subprocess
from pathlib import Path
from tempfile import TemporaryDirectory


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
        problem = compile_source(source, fresh)
        if problem:
            return f"{name}: {problem}"
        same = messages_of(fresh) == messages_of(compiled)
    return "" if same else f"{name}: changed since it was compiled"


def compile_source(source: Path, compiled: Path) -> str:
    """Write the compiled file; gives what msgfmt complains about, "" if nothing."""
    made = subprocess.run(
        ["msgfmt", "--check-format", "-o", str(compiled), str(source)],
        check=False,
        capture_output=True,
        text=True,
    )
    return made.stderr.strip() if made.returncode else ""


def messages_of(compiled: Path) -> str:
    """The messages of a compiled file as text, in the same order for every gettext."""
    command = ["msgunfmt", "--sort-output", str(compiled)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout
