"""Entries of the content -> drafts of policy pages: every datum finds its field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from briefs.importing.drafts import Block, PolicyDraft, blocks, heading, paragraphs
from cases.choices import CostKnowledge, Depth
from portal.demo.content import PolicyEntry, Result, Source
from portal.demo.rules import (
    cost_field,
    evidence_of,
    partner_kind,
    scale_of,
    status_of,
)
from programmes.models import LearningSession, Place
from taxonomy.models import City, Office, Theme

#: The day the figures were last compared with their sources.
FACTS_CHECKED_ON = date(2026, 6, 30)
IMPLEMENTATION_HEADING = "How it was carried out"
_LIMITS = (
    "Coordinates are approximate. Figures were taken from the named sources, background sentences "
    "partly from general knowledge; some sources are secondary."
)
_LIMITS_LOCAL = "The {language} text was not read by a native speaker."
_LIMITS_SESSION = "That the brief belongs to this learning session is a guess."


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The records a policy points to, each by the key the content uses."""

    themes: Mapping[str, Theme]
    cities: Mapping[tuple[str, str], City]
    offices: Mapping[tuple[str, int], Office]
    sessions: Mapping[str, LearningSession]
    places: Mapping[str, Place]


def policy_draft(entry: PolicyEntry, around: Surroundings) -> PolicyDraft:
    """The page of an entry, without its related policies, which may not exist yet."""
    main, *others = (around.themes[slug] for slug in entry.themes)
    return PolicyDraft(
        kind="brief" if entry.is_brief else "case",
        external_id=entry.slug,
        slug=entry.slug,
        fields={
            "title": entry.title,
            "summary": entry.summary,
            "content_language": entry.language,
            "story_depth": Depth.FULL,
            "main_theme": main,
            "facts_checked_on": FACTS_CHECKED_ON,
            **_whereabouts(entry, around),
            **_facts(entry),
            **_cost(entry),
            **_original(entry),
            "editor_note": editor_note(entry),
        },
        streams=_streams(entry),
        other_themes=tuple(others),
    )


def with_related(
    draft: PolicyDraft, entry: PolicyEntry, page_ids: Mapping[str, int]
) -> PolicyDraft:
    """The same draft with the policies its entry names as related."""
    related = blocks("policy", [page_ids[slug] for slug in entry.related])
    return replace(draft, streams={**draft.streams, "related": related})


def editor_note(entry: PolicyEntry) -> str:
    """What an editor should know before relying on the entry."""
    parts = [f"Confidence of this record: {entry.confidence}.", _LIMITS]
    if entry.local:
        parts.append(_LIMITS_LOCAL.format(language=entry.local.language))
    if entry.is_brief:
        parts.append(_LIMITS_SESSION)
    if entry.site_visit:
        parts.append(f"Site visit as noted: {entry.site_visit}.")
    return " ".join(parts)


def _whereabouts(entry: PolicyEntry, around: Surroundings) -> dict[str, Any]:
    city = around.cities[entry.city, entry.country]
    return {
        "city": city,
        "office": around.offices[entry.responsible_body, city.pk],
        "session": around.sessions[entry.session] if entry.is_brief else None,
        "place": around.places.get(entry.slug),
        "latitude": entry.latitude,
        "longitude": entry.longitude,
    }


def _facts(entry: PolicyEntry) -> dict[str, Any]:
    return {
        "start_year": entry.year_start,
        "end_year": entry.year_end,
        "status": status_of(entry),
        "evidence": evidence_of(entry),
        "sdgs": list(entry.sdgs),
        "scale": scale_of(entry.population_scale),
        "scale_note": entry.population_scale,
    }


def _cost(entry: PolicyEntry) -> dict[str, Any]:
    if entry.cost is None:
        return {}
    name = cost_field(entry.cost.note)
    return {
        name: Decimal(entry.cost.amount),
        f"{name}_knowledge": CostKnowledge.KNOWN,
        f"{name}_currency": entry.cost.currency,
        f"{name}_note": entry.cost.note,
    }


def _original(entry: PolicyEntry) -> dict[str, Any]:
    if entry.local is None:
        return {}
    return {
        "original_language": entry.local.language,
        "original_title": entry.local.title,
        "original_summary": entry.local.summary,
    }


def _streams(entry: PolicyEntry) -> dict[str, tuple[Block, ...]]:
    return {
        "problem": paragraphs(entry.problem),
        "what_was_done": (
            *paragraphs(entry.approach),
            heading(IMPLEMENTATION_HEADING),
            *paragraphs(entry.implementation),
        ),
        "lessons": blocks("lesson", entry.lessons),
        "indicators": blocks("indicator", [_indicator(result) for result in entry.results]),
        "sources": blocks("source", [_source(source) for source in entry.sources]),
        "partners": blocks("partner", [_partner(name) for name in entry.partners]),
    }


def _indicator(result: Result) -> dict[str, Any]:
    return {
        "name": result.indicator,
        "before": result.baseline,
        "after": result.value,
        "unit": result.unit,
        "year": result.year,
        # Editors count the sources from 1.
        "source": None if result.source is None else result.source + 1,
    }


def _source(source: Source) -> dict[str, Any]:
    # General knowledge has no address; the content says "memory" there.
    is_address = source.url.startswith(("http://", "https://"))
    return {
        "title": source.title,
        "publisher": source.publisher,
        "url": source.url if is_address else "",
        "year": source.year,
    }


def _partner(name: str) -> dict[str, Any]:
    return {"name": name, "role": "", "kind": partner_kind(name).value}
