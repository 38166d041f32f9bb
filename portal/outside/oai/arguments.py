"""The arguments of a request, checked as the protocol asks; nothing of it needs the database."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from django.http import QueryDict

#: The format every repository must have, and the only one here.
OAI_DC: Final = "oai_dc"
TOKEN: Final = "resumptionToken"


class ProtocolError(Exception):
    """What went wrong, in the protocol's words: ``badVerb``, ``idDoesNotExist`` ..."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Form:
    """Which arguments a verb takes. A resumption token excludes all others."""

    required: frozenset[str] = frozenset()
    optional: frozenset[str] = frozenset()
    resumable: bool = False


_LISTED: Final = Form(
    frozenset({"metadataPrefix"}), frozenset({"from", "until", "set"}), resumable=True
)
FORMS: Final[Mapping[str, Form]] = {
    "Identify": Form(),
    "ListMetadataFormats": Form(optional=frozenset({"identifier"})),
    "ListSets": Form(resumable=True),
    "ListIdentifiers": _LISTED,
    "ListRecords": _LISTED,
    "GetRecord": Form(required=frozenset({"identifier", "metadataPrefix"})),
}


@dataclass(frozen=True, slots=True)
class Selection:
    """What a list is asked for: ``since`` and ``until`` are included; ``set_name`` may be ""."""

    since: datetime | None
    until: datetime | None
    set_name: str


def read(query: QueryDict) -> dict[str, str]:
    """Verb and arguments, each once. Raises ProtocolError: badVerb, badArgument."""
    verbs = query.getlist("verb")
    if len(verbs) != 1 or verbs[0] not in FORMS:
        raise ProtocolError("badVerb", f"The verb is one of: {', '.join(FORMS)}.")
    for name, values in query.lists():
        if len(values) > 1:
            raise ProtocolError("badArgument", f"The argument {name} is given more than once.")
    arguments = {name: values[0] for name, values in query.lists()}
    _check(FORMS[verbs[0]], arguments.keys() - {"verb"})
    return arguments


def selection(arguments: Mapping[str, str]) -> Selection:
    """Raises ProtocolError: badArgument for times and sets, cannotDisseminateFormat."""
    check_format(arguments["metadataPrefix"])
    since, until = arguments.get("from"), arguments.get("until")
    if since is not None and until is not None and len(since) != len(until):
        raise ProtocolError("badArgument", "from and until are of different granularity.")
    first = moment(since, "from") if since is not None else None
    last = moment(until, "until") if until is not None else None
    if last is not None and until is not None and "T" not in until:
        last += timedelta(days=1) - timedelta(seconds=1)
    if first is not None and last is not None and first > last:
        raise ProtocolError("badArgument", "from is later than until.")
    name = arguments.get("set")
    if name is not None and not _SET.fullmatch(name):
        raise ProtocolError("badArgument", "The argument set is no name of a set.")
    return Selection(first, last, name or "")


def check_format(prefix: str) -> None:
    """Raises ProtocolError: cannotDisseminateFormat, or badArgument for what is no name."""
    if not _PREFIX.fullmatch(prefix):
        raise ProtocolError("badArgument", "The argument metadataPrefix is no name of a format.")
    if prefix != OAI_DC:
        raise ProtocolError("cannotDisseminateFormat", f"The only format is {OAI_DC}.")


def moment(text: str, name: str) -> datetime:
    """A day or a second in UTC: ``2026-11-25``, ``2026-11-25T09:30:00Z``."""
    form = "%Y-%m-%dT%H:%M:%SZ" if "T" in text else "%Y-%m-%d"
    if _MOMENT.fullmatch(text):
        try:
            return datetime.strptime(text, form).replace(tzinfo=UTC)
        except ValueError:
            pass
    raise ProtocolError(
        "badArgument", f"The argument {name} is neither YYYY-MM-DD nor YYYY-MM-DDThh:mm:ssZ."
    )


def datestamp(at: datetime) -> str:
    """The second in UTC as the protocol writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


#: strptime also takes one digit for two.
_MOMENT: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?")
_PREFIX: Final = re.compile(r"[A-Za-z0-9_.!~*'()-]+")
_SET: Final = re.compile(r"[A-Za-z0-9_.!~*'()-]+(:[A-Za-z0-9_.!~*'()-]+)*")


def _check(form: Form, given: set[str]) -> None:
    if form.resumable and TOKEN in given:
        if given != {TOKEN}:
            raise ProtocolError("badArgument", f"{TOKEN} excludes all other arguments.")
        return
    unknown = given - form.required - form.optional
    if unknown:
        raise ProtocolError("badArgument", f"Not known here: {', '.join(sorted(unknown))}.")
    missing = form.required - given
    if missing:
        raise ProtocolError("badArgument", f"Missing: {', '.join(sorted(missing))}.")
