"""What parent and child tell each other: a job as JSON, results as one line of JSON each.

The child has read hostile bytes, so the parent believes nothing it says without looking: numbers
and lengths are bounded, and only plain files are taken out of the job's folder.
"""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final, Self

from uploads.inspection.verdict import Verdict

JOB_FILE: Final = "job.json"
RESULT_FILE: Final = "result.jsonl"
PICTURES: Final = "pictures"
#: Widths in pixels: reading, phone, list.
WIDTHS: Final = (1600, 800, 320)

#: More than any honest page or file says; the rest of a longer text is not searched.
TEXT_CHARACTERS: Final = 50_000
TITLE_CHARACTERS: Final = 250
RESULT_BYTES: Final = 64 * 1024 * 1024
PICTURE_BYTES: Final = 20 * 1024 * 1024


def picture_name(number: int, width: int) -> str:
    """Where the picture of a page lies, in a job's folder and in the folder of an examination."""
    return f"{PICTURES}/{number}-{width}.webp"


@dataclass(frozen=True, slots=True)
class Job:
    """One task of the child: inspect ``file`` (in the job's folder), then read pages of it.

    ``name``: what the person called the file. ``first``: index of the first page, from 0;
    ``count``: how many at most, 0: read no page; of a file with more than ``most_pages`` none is
    read. ``run_seconds`` of processor time: once they are used up, no further page is begun.
    ``slides``: read titles and notes, too.
    """

    file: str
    name: str = ""
    inspect: bool = False
    slides: bool = False
    first: int = 0
    count: int = 0
    most_pages: int = 300
    page_seconds: int = 20
    run_seconds: float = 30.0
    address_space: int = 0

    def write(self, folder: Path) -> None:
        """Put it where the child looks for it."""
        (folder / JOB_FILE).write_text(json.dumps(asdict(self)), encoding="ascii")

    @classmethod
    def read(cls, folder: Path) -> Job:
        """What the parent has written."""
        return cls(**json.loads((folder / JOB_FILE).read_text(encoding="ascii")))


@dataclass(frozen=True, slots=True)
class Slide:
    """What a presentation says beside its slides, by true slide number."""

    number: int
    title: str = ""
    notes: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ReadPage:
    """One page as the child read it; width and height of its picture in pixels, 0: no picture.

    ``landscape``: the page itself is wider than high.
    """

    number: int
    text: str = ""
    width: int = 0
    height: int = 0
    landscape: bool = False
    damaged: bool = False


@dataclass(slots=True)
class Results:
    """All that a child has said. ``done``: it came to its end. ``total``: pages of the file."""

    verdict: Verdict | None = None
    total: int | None = None
    pages: list[ReadPage] = field(default_factory=list)
    slides: list[Slide] = field(default_factory=list)
    error: str = ""
    done: bool = False


class ResultWriter:
    """The child's side: each line is on disk before the next step may crash."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / RESULT_FILE).open("a", encoding="ascii")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *unused: object) -> None:
        self._file.close()

    def say(self, kind: str, value: object) -> None:
        """One line, at once."""
        self._file.write(json.dumps({kind: value}) + "\n")
        self._file.flush()


def read_results(folder: Path) -> Results:
    """The parent's side: what was said up to the end, or up to the crash; nonsense is skipped."""
    results = Results()
    path = folder / RESULT_FILE
    if not is_plain_file(path, at_most=RESULT_BYTES):
        return results
    with path.open(encoding="ascii", errors="replace") as lines:
        for line in lines:
            for kind, value in _parts(line):
                _take(results, kind, value)
    return results


def is_plain_file(path: Path, *, at_most: int) -> bool:
    """Whether it is a file of its own: a link could lead the parent to other people's files."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(found.st_mode) and found.st_nlink == 1 and found.st_size <= at_most


def _parts(line: str) -> Iterator[tuple[str, Any]]:
    """The kind and value of a line; nothing for a line cut off by a crash."""
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return
    if isinstance(found, dict):
        yield from found.items()


def _take(results: Results, kind: str, value: Any) -> None:
    try:
        match kind:
            case "verdict":
                results.verdict = Verdict.from_json(value)
            case "total":
                results.total = int(value)
            case "page":
                results.pages.append(_page(value))
            case "slide":
                results.slides.append(_slide(value))
            case "error":
                results.error = str(value)[:500]
            case "done":
                results.done = True
    except (ValueError, TypeError, KeyError, AttributeError):
        return


def _page(value: dict[str, Any]) -> ReadPage:
    return ReadPage(
        number=int(value["number"]),
        text=str(value["text"])[:TEXT_CHARACTERS],
        width=int(value["width"]),
        height=int(value["height"]),
        landscape=bool(value["landscape"]),
        damaged=bool(value["damaged"]),
    )


def _slide(value: dict[str, Any]) -> Slide:
    return Slide(
        number=int(value["number"]),
        title=str(value["title"])[:TITLE_CHARACTERS],
        notes=str(value["notes"])[:TEXT_CHARACTERS],
        hidden=bool(value["hidden"]),
    )
