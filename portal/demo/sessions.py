"""The learning sessions of 2011 and 2012, their visits, and the places in Seoul.

Days within the month are not recorded, so sessions carry none; slugs put them in order.
"""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from portal.demo.content import PlaceEntry
from programmes.models import Group, LearningSession, Place, ProgrammeItem


@dataclass(frozen=True, slots=True)
class SessionEntry:
    """A session; ``key`` is what the briefs call it."""

    key: str
    slug: str
    name: str
    name_ko: str
    group: Group
    year: int
    description: str
    description_ko: str
    people: int | None = None
    cities: int | None = None


_2012 = "In 2012 three sessions brought 57 people from 50 cities to Seoul."
_2012_KO = "2012년에는 세 차례에 걸쳐 50개 도시에서 57명이 서울을 찾았습니다."

SESSIONS = (
    SessionEntry(
        key="2011",
        slug="2011",
        name="2011",
        name_ko="2011년",
        group=Group.MIXED,
        year=2011,
        description="34 people from 26 cities took part.",
        description_ko="26개 도시에서 34명이 참가했습니다.",
        people=34,
        cities=26,
    ),
    SessionEntry(
        key="may",
        slug="2012-05",
        name="May 2012",
        name_ko="2012년 5월",
        group=Group.ASIAN_STRATEGIC,
        year=2012,
        description=f"Asian strategic cities such as Singapore, New Delhi and Osaka. {_2012}",
        description_ko=f"싱가포르, 뉴델리, 오사카 등 아시아 전략 도시가 참가했습니다. {_2012_KO}",
    ),
    SessionEntry(
        key="october",
        slug="2012-10",
        name="October 2012",
        name_ko="2012년 10월",
        group=Group.SISTER,
        year=2012,
        description=f"Sister cities of Seoul. {_2012}",
        description_ko=f"서울의 자매 도시가 참가했습니다. {_2012_KO}",
    ),
    SessionEntry(
        key="november",
        slug="2012-11",
        name="Early November 2012",
        name_ko="2012년 11월 초",
        group=Group.CHINA,
        year=2012,
        description=f"Strategic cities in China. {_2012}",
        description_ko=f"중국 전략 도시가 참가했습니다. {_2012_KO}",
    ),
)

PRESENTATIONS = "Participants present a policy of their home city"
#: What participants were taken to: title and place. Their hours are not recorded.
VISITS = (
    ("Site visit: resource recovery facilities", "mapo-resource-recovery-facility"),
    ("Site visit: Cheong Gye Cheon Museum", "cheonggyecheon-museum"),
    ("Site visit: TOPIS", "topis"),
    ("Site visit: Namsan Hanok Village", "namsangol-hanok-village"),
)


@transaction.atomic
def seed_places(*, entries: list[PlaceEntry]) -> dict[str, Place]:
    """Places by the case they belong to; what an editor changed since stays."""
    return {
        entry.case: Place.objects.get_or_create(
            slug=entry.slug,
            defaults={
                "name": entry.name,
                "name_ko": entry.name_ko,
                "description": entry.description,
                "description_ko": entry.description_ko,
                "latitude": entry.latitude,
                "longitude": entry.longitude,
            },
        )[0]
        for entry in entries
    }


@transaction.atomic
def seed_sessions() -> dict[str, LearningSession]:
    """Sessions by their key, each with its programme; needs the places."""
    return {entry.key: _seed_session(entry) for entry in SESSIONS}


def _seed_session(entry: SessionEntry) -> LearningSession:
    session: LearningSession
    session, is_new = LearningSession.objects.get_or_create(
        slug=entry.slug,
        defaults={
            "name": entry.name,
            "name_ko": entry.name_ko,
            "group": entry.group,
            "year": entry.year,
            "description": entry.description,
            "description_ko": entry.description_ko,
            "people_invited": entry.people,
            "cities_invited": entry.cities,
        },
    )
    if is_new:
        _add_programme(session)
    return session


def _add_programme(session: LearningSession) -> None:
    ProgrammeItem.objects.create(session=session, title=PRESENTATIONS)
    places = Place.objects.in_bulk([slug for _title, slug in VISITS], field_name="slug")
    for title, slug in VISITS:
        ProgrammeItem.objects.create(session=session, title=title, place=places[slug])
