"""What a PPTX says beside its slides: titles, speaker notes, which slides are hidden (child).

Read from the package itself, part by part: slides have their true numbers here, in the order of the
presentation. Whatever is missing or broken is left out; the pages are shown all the same.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

# expat resolves nothing from outside, and the inspection let no DTD pass.
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from uploads.extraction.jobs import TEXT_CHARACTERS, TITLE_CHARACTERS, Slide
from uploads.extraction.text import cleaned

PART_BYTES: Final = 20 * 1024 * 1024
MOST_SLIDES: Final = 1000
TITLES: Final = ("title", "ctrTitle")
FALSE: Final = ("0", "false")
FAILURES: Final = (
    zipfile.BadZipFile,
    ElementTree.ParseError,
    OSError,
    ValueError,
    KeyError,
    EOFError,
    NotImplementedError,
    RuntimeError,
    StopIteration,
    zlib.error,
)

Links = dict[str, tuple[str, str]]


def slides(path: Path) -> Iterator[Slide]:
    """The slides of a presentation in order; none if it cannot be told."""
    try:
        with zipfile.ZipFile(path) as package:
            for number, part in enumerate(_slide_parts(package)[:MOST_SLIDES], start=1):
                yield _slide(package, part, number)
    except FAILURES:
        return


def _slide_parts(package: zipfile.ZipFile) -> list[str]:
    """The names of the parts that are slides, in the order they are shown; "" for a lost one."""
    main = next(to for kind, to in _links(package, "").values() if kind == "officeDocument")
    links = _links(package, main)
    return [
        links.get(_reference(entry), ("", ""))[1]
        # Children only: sections name their slides again, deeper and without a relationship.
        for entry in _xml(package, main).iterfind("{*}sldIdLst/{*}sldId")
    ]


def _reference(entry: Element) -> str:
    """The relationship of an entry; its other ``id`` is without a namespace."""
    return next((value for name, value in entry.items() if name.endswith("}id")), "")


def _slide(package: zipfile.ZipFile, part: str, number: int) -> Slide:
    """One slide; of one that cannot be read nothing but its number."""
    try:
        return _told(package, part, number)
    except FAILURES:
        return Slide(number)


def _told(package: zipfile.ZipFile, part: str, number: int) -> Slide:
    root = _xml(package, part)
    notes = next((to for kind, to in _links(package, part).values() if kind == "notesSlide"), None)
    return Slide(
        number,
        title=" ".join(_placeholder_text(root, TITLES).split())[:TITLE_CHARACTERS],
        notes=_notes(package, notes)[:TEXT_CHARACTERS] if notes else "",
        hidden=root.get("show", "1") in FALSE,
    )


def _notes(package: zipfile.ZipFile, part: str) -> str:
    try:
        return _placeholder_text(_xml(package, part), ("body",))
    except FAILURES:
        return ""


def _placeholder_text(root: Element, kinds: tuple[str, ...]) -> str:
    """The text of the shapes that stand in for one of these kinds."""
    found = []
    for shape in _shapes(root):
        placeholder = shape.find(".//{*}nvPr/{*}ph")
        if placeholder is not None and placeholder.get("type", "obj") in kinds:
            found.append("\n".join(map(_paragraph, shape.iterfind(".//{*}txBody/{*}p"))))
    return cleaned("\n".join(found))


def _shapes(node: Element) -> Iterator[Element]:
    """Shapes in their order; not those for programs that are too old for what stands beside."""
    for child in node:
        if _local(child) == "sp":
            yield child
        elif _local(child) != "Fallback":
            yield from _shapes(child)


def _paragraph(paragraph: Element) -> str:
    """The text of one paragraph: runs, fields, line breaks."""
    return "".join(
        "\n" if _local(node) == "br" else (node.text or "")
        for node in paragraph.iter()
        if _local(node) in ("t", "br")
    )


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2]


def _links(package: zipfile.ZipFile, part: str) -> Links:
    """Relationships of a part: id -> (kind, name of the part it leads to)."""
    folder, name = posixpath.split(part)
    relations = posixpath.join(folder, "_rels", f"{name}.rels")
    if relations not in package.NameToInfo:
        return {}
    return {
        entry.get("Id", ""): (
            entry.get("Type", "").rpartition("/")[2],
            posixpath.normpath(posixpath.join("/", folder, entry.get("Target", ""))).lstrip("/"),
        )
        for entry in _xml(package, relations).iterfind("{*}Relationship")
        if entry.get("TargetMode") != "External"
    }


def _xml(package: zipfile.ZipFile, part: str) -> Element:
    """A part as a tree, bounded, with nothing resolved from outside."""
    with package.open(part) as stream:
        data = stream.read(PART_BYTES + 1)
    if len(data) > PART_BYTES:
        raise ValueError("too large")
    return ElementTree.fromstring(data)  # noqa: S314
