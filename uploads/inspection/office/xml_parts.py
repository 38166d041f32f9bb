"""XML of a package, read piece by piece by expat: nothing outside is fetched, nothing expanded.

Parsing ends at a DTD, before an entity can be declared.
expat tells the encoding as office suites do (byte order mark, declaration, UTF-16), so a
declaration of a type is found however it is written.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from xml.parsers import expat

from uploads.inspection.findings import Refusal
from uploads.inspection.verdict import Reason

#: Called for each element with its local name and its attributes by local name.
OnElement = Callable[[str, Mapping[str, str]], None]
#: Says whether a DTD with this public identifier, and with or without own declarations, may stand.
AllowDtd = Callable[[str | None, bool], bool]


class Malformed(Exception):
    """Not well-formed; ``started`` if the first element was reached before."""

    def __init__(self, started: bool) -> None:
        super().__init__(started)
        self.started = started


def no_dtd(public_id: str | None, has_declarations: bool) -> bool:
    """No DTD at all: office suites never write one."""
    return False


def published_svg_dtd(public_id: str | None, has_declarations: bool) -> bool:
    """The one that many drawing programs name in an SVG picture, and nothing declared by it."""
    return bool(public_id and public_id.startswith("-//W3C//DTD SVG") and not has_declarations)


def read_xml(
    pieces: Iterable[bytes],
    name: str,
    on_element: OnElement | None = None,
    *,
    first_only: bool = False,
    allow_dtd: AllowDtd = no_dtd,
) -> None:
    """Read a part to its end. ``first_only``: tell ``on_element`` of the first element only.

    Raises :class:`Malformed`, or Refusal XML_DTD.
    """
    parser = expat.ParserCreate()
    started = False

    def doctype(_name: str, _system: str | None, public: str | None, declares: bool) -> None:
        if not allow_dtd(public, bool(declares)):
            raise Refusal(Reason.XML_DTD, f"{name} declares a document type")

    def element(tag: str, attributes: dict[str, str]) -> None:
        nonlocal started
        started = True
        if on_element is not None:
            on_element(_local(tag), {_local(key): value for key, value in attributes.items()})
        if on_element is None or first_only:
            # A presentation has a million elements: without a handler expat reads at full speed.
            parser.StartElementHandler = None

    parser.StartDoctypeDeclHandler = doctype
    parser.StartElementHandler = element
    try:
        for piece in pieces:
            parser.Parse(piece, False)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError):
        # LookupError, ValueError: an encoding that Python does not know, or not as one of bytes.
        raise Malformed(started) from None


def _local(name: str) -> str:
    return name.rpartition(":")[2]
