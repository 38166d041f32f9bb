"""What harvesters are told when policies come, go and change."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from cases.choices import Visibility
from portal.models import HarvestRow
from tests.factories.policies import make_case
from tests.factories.programmes import ParticipationFactory
from tests.factories.taxonomy import ThemeFactory
from tests.portal.outside.oai_documents import ask, at, set_time

pytestmark = pytest.mark.django_db

PREFIX = {"metadataPrefix": "oai_dc"}
RECORDS = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"


def test_a_policy_taken_away_is_a_deletion_for_good(client: Client) -> None:
    page = make_case("Night buses", main_theme=ThemeFactory.create(slug="safety"))
    set_time(page.stable_id, at(1))

    page.unpublish()

    found = ask(client, "ListRecords", set="theme:safety", **PREFIX)
    assert found.deleted() == [page.stable_id]
    assert found.core("title") == []
    assert HarvestRow.objects.get().changed_at > at(1)
    page.delete()
    identifier = f"oai:portal.invalid:{page.stable_id}"
    assert ask(client, "GetRecord", identifier=identifier, **PREFIX).deleted() == [page.stable_id]


def test_a_policy_that_is_public_again_is_no_deletion(client: Client) -> None:
    page = make_case("Night buses")
    page.unpublish()
    page.save_revision().publish()

    assert ask(client, "ListRecords", **PREFIX).deleted() == []


def test_what_was_never_public_is_not_even_a_deletion(client: Client) -> None:
    make_case("A draft", live=False)
    alumni = make_case("For alumni", visibility=Visibility.ALUMNI)
    alumni.unpublish()

    assert ask(client, "ListRecords", **PREFIX).error == "noRecordsMatch"


def test_everybody_harvests_what_visitors_see() -> None:
    make_case("Night buses")
    make_case("For alumni", visibility=Visibility.ALUMNI)
    client = Client()
    client.force_login(ParticipationFactory.create().user)

    assert ask(client, "ListRecords", **PREFIX).core("title") == [("Night buses", "en")]


def test_a_policy_for_alumni_from_now_on_is_a_deletion(client: Client) -> None:
    page = make_case("Night buses")
    page.visibility = Visibility.ALUMNI
    page.save_revision().publish()

    assert ask(client, "ListRecords", **PREFIX).deleted() == [page.stable_id]


def test_a_restriction_in_the_page_tree_is_a_deletion_until_it_is_lifted(client: Client) -> None:
    page = make_case("Night buses")
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    closed = ask(client, "ListRecords", **PREFIX).deleted()
    restriction.delete()

    assert closed == [page.stable_id]
    assert ask(client, "ListRecords", **PREFIX).deleted() == []


def test_a_row_that_is_behind_shows_nothing_it_should_not(client: Client) -> None:
    page = make_case("Night buses")
    type(page).objects.filter(pk=page.pk).update(visibility=Visibility.ALUMNI)

    assert ask(client, "ListRecords", **PREFIX).deleted() == [page.stable_id]


def test_a_new_name_of_a_theme_is_a_change_of_its_policies(client: Client) -> None:
    safety = ThemeFactory.create(slug="safety", label_en="Safety")
    page = make_case("Night buses", main_theme=safety)
    set_time(page.stable_id, at(1))

    safety.label_en = "Public safety"
    safety.save()

    assert HarvestRow.objects.get().changed_at > at(1)
    assert ask(client, "ListRecords", **PREFIX).core("subject") == [("Public safety", "en")]


def test_the_time_of_a_change_is_that_of_its_commit(
    client: Client, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    """A harvester that came before the commit asks next for what changed since it came."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page = make_case("Night buses")
        set_time(page.stable_id, at(1))

    assert HarvestRow.objects.get().changed_at > timezone.now() - timedelta(minutes=5)
