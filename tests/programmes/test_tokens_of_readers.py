"""What a reader may see, by who the reader is."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext

from programmes.audience import tokens_of
from tests.factories.accounts import make_staff
from tests.factories.programmes import ParticipationFactory, SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


def test_a_visitor_sees_what_is_public_and_costs_no_query() -> None:
    with CaptureQueriesContext(connection) as queries:
        assert tokens_of(AnonymousUser()) == {"public"}
    assert len(queries) == 0


def test_an_account_alone_opens_nothing() -> None:
    assert tokens_of(UserFactory.create()) == {"public"}


def test_a_participant_is_an_alumnus_and_belongs_to_every_session_attended() -> None:
    user = UserFactory.create()
    for slug in ("may-2012", "october-2012"):
        ParticipationFactory.create(user=user, session=SessionFactory.create(slug=slug))

    assert tokens_of(user) == {"public", "alumni", "session:may-2012", "session:october-2012"}


def test_staff_carry_the_token_that_every_policy_carries() -> None:
    assert tokens_of(make_staff()) == {"public", "staff"}


def test_an_account_that_was_closed_sees_what_is_public() -> None:
    closed = make_staff()
    closed.is_active = False
    assert tokens_of(closed) == {"public"}
