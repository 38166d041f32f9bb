"""Keeps files and functions small: `python -m devtools.sizes` prints what is over its limit."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

from devtools.paths import ROOT

MODULE_LINES = 400
FUNCTION_LINES = 60
TEMPLATE_LINES = 150
#: Generated, foreign, or not ours to shape.
NOT_OURS = {"migrations", "node_modules", "staticfiles", "var"}


def oversized(root: Path) -> list[str]:
    """One line for each module, function and template that is too long."""
    found = [
        message for path in ours(root, ".py") for message in in_module(path, path.relative_to(root))
    ]
    for path in ours(root, ".html"):
        lines = line_count(path)
        if lines > TEMPLATE_LINES:
            found.append(f"{path.relative_to(root)}: {lines} lines, {TEMPLATE_LINES} at most")
    return found


def ours(root: Path, suffix: str) -> Iterator[Path]:
    """The project's files with a suffix; nothing under a hidden folder such as .venv."""
    for path in sorted(root.iterdir()):
        if path.name.startswith(".") or path.name in NOT_OURS:
            continue
        if path.is_dir():
            yield from ours(path, suffix)
        elif path.suffix == suffix:
            yield path


def in_module(path: Path, name: Path) -> Iterator[str]:
    """What is too long in one module, the module itself first."""
    lines = line_count(path)
    if lines > MODULE_LINES:
        yield f"{name}: {lines} lines, {MODULE_LINES} at most"
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > FUNCTION_LINES:
                yield f"{name}:{node.lineno}: {node.name}: {length} lines, {FUNCTION_LINES} at most"


def line_count(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def main() -> int:
    found = oversized(ROOT)
    print("\n".join(found))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
