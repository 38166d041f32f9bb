"""What the directory says of a person. Whatever is not a field here is not shown."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.models import User
from programmes.models import LearningSession
from taxonomy.languages import Language, find_language
from taxonomy.models import City


@dataclass(frozen=True, slots=True)
class Entry:
    """One person; ``office`` is empty where none is known. There is no e-mail address."""

    name: str
    city: City | None
    office: str
    sessions: tuple[LearningSession, ...]
    languages: tuple[Language, ...]


def entry_of(person: User) -> Entry:
    """From an account that :func:`portal.people.finding.in_order` read: no query."""
    took_part = [each.session for each in person.participations.all()]
    known = [find_language(code) for code in person.spoken_languages]
    return Entry(
        name=person.get_full_name(),
        city=person.city,
        office=person.office.name if person.office else "",
        sessions=tuple(sorted(took_part, key=lambda session: -session.year)),
        languages=tuple(language for language in known if language),
    )
