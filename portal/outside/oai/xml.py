"""Answers -> XML, as the schemas of the Open Archives Initiative want it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from typing import Final
from xml.sax.xmlreader import AttributesImpl

from django.utils import timezone
from django.utils.xmlutils import SimplerXMLGenerator

from portal.outside.oai.answers import (
    Answer,
    Continuation,
    Formats,
    Identity,
    Listing,
    One,
    Record,
    Sets,
)
from portal.outside.oai.arguments import OAI_DC, TOKEN, ProtocolError, datestamp

OAI: Final = "http://www.openarchives.org/OAI/2.0/"
DUBLIN_CORE: Final = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC_SCHEMA: Final = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
_IDENTIFIER: Final = "http://www.openarchives.org/OAI/2.0/oai-identifier"
_XSI: Final = "http://www.w3.org/2001/XMLSchema-instance"
_DC_NAMESPACES: Final = {
    "xmlns:oai_dc": DUBLIN_CORE,
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xsi:schemaLocation": f"{DUBLIN_CORE} {_DC_SCHEMA}",
}
#: After these the protocol wants no arguments repeated, as they make no sense.
_UNREPEATED: Final = {"badVerb", "badArgument"}
#: What XML 1.0 has no place for.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


class _Writer(SimplerXMLGenerator):
    @contextmanager
    def element(self, name: str, attrs: Mapping[str, str] | None = None) -> Iterator[None]:
        """What is written meanwhile stands inside it."""
        self.startElement(name, AttributesImpl(dict(attrs or {})))
        yield
        self.endElement(name)

    def text(self, name: str, contents: str, attrs: Mapping[str, str] | None = None) -> None:
        """One element with nothing but text in it."""
        clean = {key: _clean(value) for key, value in (attrs or {}).items()}
        self.addQuickElement(name, _clean(contents), clean)


def response(arguments: Mapping[str, str], base_url: str, answer: Answer | ProtocolError) -> str:
    """The whole document. ``arguments`` are those of the request, with its verb."""
    file = StringIO()
    xml = _Writer(file, "UTF-8")
    xml.startDocument()
    root = {"xmlns": OAI, "xmlns:xsi": _XSI, "xsi:schemaLocation": f"{OAI} {OAI}OAI-PMH.xsd"}
    with xml.element("OAI-PMH", root):
        xml.text("responseDate", datestamp(timezone.now()))
        if isinstance(answer, ProtocolError):
            repeated = {} if answer.code in _UNREPEATED else arguments
            xml.text("request", base_url, repeated)
            xml.text("error", answer.message, {"code": answer.code})
        else:
            verb = arguments["verb"]
            xml.text("request", base_url, arguments)
            with xml.element(verb):
                _write(xml, verb, answer)
    xml.endDocument()
    return file.getvalue()


def _write(xml: _Writer, verb: str, answer: Answer) -> None:
    match answer:
        case Identity():
            _identity(xml, answer)
        case Formats():
            _formats(xml)
        case Sets():
            for name, words in answer.sets:
                with xml.element("set"):
                    xml.text("setSpec", name)
                    xml.text("setName", words)
        case Listing():
            for record in answer.records:
                (_header if verb == "ListIdentifiers" else _record)(xml, record)
            if answer.continuation:
                _continuation(xml, answer.continuation)
        case One():
            _record(xml, answer.record)


def _identity(xml: _Writer, identity: Identity) -> None:
    xml.text("repositoryName", identity.name)
    xml.text("baseURL", identity.base_url)
    xml.text("protocolVersion", "2.0")
    xml.text("adminEmail", identity.email)
    xml.text("earliestDatestamp", identity.earliest)
    xml.text("deletedRecord", "persistent")
    xml.text("granularity", "YYYY-MM-DDThh:mm:ssZ")
    location = f"{_IDENTIFIER} {_IDENTIFIER}.xsd"
    namespace = {"xmlns": _IDENTIFIER, "xsi:schemaLocation": location}
    with xml.element("description"), xml.element("oai-identifier", namespace):
        xml.text("scheme", "oai")
        xml.text("repositoryIdentifier", identity.namespace)
        xml.text("delimiter", ":")
        xml.text("sampleIdentifier", f"oai:{identity.namespace}:ctfk727ttrfoo")


def _formats(xml: _Writer) -> None:
    with xml.element("metadataFormat"):
        xml.text("metadataPrefix", OAI_DC)
        xml.text("schema", _DC_SCHEMA)
        xml.text("metadataNamespace", DUBLIN_CORE)


def _record(xml: _Writer, record: Record) -> None:
    with xml.element("record"):
        _header(xml, record)
        if not record.is_deleted:
            with xml.element("metadata"), xml.element("oai_dc:dc", _DC_NAMESPACES):
                for element in record.metadata:
                    language = {"xml:lang": element.language} if element.language else {}
                    xml.text(f"dc:{element.name}", element.text, language)


def _header(xml: _Writer, record: Record) -> None:
    with xml.element("header", {"status": "deleted"} if record.is_deleted else {}):
        xml.text("identifier", record.identifier)
        xml.text("datestamp", record.datestamp)
        for name in record.sets:
            xml.text("setSpec", name)


def _continuation(xml: _Writer, goes_on: Continuation) -> None:
    counts = {"completeListSize": str(goes_on.total), "cursor": str(goes_on.cursor)}
    xml.text(TOKEN, goes_on.token, counts)


def _clean(text: str) -> str:
    return _FORBIDDEN.sub("", text)
