"""What is told about a policy: as an article of the web, and as a work that can be cited."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext

from cases.addresses import permanent_path
from cases.choices import SDG_NAMES, Status, Visibility
from cases.citation import Citation, citation_of
from portal.outside import things
from portal.outside.cards.subjects import policy_card
from portal.outside.telling import NOINDEX, Shown, Step, Telling, Thing, trimmed

#: Policies that may still go on have no end yet.
_OPEN_ENDED = {Status.PLANNED, Status.PILOT, Status.RUNNING}


def policy(shown: Shown) -> Telling:
    """A case study or a brief; of one that is not public nothing but its name."""
    page = shown.context["page"]
    description = trimmed(page.search_description or page.summary)
    if page.visibility != Visibility.PUBLIC:
        return Telling(page.title, description, robots=NOINDEX)
    permanent = shown.absolute(permanent_path(page.stable_id))
    cited = citation_of(page, url=permanent, today=timezone.localdate())
    card = policy_card(page)
    return Telling(
        title=page.title,
        description=description,
        card=card,
        kind="article",
        trail=_trail(shown, page.kind),
        things=(_report(shown, page, cited, shown.absolute(card.path)),),
        citing=tuple(_citing(shown, page, cited)),
        permanent=permanent,
        published=page.first_published_at,
        modified=page.last_published_at,
    )


def _trail(shown: Shown, kind: str) -> tuple[Step, ...]:
    if kind == "case":
        return (Step(gettext("Case studies"), shown.here("/cases/")),)
    return (Step(gettext("Briefs"), shown.here("/briefs/")),)


def _report(shown: Shown, page: Any, cited: Citation, picture: str) -> Thing:
    return things.thing(
        "Report",
        id=cited.url,
        url=shown.canonical,
        headline=page.title,
        alternativeHeadline=page.original_title,
        abstract=page.summary,
        inLanguage=page.content_language,
        author=[_author(page, name) for name in cited.authors],
        publisher=things.publisher(),
        datePublished=_iso(page.first_published_at),
        dateModified=_iso(page.last_published_at),
        version=cited.version.isoformat(),
        identifier=things.thing(
            "PropertyValue", propertyID="policy", value=page.stable_id, url=cited.url
        ),
        about=[
            *(things.theme(shown, theme) for theme in shown.context["reading"].themes),
            *_goals(page),
        ],
        spatialCoverage=things.city(page.city),
        temporalCoverage=interval(page),
        citation=[_source(block.value) for block in page.sources],
        license=things.LICENCE_URLS.get(page.licence, ""),
        isPartOf=things.part_of_site(shown),
        image=picture,
        isAccessibleForFree=True,
    )


def interval(page: Any) -> str:
    """ISO 8601, open at the end while the policy goes on: ``2004-07/..``, ``2004/2011``."""
    start = _month(page.start_year, page.start_month)
    if page.end_year:
        return f"{start}/{_month(page.end_year, page.end_month)}"
    return f"{start}/.." if page.status in _OPEN_ENDED else start


def _citing(shown: Shown, page: Any, cited: Citation) -> Iterator[tuple[str, str]]:
    """The meta tags that Zotero and Google Scholar read."""
    yield "citation_title", page.title
    for name in cited.authors:
        yield "citation_author", name
    yield "citation_publication_date", f"{page.first_published_at or timezone.now():%Y/%m/%d}"
    yield "citation_technical_report_institution", cited.publisher
    yield "citation_technical_report_number", page.stable_id
    yield "citation_language", page.content_language
    yield "citation_public_url", cited.url
    yield "citation_fulltext_html_url", shown.canonical
    for theme in shown.context["reading"].themes:
        yield "citation_keywords", theme.label


def _author(page: Any, name: str) -> Thing:
    """A named person works for the office; an office or city that stands for them is a body."""
    body = page.office.name if page.office else page.city.name_en
    if name == body:
        return things.thing("GovernmentOrganization", name=name)
    affiliation = things.thing("GovernmentOrganization", name=body)
    return things.thing("Person", name=name, affiliation=affiliation)


def _goals(page: Any) -> Iterator[Thing]:
    for number in sorted(page.sdgs):
        yield things.thing(
            "Thing",
            name=str(SDG_NAMES[number]),
            url=f"https://sdgs.un.org/goals/goal{number}",
        )


def _source(value: Any) -> Thing:
    publisher = value["publisher"]
    return things.thing(
        "CreativeWork",
        name=value["title"],
        publisher=things.thing("Organization", name=publisher) if publisher else "",
        url=value["url"],
        datePublished=str(value["year"] or ""),
    )


def _month(year: int, month: int | None) -> str:
    return f"{year}-{month:02}" if month else str(year)


def _iso(at: Any) -> str:
    return timezone.localtime(at).isoformat(timespec="seconds") if at else ""
