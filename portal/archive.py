"""What is kept of a learning session: who came from where, the programme day by day, its files."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.utils import timezone

from portal.selectors import PlaceCard, RegionCountries, cities_by_region, place_description
from programmes.models import LearningSession, ProgrammeItem
from search.answer import Result
from search.reading import ReadableFile, files_of


@dataclass(frozen=True, slots=True)
class Day:
    """Entries of one day; ``date`` is None for those whose day is not recorded."""

    date: date | None
    items: tuple[ProgrammeItem, ...]


@dataclass(frozen=True, slots=True)
class SessionFile:
    """A file, and the policy it tells about."""

    file: ReadableFile
    policy: Result


def came_from(session: LearningSession, policies: Sequence[Result]) -> list[RegionCountries]:
    """Cities that sent somebody or presented a brief, each with the number of its briefs.

    No person is named: that is the directory's part, and asks for consent.
    """
    briefs = Counter(each.city.slug for each in policies if each.kind == "brief" and each.city)
    sent = session.participations.values_list("city__slug", flat=True)
    return cities_by_region({**dict.fromkeys(sent, 0), **briefs})


def days_of(items: Sequence[ProgrammeItem]) -> list[Day]:
    """The programme day by day; what has no day comes last."""
    ordered = sorted(items, key=lambda item: _day(item) or date.max)
    return [Day(day, tuple(inside)) for day, inside in groupby(ordered, key=_day)]


def visits_of(items: Sequence[ProgrammeItem]) -> list[PlaceCard]:
    """Places the participants were taken to, each once, in the order of the programme."""
    places = {item.place.pk: item.place for item in items if item.place}
    return [PlaceCard(place, place_description(place)) for place in places.values()]


def files_shown(policies: Sequence[Result]) -> list[SessionFile]:
    """Files that can be read in these policies, in their order. One query."""
    by_key = {policy.key: policy for policy in policies}
    return [SessionFile(file, by_key[file.key]) for file in files_of(list(by_key))]


def _day(item: ProgrammeItem) -> date | None:
    return timezone.localdate(item.starts_at) if item.starts_at else None
