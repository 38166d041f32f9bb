"""The six verbs of the protocol: arguments in, answers out. Raises ProtocolError."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from email.utils import parseaddr
from typing import Any, Final
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import Min, Q
from django.utils import timezone
from django.utils.translation import override

from cases.addresses import permanent_path
from cases.selectors import policy_models
from portal.outside.oai import tokens
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
from portal.outside.oai.arguments import (
    TOKEN,
    ProtocolError,
    Selection,
    check_format,
    datestamp,
    selection,
)
from portal.outside.oai.dublin_core import dublin_core
from portal.outside.oai.rows import HarvestRow, in_set
from portal.outside.visibility import public_policies
from programmes.models import LearningSession
from taxonomy.selectors import themes_in_order

#: Records in one answer: some 300 kB.
PAGE_SIZE: Final = 100
#: In identifiers where the operator has named no host: one that belongs to nobody.
NOBODY: Final = "portal.invalid"
_DOMAIN: Final = re.compile(r"[A-Za-z][A-Za-z0-9-]*(\.[A-Za-z][A-Za-z0-9-]*)+")
_MAIL: Final = re.compile(r"\S+@(\S+\.)+\S+")
_KINDS: Final = (("kind:case", "Case studies of Seoul"), ("kind:brief", "Briefs of other cities"))

Arguments = Mapping[str, str]


def answer(arguments: Arguments, origin: str) -> Answer:
    """``origin`` is that of all addresses: ``https://cases.example.org``."""
    with override("en"):
        return _VERBS[arguments["verb"]](arguments, origin)


def namespace() -> str:
    """The middle of every identifier: ``oai:<namespace>:<stable identifier>``."""
    host = settings.OAI_NAMESPACE or urlsplit(settings.PUBLIC_ORIGIN).hostname or ""
    return host if _DOMAIN.fullmatch(host) else NOBODY


def _identify(arguments: Arguments, origin: str) -> Answer:
    earliest = HarvestRow.objects.aggregate(at=Min("changed_at"))["at"]
    mail = parseaddr(settings.DEFAULT_FROM_EMAIL)[1]
    return Identity(
        name=settings.WAGTAIL_SITE_NAME,
        base_url=f"{origin}/oai/",
        email=mail if _MAIL.fullmatch(mail) else f"postmaster@{namespace()}",
        earliest=datestamp(earliest or timezone.now()),
        namespace=namespace(),
    )


def _formats(arguments: Arguments, origin: str) -> Answer:
    if "identifier" in arguments:
        _row(arguments["identifier"])
    return Formats()


def _sets(arguments: Arguments, origin: str) -> Answer:
    if TOKEN in arguments:
        raise ProtocolError("badResumptionToken", "The list of sets comes in one piece.")
    themes = [(f"theme:{theme.slug}", theme.label_en) for theme in themes_in_order()]
    sessions = [
        (f"session:{session.slug}", session.name) for session in LearningSession.objects.all()
    ]
    return Sets(
        (
            ("kind", "Kinds"),
            *_KINDS,
            ("theme", "Themes"),
            *themes,
            ("session", "Learning sessions"),
            *sessions,
        )
    )


def _record(arguments: Arguments, origin: str) -> Answer:
    row = _row(arguments["identifier"])
    check_format(arguments["metadataPrefix"])
    return One(_records([row], origin)[0])


def _list(arguments: Arguments, origin: str) -> Answer:
    verb = arguments["verb"]
    place = tokens.read(arguments[TOKEN], verb) if TOKEN in arguments else None
    wanted = place.selection if place else selection(arguments)
    found = HarvestRow.objects.filter(_condition(wanted)).order_by("changed_at", "id")
    after = (
        Q(changed_at__gt=place.changed_at) | Q(changed_at=place.changed_at, id__gt=place.row)
        if place
        else Q()
    )
    rows = list(found.filter(after)[: PAGE_SIZE + 1])
    if not rows and place is None:
        raise ProtocolError("noRecordsMatch", "Nothing has changed there, or there is no such set.")
    sent = place.sent if place else 0
    total = place.total if place else _total(found, rows)
    page, more = rows[:PAGE_SIZE], rows[PAGE_SIZE:]
    token = ""
    if more:
        last = page[-1]
        token = tokens.written(
            tokens.Place(verb, wanted, last.changed_at, last.pk, sent + len(page), total)
        )
    goes_on = Continuation(token, sent, total) if more or place else None
    return Listing(tuple(_records(page, origin)), goes_on)


def _total(found: Any, rows: Sequence[HarvestRow]) -> int:
    return len(rows) if len(rows) <= PAGE_SIZE else int(found.count())


def _condition(wanted: Selection) -> Q:
    condition = in_set(wanted.set_name) if wanted.set_name else Q()
    if wanted.since:
        condition &= Q(changed_at__gte=wanted.since)
    if wanted.until:
        condition &= Q(changed_at__lte=wanted.until)
    return condition


def _row(identifier: str) -> HarvestRow:
    """Raises ProtocolError: idDoesNotExist."""
    stable_id = identifier.removeprefix(f"oai:{namespace()}:")
    is_ours = stable_id != identifier and stable_id.isascii() and stable_id.isalnum()
    row = HarvestRow.objects.filter(stable_id=stable_id).first() if is_ours else None
    if row is None:
        raise ProtocolError("idDoesNotExist", "There is no policy with this identifier.")
    return row


def _records(rows: Sequence[HarvestRow], origin: str) -> list[Record]:
    """Who may see what is asked again: a row that is behind shows nothing it should not."""
    pages = _public_pages([row.stable_id for row in rows if not row.deleted])
    return [
        Record(
            identifier=f"oai:{namespace()}:{row.stable_id}",
            datestamp=datestamp(row.changed_at),
            sets=tuple(row.set_names),
            metadata=(
                dublin_core(pages[row.stable_id], f"{origin}{permanent_path(row.stable_id)}")
                if pages[row.stable_id]
                else ()
            ),
        )
        for row in rows
    ]


def _public_pages(stable_ids: Sequence[str]) -> Mapping[str, list[Any]]:
    """Of each policy its translations, English first."""
    pages: dict[str, list[Any]] = defaultdict(list)
    for model in policy_models():
        found = public_policies(model).filter(stable_id__in=stable_ids)
        for page in found.select_related("office").prefetch_related("other_themes"):
            pages[page.stable_id].append(page)
    for translations in pages.values():
        translations.sort(key=_english_first)
    return pages


def _english_first(page: Any) -> tuple[bool, datetime, int]:
    is_translation = page.locale.language_code != settings.LANGUAGE_CODE
    return is_translation, page.first_published_at or timezone.now(), page.pk


_VERBS: Final[Mapping[str, Callable[[Arguments, str], Answer]]] = {
    "Identify": _identify,
    "ListMetadataFormats": _formats,
    "ListSets": _sets,
    "ListIdentifiers": _list,
    "ListRecords": _list,
    "GetRecord": _record,
}
