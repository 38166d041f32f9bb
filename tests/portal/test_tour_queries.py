"""The queries of a stop are those of a second visit, by the person who may open it."""

from __future__ import annotations

import pytest

from portal.demo.tour.queries import queries_of
from portal.demo.tour.stops import Reader, Stop
from tests.factories.programmes import UserFactory

pytestmark = pytest.mark.django_db


def test_queries_are_counted_for_each_stop_as_its_reader() -> None:
    UserFactory.create(email=Reader.ALUMNUS.email)
    robots = Stop("robots", "/robots.txt")
    profile = Stop("accounts:profile", "/account/profile/", Reader.ALUMNUS)

    counted = queries_of([robots, profile])

    assert counted[robots] == 0
    # The session and the person at least.
    assert counted[profile] >= 2
