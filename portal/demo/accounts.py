"""One sample account per role. Addresses lead nowhere, names say that they are samples."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.contrib.auth.models import Group
from django.db import transaction

from accounts.admin_mails import send_no_mails_of_the_admin
from accounts.directory import list_person
from accounts.models import User
from programmes.models import LearningSession, Participation
from taxonomy.models import City
from taxonomy.selectors import resolve_city


@dataclass(frozen=True, slots=True)
class SampleAccount:
    """Whom it stands for, and what it may do. ``session`` is a learning session it took part in."""

    role: str
    email: str
    password: str
    may: str
    group: str = ""
    is_superuser: bool = False
    city: tuple[str, str] = ("Seoul", "KR")
    session: str = ""
    #: Languages with which it is in the directory of people; it is not in it without any.
    listed_with: tuple[str, ...] = ()


SAMPLE_ACCOUNTS = (
    SampleAccount(
        role="Administrator",
        email="admin@example.org",
        password="sample-administrator",
        may="everything",
        is_superuser=True,
    ),
    SampleAccount(
        role="Editor",
        email="editor@example.org",
        password="sample-editor",
        may="writes case studies, submits them",
        group="Editors",
    ),
    SampleAccount(
        role="Moderator",
        email="moderator@example.org",
        password="sample-moderator",
        may="reviews, returns, publishes",
        group="Moderators",
    ),
    SampleAccount(
        role="Alumnus",
        email="alumnus@example.org",
        password="sample-alumnus",
        may="reads what alumni may read, has a brief in review",
        city=("Singapore", "SG"),
        session="2012-05",
        listed_with=("en", "zh-hans", "ms"),
    ),
    SampleAccount(
        role="Participant",
        email="participant@example.org",
        password="sample-participant",
        may="writes a brief, reads what its session may read",
        city=("Chengdu", "CN"),
        session="2012-11",
    ),
    SampleAccount(
        role="Participant whose brief was returned",
        email="returned@example.org",
        password="sample-returned",
        may="reads why, improves the brief, sends it again",
        city=("Hanoi", "VN"),
        session="2012-05",
        listed_with=("vi", "en"),
    ),
)


@transaction.atomic
def seed_accounts() -> int:
    """Add the accounts that are missing; returns how many. An existing one stays as it is."""
    present = set(User.objects.values_list("email", flat=True))
    missing = [sample for sample in SAMPLE_ACCOUNTS if sample.email not in present]
    for sample in missing:
        _add(sample)
    return len(missing)


def account_table() -> str:
    """The accounts for a terminal."""
    rows = [("role", "e-mail", "password", "may")]
    rows += [(each.role, each.email, each.password, each.may) for each in SAMPLE_ACCOUNTS]
    return "\n".join(_lines(rows))


def _add(sample: SampleAccount) -> None:
    city = resolve_city(*sample.city)
    user = User.objects.create_user(
        sample.email,
        sample.password,
        first_name=sample.role,
        last_name="(sample)",
        city=city,
        is_staff=sample.is_superuser,
        is_superuser=sample.is_superuser,
    )
    send_no_mails_of_the_admin(user)
    if sample.group:
        user.groups.add(Group.objects.get(name=sample.group))
    if sample.session and city:
        _take_part(user, city, sample.session)
    if sample.listed_with:
        list_person(user=user, languages=sample.listed_with)


def _take_part(user: User, city: City, session_slug: str) -> None:
    session = LearningSession.objects.get(slug=session_slug)
    Participation.objects.create(session=session, user=user, city=city)


def _lines(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
