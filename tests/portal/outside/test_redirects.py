"""Old addresses lead on."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager

import pytest
from django.test import Client
from wagtail.contrib.redirects.models import Redirect

from portal.outside.redirects import remember
from tests.factories.policies import make_case
from tests.factories.programmes import PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, ThemeFactory

pytestmark = pytest.mark.django_db

#: Of pytest-django: a context in which what waits for the commit is done at its end.
Callbacks = Callable[..., AbstractContextManager[list[Callable[[], object]]]]


def test_the_old_address_of_a_page_leads_to_the_new_one_in_every_language(
    client: Client, django_capture_on_commit_callbacks: Callbacks
) -> None:
    page = make_case("Night buses")
    page.slug = "owl-buses"
    with django_capture_on_commit_callbacks(execute=True):
        page.save_revision().publish()

    english = client.get("/cases/night-buses/?utm_source=mail")
    korean = client.get("/ko/cases/night-buses/")

    assert (english.status_code, english.headers["Location"]) == (301, "/cases/owl-buses/")
    assert (korean.status_code, korean.headers["Location"]) == (301, "/ko/cases/owl-buses/")
    assert client.get(korean.headers["Location"]).status_code == 200


def test_a_list_that_moves_takes_the_addresses_of_its_pages_along(
    client: Client, django_capture_on_commit_callbacks: Callbacks
) -> None:
    page = make_case("Night buses")
    parent = page.get_parent().specific
    parent.slug = "case-studies"
    with django_capture_on_commit_callbacks(execute=True):
        parent.save_revision().publish()

    response = client.get("/cases/night-buses/")

    assert response.headers["Location"] == "/case-studies/night-buses/"


@pytest.mark.parametrize(
    ("factory", "folder"),
    [
        (ThemeFactory, "themes"),
        (CityFactory, "cities"),
        (SessionFactory, "sessions"),
        (PlaceFactory, "places"),
    ],
)
def test_a_portrait_with_a_new_slug_is_found_under_the_old_one(
    factory: type, folder: str, client: Client
) -> None:
    thing = factory.create(slug="first")  # type: ignore[attr-defined]
    for slug in ("second", "third"):
        thing.slug = slug
        thing.save()

    for path in (f"/{folder}/first/", f"/{folder}/second/"):
        response = client.get(path)
        assert (response.status_code, response.headers["Location"]) == (301, f"/{folder}/third/")
    korean = client.get(f"/ko/{folder}/first/")
    assert korean.headers["Location"] == f"/ko/{folder}/third/"
    assert client.get(f"/{folder}/third/").status_code == 200


def test_a_slug_that_comes_back_leads_nowhere_else(client: Client) -> None:
    theme = ThemeFactory.create(slug="first")
    for slug in ("second", "first"):
        theme.slug = slug
        theme.save()

    assert client.get("/themes/first/").status_code == 200
    assert client.get("/themes/second/").headers["Location"] == "/themes/first/"
    assert Redirect.objects.count() == 1


def test_a_save_without_a_new_slug_leaves_nothing(client: Client) -> None:
    theme = ThemeFactory.create(slug="first")
    theme.label_en = "Another"
    theme.save()

    assert Redirect.objects.count() == 0


def test_a_redirect_of_an_editor_to_another_site_stays_as_it_is(client: Client) -> None:
    Redirect.add_redirect("/old/", "https://example.org/new/", is_permanent=False)

    response = client.get("/ko/old/")

    assert (response.status_code, response.headers["Location"]) == (302, "https://example.org/new/")


def test_an_editors_own_redirect_is_not_taken_away() -> None:
    Redirect.add_redirect("/themes/new/", "/about/")

    remember(old="/themes/old/", new="/themes/new/")

    assert Redirect.objects.count() == 2


def test_an_address_nobody_knew_stays_not_found(client: Client) -> None:
    assert client.get("/ko/themes/never/").status_code == 404
