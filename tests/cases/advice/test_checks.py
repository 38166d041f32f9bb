"""What an editor is told beside the form of a policy."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.images.tests.utils import get_test_image_file

from cases.advice.checks import advice_for
from cases.models import CaseStudyPage
from tests.factories.accounts import make_staff
from tests.factories.editor import press
from tests.factories.policies import make_case
from uploads.models import PortalImage

pytestmark = pytest.mark.django_db

LONG = "The city " + "and the districts " * 12 + "met."


def complete(**fields: Any) -> CaseStudyPage:
    """A full story about which there is nothing to say."""
    story = [("paragraph", "<p>Buses were late. The city gave them a lane.</p>")]
    values: dict[str, Any] = {
        "story_depth": "full",
        "setup_cost_knowledge": "unknown",
        "yearly_cost_knowledge": "not-public",
        "no_data_yet": True,
        "what_went_wrong": story,
        "facts_checked_on": timezone.localdate(),
    }
    return make_case("Bus lanes", **{**values, **fields})


def fields(**changes: Any) -> list[str]:
    return [advice.field for advice in advice_for(complete(**changes))]


def indicator() -> list[Any]:
    return [("indicator", {"name": "Speed", "before": 17.8, "after": 22.4, "unit": "km/h"})]


def test_there_is_nothing_to_say_about_a_good_story() -> None:
    assert fields() == []


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"no_data_yet": False}, ["indicators"]),
        ({"no_data_yet": False, "indicators": indicator()}, ["sources"]),
        ({"setup_cost_knowledge": "known"}, ["setup_cost"]),
        ({"yearly_cost_knowledge": "known"}, ["yearly_cost"]),
        ({"yearly_cost_knowledge": "known", "yearly_cost": 5, "yearly_cost_currency": "KRW"}, []),
        ({"yearly_cost_knowledge": "known", "story_depth": "snapshot"}, []),
        ({"facts_checked_on": None}, ["facts_checked_on"]),
        ({"what_went_wrong": []}, ["what_went_wrong"]),
        ({"what_went_wrong": [], "story_depth": "snapshot"}, []),
        ({"summary": LONG}, ["summary"]),
        ({"problem": [("paragraph", f"<p>{LONG}</p>")]}, ["problem"]),
        ({"lessons": [("lesson", LONG)]}, ["lessons"]),
        ({"summary": LONG, "content_language": "fr"}, []),
    ],
)
def test_each_check_names_its_field(changes: dict[str, Any], found: list[str]) -> None:
    assert fields(**changes) == found


def test_stale_facts_are_told() -> None:
    day = timezone.localdate() - timedelta(days=1)

    assert fields(check_again_by=day) == ["check_again_by"]
    assert fields(check_again_by=timezone.localdate(), slug="today") == []


def test_a_picture_without_description_is_named() -> None:
    told, silent = (
        PortalImage.objects.create(
            title=title, alt_text=text, file=get_test_image_file(filename=f"{title}.png")
        )
        for title, text in (("Lane", "A blue bus"), ("Stop", " "))
    )
    figure = {"image": silent, "caption": ""}
    page = complete(images=[("image", told), ("image", silent)], problem=[("figure", figure)])

    found = [(advice.field, advice.words) for advice in advice_for(page)]

    words = "The picture “Stop” has no description. Add one under Images."
    assert found == [("problem", words), ("images", words)]


def test_hard_english_is_told_with_its_measure() -> None:
    dense = (
        "Interdepartmental coordination facilitated comprehensive prioritisation of multimodal "
        "transportation infrastructure. "
    )

    [advice] = advice_for(complete(summary=dense * 4))

    assert advice.words.startswith("The English is hard to read (0 of 100; aim at 50).")


def test_the_advice_stands_beside_the_form(client: Client) -> None:
    client.force_login(make_staff())
    page = complete(no_data_yet=False)

    html = client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()

    assert "Give at least one figure, or tick “no data yet”." in html
    assert 'data-advice-field="indicators"' in html
    assert "admin/advice" in html


def test_pages_that_are_no_policies_get_no_advice(client: Client) -> None:
    client.force_login(make_staff())
    parent = complete().get_parent()

    html = client.get(reverse("wagtailadmin_pages:edit", args=[parent.pk])).content.decode()

    assert "portal-advice" not in html


def test_a_new_policy_gets_advice_before_it_is_saved(client: Client) -> None:
    client.force_login(make_staff())
    parent = complete().get_parent()
    url = reverse("wagtailadmin_pages:add", args=["cases", "casestudypage", parent.pk])

    html = client.get(url).content.decode()

    assert 'data-advice-field="facts_checked_on"' in html


def test_a_form_that_was_refused_gets_advice_too(client: Client) -> None:
    client.force_login(make_staff())
    page = complete(no_data_yet=False)

    html = press(client, page, "action-publish", title="").content.decode()

    assert "could not be saved" in html
    assert 'data-advice-field="indicators"' in html
