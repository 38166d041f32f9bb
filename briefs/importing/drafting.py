"""Valid rows -> drafts of policies. Offices a row names are added; nothing else is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.utils.text import slugify

from briefs.importing.columns import COLUMNS, Column
from briefs.importing.drafts import Block, PolicyDraft, blocks, paragraphs
from briefs.importing.rows import ValidRow
from cases.choices import CostKnowledge, PartnerKind, Status
from taxonomy.models import City, Office
from taxonomy.offices import find_or_add_office

#: The office of a new policy that names none: true of every city, and one per city.
UNNAMED_OFFICE: Final = "City administration"


def drafts_of(rows: Sequence[ValidRow]) -> list[PolicyDraft]:
    """One draft per row, in order. Call it in the transaction that writes the pages."""
    offices = _Offices()
    return [_draft(row, offices) for row in rows]


class _Offices:
    """Finds or adds each office once."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Office] = {}

    def named(self, name: str, city: City) -> Office:
        key = (name.casefold(), city.pk)
        if key not in self._known:
            self._known[key] = find_or_add_office(name=name, city=city)
        return self._known[key]


def _draft(row: ValidRow, offices: _Offices) -> PolicyDraft:
    values = row.values
    office = offices.named(values.get("office", UNNAMED_OFFICE), row.city)
    main, *others = row.themes
    fields = {column.field: values[column.name] for column in _given(values) if column.field}
    fields |= {"city": row.city, "main_theme": main, **_cost(values)}
    fields |= {name: value for name, value in _named(row).items() if value is not None}
    if "office" in values:
        fields["office"] = office
    return PolicyDraft(
        kind=values["kind"],
        external_id=values["external_id"],
        slug=_slug(values),
        fields=fields,
        streams=_streams(values),
        other_themes=tuple(others),
        defaults={
            "office": office,
            "status": Status.COMPLETED if "year_end" in values else Status.RUNNING,
        },
        fillings=_fillings(values),
    )


def _given(values: Mapping[str, Any]) -> list[Column]:
    return [column for column in COLUMNS if column.name in values]


def _named(row: ValidRow) -> dict[str, Any]:
    sdgs = row.values.get("sdgs")
    return {
        "session": row.session,
        "place": row.place,
        "sdgs": list(sdgs) if sdgs else None,
    }


def _slug(values: Mapping[str, Any]) -> str:
    wanted = values.get("slug") or values["title"]
    return slugify(wanted) or slugify(values["external_id"]) or str(values["kind"])


def _cost(values: Mapping[str, Any]) -> dict[str, Any]:
    if "cost_amount" not in values:
        return {}
    name = f"{values.get('cost_kind', 'setup')}_cost"
    cost = {
        name: values["cost_amount"],
        f"{name}_knowledge": CostKnowledge.KNOWN,
        f"{name}_currency": values["cost_currency"],
        f"{name}_year": values.get("cost_year"),
        f"{name}_note": values.get("cost_note"),
    }
    return {field: value for field, value in cost.items() if value is not None}


def _streams(values: Mapping[str, Any]) -> dict[str, tuple[Block, ...]]:
    stories = {
        column.story: paragraphs(values[column.name]) for column in _given(values) if column.story
    }
    if "lessons" in values:
        stories["lessons"] = blocks("lesson", values["lessons"])
    return stories


def _fillings(values: Mapping[str, Any]) -> dict[str, tuple[Block, ...]]:
    """Lists of which a row knows only a part: they never replace what an editor wrote."""
    found: dict[str, tuple[Block, ...]] = {}
    if "partners" in values:
        kind = PartnerKind.PUBLIC.value
        partners = [{"name": name, "role": "", "kind": kind} for name in values["partners"]]
        found["partners"] = blocks("partner", partners)
    if "source_title" in values:
        source = {
            name: values.get(f"source_{name}") or ("" if name != "year" else None)
            for name in ("title", "publisher", "url", "year")
        }
        found["sources"] = blocks("source", [source])
    return found
