"""Sessions with their programme and participants, and places, as staff edit them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from programmes.models import LearningSession, Participation, Place, ProgrammeItem
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.programmes import PlaceFactory, ProgrammeItemFactory, SessionFactory
from tests.factories.taxonomy import CityFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_administrator())
    return client


def page(model: type[Any], view: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def inline(prefix: str, *rows: dict[str, Any], initial: int = 0) -> dict[str, Any]:
    """An inline part of a form as the browser sends it."""
    fields = {
        f"{prefix}-{number}-{name}": value
        for number, row in enumerate(rows)
        for name, value in {"id": "", "DELETE": "", **row}.items()
    }
    return {f"{prefix}-TOTAL_FORMS": len(rows), f"{prefix}-INITIAL_FORMS": initial, **fields}


def session_form(**changes: Any) -> dict[str, Any]:
    return {
        "name": "October 2012",
        "name_ko": "2012년 10월",
        "slug": "2012-10",
        "group": "sister",
        "year": "2012",
        "description": "",
        "description_ko": "",
        **inline("items"),
        **inline("participations"),
        **changes,
    }


def test_a_session_is_made_with_programme_and_participants(admin: Client) -> None:
    place, person, city = PlaceFactory.create(), AccountFactory.create(), CityFactory.create()
    form = session_form(
        **inline("items", {"title": "Site visit: TOPIS", "place": place.pk, "description": ""}),
        **inline("participations", {"user": person.pk, "city": city.pk, "office": ""}),
    )
    response = admin.post(page(LearningSession, "add"), form)
    assert response.status_code == 302
    session = LearningSession.objects.get(slug="2012-10")
    item, participation = ProgrammeItem.objects.get(), Participation.objects.get()
    assert (item.session, item.title, item.place) == (session, "Site visit: TOPIS", place)
    assert (participation.session, participation.user, participation.city) == (
        session,
        person,
        city,
    )


def test_an_item_of_the_programme_is_changed_and_removed(admin: Client) -> None:
    session = SessionFactory.create(slug="2012-10")
    stays, goes = ProgrammeItemFactory.create_batch(2, session=session)
    form = session_form(
        **inline(
            "items",
            {"id": stays.pk, "title": "A new title", "description": ""},
            {"id": goes.pk, "title": goes.title, "description": "", "DELETE": "on"},
            initial=2,
        )
    )
    admin.post(page(LearningSession, "edit", session.pk), form)
    assert [item.title for item in session.items.all()] == ["A new title"]


def test_nobody_takes_part_twice_in_a_session(admin: Client) -> None:
    person, city = AccountFactory.create(), CityFactory.create()
    row = {"user": person.pk, "city": city.pk, "office": ""}
    response = admin.post(
        page(LearningSession, "add"), session_form(**inline("participations", row, row))
    )
    assert response.status_code == 200
    assert Participation.objects.count() == 0


def test_the_slug_of_a_session_stays(admin: Client) -> None:
    session = SessionFactory.create(slug="2012-10")
    admin.post(page(LearningSession, "edit", session.pk), session_form(slug="another"))
    session.refresh_from_db()
    assert (session.slug, session.name) == ("2012-10", "October 2012")


def test_the_last_day_is_not_before_the_first(admin: Client) -> None:
    form = session_form(starts_on="2012-10-20", ends_on="2012-10-10")
    response = admin.post(page(LearningSession, "add"), form)
    assert response.context["form"].errors == {"ends_on": ["The last day is before the first day."]}


def test_the_form_explains_its_fields(admin: Client) -> None:
    html = admin.get(page(LearningSession, "add")).content.decode()
    assert "Which circle of cities is invited." in html
    assert "City and office are those of that time; the account may move on." in html
    assert "Choose an account" in html


def test_a_place_is_made_in_both_languages(admin: Client) -> None:
    form = {
        "name": "TOPIS",
        "name_ko": "교통정보센터",
        "slug": "topis",
        "description": "A control room.",
        "description_ko": "상황실.",
        "latitude": "37.5665",
        "longitude": "126.978",
    }
    admin.post(page(Place, "add"), form)
    place = Place.objects.get()
    assert (place.slug, place.name_ko, place.latitude) == ("topis", "교통정보센터", 37.5665)


@pytest.mark.parametrize(
    ("model", "words"), [(LearningSession, "owl"), (LearningSession, "올빼미"), (Place, "OWL")]
)
def test_the_lists_are_searched_by_both_names(admin: Client, model: Any, words: str) -> None:
    factory = SessionFactory if model is LearningSession else PlaceFactory
    factory.create(name="Owl meeting", name_ko="올빼미 모임")
    factory.create(name="Lark meeting", name_ko="종달새 모임")
    html = admin.get(page(model, "list"), {"q": words}).content.decode()
    assert ("Owl meeting" in html, "Lark meeting" in html) == (True, False)


@pytest.mark.parametrize("model", [LearningSession, Place])
def test_a_list_costs_the_same_for_one_and_for_three(admin: Client, model: Any) -> None:
    factory = SessionFactory if model is LearningSession else PlaceFactory

    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            admin.get(page(model, "list"))
        return len(counted)

    factory.create()
    queries()
    one = queries()
    factory.create_batch(2)
    assert queries() == one


def test_the_menu_groups_sessions_and_places(admin: Client) -> None:
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    for model in (LearningSession, Place):
        assert page(model, "list") in html
