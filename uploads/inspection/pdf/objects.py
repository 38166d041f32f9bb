"""Every object of a PDF, those in streams of objects included: does anything in it act by itself?

qpdf writes each object as text with all escapes of names undone (``/J#53`` is ``/JS``); only the
few that hold a word of interest are then taken apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary, Object, Stream

from uploads.inspection.findings import Findings
from uploads.inspection.pdf.values import UNREADABLE, name
from uploads.inspection.verdict import Flag

_WORDS: Final = re.compile(
    rb"/(?:JS|JavaScript|Launch|SubmitForm|ImportData|RichMedia\w*|OnInstantiate|EF|EmbeddedFile"
    rb"|FileAttachment|AA|OpenAction|XFA|Ref|FS)\b"
)
_CERTAIN: Final = re.compile(_WORDS.pattern.replace(b"|AA|OpenAction|XFA|Ref|FS", b""))
#: In the dictionary of a stream: its data are in another file.
_OUTSIDE: Final = re.compile(rb"/F\s*[(<]|/F \d+ \d+ R")

#: ISO 32000-2, 12.6.4: actions that run, send, fetch or change something.
_ACTIONS: Final = frozenset(
    {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/RichMediaExecute"}
)
#: Actions that may follow from opening a file or a page: they move within it.
_HARMLESS: Final = frozenset(
    {"/GoTo", "/Named", "/Hide", "/SetOCGState", "/Trans", "/GoTo3DView", "/Thread"}
)
_ANNOTATIONS: Final = frozenset({"/FileAttachment", "/RichMedia"})
_FILE_KEYS: Final = frozenset({"/F", "/UF", "/DOS", "/Mac", "/Unix"})


def inspect_objects(objects: Iterable[Object], findings: Findings) -> None:
    """Note actions, scripts, forms that change, embedded files and files elsewhere."""
    for each in objects:
        if isinstance(each, Stream | Dictionary | Array):
            top = each.stream_dict if isinstance(each, Stream) else each
            text = top.unparse(resolved=True)
            if _WORDS.search(text):
                _take_apart(top, text, findings)
            if isinstance(each, Stream) and _OUTSIDE.search(text) and _is_outside(top):
                findings.flag(Flag.EXTERNAL_LINK)


def _take_apart(top: Object, text: bytes, findings: Findings) -> None:
    try:
        for dictionary in _dictionaries(top):
            for what in _acts(dictionary):
                findings.acts(what)
            if name(dictionary, "/FS") == "/URL" or _names_file(dictionary.get("/Ref")):
                findings.flag(Flag.EXTERNAL_LINK)
    except UNREADABLE:
        # A key that is no text must not hide what stands beside it: here the word decides.
        findings.flag(Flag.DAMAGED)
        if _CERTAIN.search(text):
            findings.acts("a word of an action in a broken object")


def _dictionaries(top: Object) -> Iterator[Dictionary]:
    """The dictionaries written inside this object; those it refers to have their own turn."""
    waiting = [top]
    while waiting:
        each = waiting.pop()
        if isinstance(each, Dictionary):
            yield each
            children = list(dict(each.items()).values())
        else:
            children = list(each.as_list())
        waiting += [
            child
            for child in children
            if isinstance(child, Dictionary | Array) and not child.is_indirect
        ]


def _acts(dictionary: Dictionary) -> Iterator[str]:
    """What acts here, in words. A key alone proves nothing: a font may be named /AA or /JS."""
    action = name(dictionary, "/S")
    if action in _ACTIONS and name(dictionary, "/Type") != "/StructElem":
        yield f"an action {action}"
    if action and isinstance(dictionary.get("/JS"), pikepdf.String | str | Stream):
        yield "a script"
    if isinstance(dictionary.get("/OnInstantiate"), Stream):
        yield "a script of a 3D view"
    if name(dictionary, "/Type") == "/EmbeddedFile" or _holds_file(dictionary.get("/EF")):
        yield "an embedded file"
    if name(dictionary, "/Subtype") in _ANNOTATIONS:
        yield f"an annotation {name(dictionary, '/Subtype')}"
    if isinstance(dictionary.get("/XFA"), Array | Stream):
        yield "a form that changes (XFA)"
    yield from _follows(dictionary)


def _follows(dictionary: Dictionary) -> Iterator[str]:
    """Actions that follow from opening, closing, entering: only those that move are ordinary."""
    triggers = dictionary.get("/AA")
    actions: list[object] = (
        list(dict(triggers.items()).values()) if isinstance(triggers, Dictionary) else []
    )
    if name(dictionary, "/Type") == "/Catalog":
        actions.append(dictionary.get("/OpenAction"))
    for action in actions:
        kind = name(action, "/S") if isinstance(action, Dictionary) else ""
        if kind and kind not in _HARMLESS:
            yield f"an action {kind} that needs no click"


def _holds_file(value: object) -> bool:
    return isinstance(value, Dictionary) and any(
        key in _FILE_KEYS and isinstance(each, Stream) for key, each in value.items()
    )


def _names_file(value: object) -> bool:
    return isinstance(value, Dictionary) and "/F" in value


def _is_outside(stream_dictionary: Object) -> bool:
    """Whether /F names a file; sloppy writers abbreviate /Filter so, as in pictures within text."""
    return isinstance(stream_dictionary.get("/F"), pikepdf.String | str | Dictionary)
