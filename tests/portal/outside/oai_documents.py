"""Reads documents of OAI-PMH, and refuses whatever the schemas of the protocol would refuse."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final
from xml.etree import ElementTree

from django.test import Client

from portal.models import HarvestRow

Element = ElementTree.Element

OAI: Final = "{http://www.openarchives.org/OAI/2.0/}"
DC: Final = "{http://purl.org/dc/elements/1.1/}"
OAI_DC: Final = "{http://www.openarchives.org/OAI/2.0/oai_dc/}"
_LOCATION: Final = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_SECOND: Final = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_SET: Final = re.compile(r"[A-Za-z0-9\-_.!~*'()]+(:[A-Za-z0-9\-_.!~*'()]+)*")
_CODES: Final = {
    "badArgument", "badResumptionToken", "badVerb", "cannotDisseminateFormat", "idDoesNotExist",
    "noMetadataFormats", "noRecordsMatch", "noSetHierarchy",
}  # fmt: skip
_ARGUMENTS: Final = {
    "verb", "identifier", "metadataPrefix", "from", "until", "set", "resumptionToken",
}  # fmt: skip
_DC_NAMES: Final = {
    "title", "creator", "subject", "description", "publisher", "contributor", "date", "type",
    "format", "identifier", "source", "language", "relation", "coverage", "rights",
}  # fmt: skip
#: What stands inside each verb's element, in order, and how often: "1," is once or more.
_CONTENTS: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "Identify": (
        ("repositoryName", "1"),
        ("baseURL", "1"),
        ("protocolVersion", "1"),
        ("adminEmail", "1,"),
        ("earliestDatestamp", "1"),
        ("deletedRecord", "1"),
        ("granularity", "1"),
        ("compression", "0,"),
        ("description", "0,"),
    ),
    "ListMetadataFormats": (("metadataFormat", "1,"),),
    "ListSets": (("set", "1,"), ("resumptionToken", "0,1")),
    "ListIdentifiers": (("header", "1,"), ("resumptionToken", "0,1")),
    "ListRecords": (("record", "1,"), ("resumptionToken", "0,1")),
    "GetRecord": (("record", "1"),),
    "record": (("header", "1"), ("metadata", "0,1"), ("about", "0,")),
    "header": (("identifier", "1"), ("datestamp", "1"), ("setSpec", "0,")),
    "set": (("setSpec", "1"), ("setName", "1")),
    "metadataFormat": (("metadataPrefix", "1"), ("schema", "1"), ("metadataNamespace", "1")),
}


@dataclass(frozen=True)
class Document:
    """A valid answer; ``content`` is the element of the verb, or the error."""

    request: Element
    content: Element

    @property
    def error(self) -> str:
        """The code of the error; "" for an answer."""
        return self.content.attrib.get("code", "")

    @property
    def token(self) -> str | None:
        """Where the list goes on; "" at its end, None where it came in one piece."""
        return self.content.findtext(f"{OAI}resumptionToken")

    def headers(self) -> list[Element]:
        """The headers of all records."""
        return list(self.content.iter(f"{OAI}header"))

    def identifiers(self) -> list[str]:
        """Stable identifiers in the order of the document."""
        return [text_of(header, "identifier").rpartition(":")[2] for header in self.headers()]

    def deleted(self) -> list[str]:
        """Stable identifiers of deletions."""
        return [
            text_of(header, "identifier").rpartition(":")[2]
            for header in self.headers()
            if header.attrib.get("status") == "deleted"
        ]

    def core(self, name: str) -> list[tuple[str, str]]:
        """Text and language of every element of Dublin Core with that name."""
        return [
            (element.text or "", element.attrib.get(_LANGUAGE, ""))
            for element in self.content.iter(f"{DC}{name}")
        ]


def ask(client: Client, verb: str, **arguments: str) -> Document:
    """Ask by GET; ``from_`` is written ``from``."""
    given = {name.rstrip("_"): value for name, value in arguments.items()}
    return read(client.get("/oai/", {"verb": verb, **given}).content)


def read(content: bytes) -> Document:
    """Parse a document and check it against the rules of its schema."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own document
    assert root.tag == f"{OAI}OAI-PMH"
    assert root.attrib[_LOCATION].split()[1].endswith("/OAI/2.0/OAI-PMH.xsd")
    date, request, said = root
    assert date.tag == f"{OAI}responseDate"
    assert _SECOND.fullmatch(date.text or "")
    assert request.tag == f"{OAI}request"
    assert set(request.attrib) <= _ARGUMENTS
    if said.tag == f"{OAI}error":
        assert said.attrib["code"] in _CODES
        assert said.text
    else:
        assert said.tag == f"{OAI}{request.attrib['verb']}"
        _check(said)
    return Document(request, said)


def text_of(parent: Element, name: str) -> str:
    """The text of the one child of that name."""
    return parent.findtext(f"{OAI}{name}", "")


def set_time(stable_id: str, at: datetime) -> None:
    """As if the policy had changed then."""
    HarvestRow.objects.filter(stable_id=stable_id).update(changed_at=at)


def at(second: int) -> datetime:
    """A second of one minute."""
    return datetime(2026, 5, 1, 12, 0, second, tzinfo=UTC)


def _check(element: Element) -> None:
    name = element.tag.removeprefix(OAI)
    names = [child.tag.removeprefix(OAI) for child in element]
    form = _CONTENTS.get(name)
    if form is not None:
        pattern = "".join(f"(?:{each} ){{{often}}}" for each, often in form)
        assert re.fullmatch(pattern, "".join(f"{each} " for each in names)), (name, names)
    if name == "record":
        is_deleted = element[0].attrib.get("status") == "deleted"
        assert is_deleted == ("metadata" not in names)
    elif name in {"datestamp", "earliestDatestamp"}:
        assert _SECOND.fullmatch(element.text or "")
    elif name == "setSpec":
        assert _SET.fullmatch(element.text or "")
    elif name == "adminEmail":
        assert re.fullmatch(r"\S+@(\S+\.)+\S+", element.text or "")
    elif name == "metadata":
        _check_core(element)
        return
    for child in element:
        if child.tag.startswith(OAI):
            _check(child)


def _check_core(metadata: Element) -> None:
    (core,) = metadata
    assert core.tag == f"{OAI_DC}dc"
    assert core.attrib[_LOCATION].split() == [
        "http://www.openarchives.org/OAI/2.0/oai_dc/",
        "http://www.openarchives.org/OAI/2.0/oai_dc.xsd",
    ]
    for element in core:
        assert element.tag.startswith(DC)
        assert element.tag.removeprefix(DC) in _DC_NAMES
        assert set(element.attrib) <= {_LANGUAGE}
        assert element.text
