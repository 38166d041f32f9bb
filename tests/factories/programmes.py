"""Learning sessions, places and who took part."""

# The declarations of factory_boy carry no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

from factory.declarations import Sequence, SubFactory
from factory.django import DjangoModelFactory

from accounts.models import User
from programmes.models import Group, LearningSession, Participation, Place, ProgrammeItem
from tests.factories.taxonomy import CityFactory


class SessionFactory(DjangoModelFactory[LearningSession]):
    class Meta:
        model = LearningSession
        django_get_or_create = ("slug",)

    slug = Sequence(lambda number: f"session-{number}")
    name = Sequence(lambda number: f"Session {number}")
    group = Group.SISTER
    year = 2012


class PlaceFactory(DjangoModelFactory[Place]):
    class Meta:
        model = Place
        django_get_or_create = ("slug",)

    slug = Sequence(lambda number: f"place-{number}")
    name = Sequence(lambda number: f"Place {number}")


class ProgrammeItemFactory(DjangoModelFactory[ProgrammeItem]):
    class Meta:
        model = ProgrammeItem

    session = SubFactory(SessionFactory)
    title = Sequence(lambda number: f"Visit {number}")


class UserFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda number: f"person-{number}@example.org")


class ParticipationFactory(DjangoModelFactory[Participation]):
    class Meta:
        model = Participation

    session = SubFactory(SessionFactory)
    user = SubFactory(UserFactory)
    city = SubFactory(CityFactory)
