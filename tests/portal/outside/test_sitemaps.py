"""The sitemap: all public pages, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.test import Client, override_settings
from django.utils.timezone import localtime
from wagtail.models import Locale, PageViewRestriction

from cases.choices import Visibility
from portal.outside import sitemaps
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, ThemeFactory

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
}
LANGUAGES = [code for code, _name in settings.LANGUAGES]


@dataclass(frozen=True)
class Entry:
    lastmod: str | None
    alternates: dict[str, str]


def entries_of(client: Client, path: str) -> dict[str, Entry]:
    response = client.get(path)
    assert response.status_code == 200
    tree = ElementTree.fromstring(response.content)  # noqa: S314 - our own document
    return {
        url.findtext("s:loc", "", NAMES): Entry(
            url.findtext("s:lastmod", None, NAMES),
            {link.attrib["hreflang"]: link.attrib["href"] for link in url.findall("x:link", NAMES)},
        )
        for url in tree.findall("s:url", NAMES)
    }


def test_the_index_names_every_map_and_each_of_them_answers(client: Client) -> None:
    make_case("Night buses")

    tree = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 - our own
    paths = [each.text or "" for each in tree.findall("s:sitemap/s:loc", NAMES)]

    assert paths == [f"{HOST}/sitemap-{name}.xml" for name in sitemaps.MAPS]
    for path in paths:
        assert client.get(path.removeprefix(HOST)).status_code == 200


def test_a_policy_has_a_day_and_its_translations(client: Client) -> None:
    page = make_case("Night buses")
    copy = page.copy_for_translation(Locale.objects.get(language_code="ko"), copy_parents=True)
    copy.slug = "simya"
    copy.save_revision().publish()
    brief = make_brief("Bicycle streets", session=SessionFactory.create())

    entries = entries_of(client, "/sitemap-policies.xml")

    english, korean = f"{HOST}/cases/night-buses/", f"{HOST}/ko/cases/simya/"
    translations = {"en": english, "ko": korean, "x-default": english}
    assert entries[english].alternates == entries[korean].alternates == translations
    assert entries[english].lastmod == f"{localtime(page.last_published_at):%Y-%m-%d}"
    alone = f"{HOST}/briefs/{brief.slug}/"
    assert entries[alone].alternates == {"en": alone, "x-default": alone}
    assert set(entries) == {english, korean, alone}


def test_what_not_everybody_may_see_is_not_mapped(client: Client) -> None:
    hidden = {"main_theme": ThemeFactory.create(slug="hidden"), "city": CityFactory.create()}
    make_case("For alumni", visibility=Visibility.ALUMNI, **hidden)
    make_case("A draft", live=False, **hidden)
    closed = make_case("Closed", **hidden)
    PageViewRestriction.objects.create(page=closed, restriction_type="login")

    for name in ("policies", "themes", "cities"):
        assert entries_of(client, f"/sitemap-{name}.xml") == {}


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("themes", "/themes/safety/"),
        ("cities", "/cities/osaka/"),
        ("sessions", "/sessions/may-2012/"),
        ("places", "/places/topis/"),
        ("lists", "/themes/"),
    ],
)
def test_a_portrait_is_mapped_in_every_language(name: str, path: str, client: Client) -> None:
    page = make_case(
        "Night buses",
        city=CityFactory.create(slug="osaka"),
        main_theme=ThemeFactory.create(slug="first"),
        other_themes=[ThemeFactory.create(slug="safety")],
        session=SessionFactory.create(slug="may-2012"),
        place=PlaceFactory.create(slug="topis"),
    )

    entries = entries_of(client, f"/sitemap-{name}.xml")

    english = entries[f"{HOST}{path}"]
    assert list(english.alternates) == [*LANGUAGES, "x-default"]
    assert english.alternates["ko"] == f"{HOST}/ko{path}"
    assert english.lastmod == (
        None if name == "lists" else f"{localtime(page.last_published_at):%Y-%m-%d}"
    )
    assert entries[f"{HOST}/ko{path}"].alternates == english.alternates


def test_pages_of_the_tree_are_mapped_in_the_languages_they_have(client: Client) -> None:
    entries = entries_of(client, "/sitemap-pages.xml")

    assert f"{HOST}/" in entries
    assert f"{HOST}/about/" in entries
    assert set(entries[f"{HOST}/"].alternates) == {*LANGUAGES, "x-default"}


def test_every_address_of_the_maps_opens(client: Client) -> None:
    make_case("Night buses", session=SessionFactory.create(slug="may-2012"))

    for name in sitemaps.MAPS:
        for address in entries_of(client, f"/sitemap-{name}.xml"):
            assert client.get(address.removeprefix(HOST)).status_code == 200


@override_settings(PUBLIC_ORIGIN="https://cases.example.org")
def test_addresses_have_the_origin_of_the_settings(client: Client) -> None:
    make_case("Night buses")

    assert set(entries_of(client, "/sitemap-policies.xml")) == {
        "https://cases.example.org/cases/night-buses/"
    }


def test_more_addresses_than_a_file_takes_come_in_several(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemaps.PolicyMap, "limit", 2)
    for number in range(3):
        make_case(f"Case {number}")

    index = client.get("/sitemap.xml").content.decode()

    assert f"<loc>{HOST}/sitemap-policies.xml?p=2</loc>" in index
    assert len(entries_of(client, "/sitemap-policies.xml?p=1")) == 2
    assert len(entries_of(client, "/sitemap-policies.xml?p=2")) == 1
    assert client.get("/sitemap-policies.xml?p=3").status_code == 404


def test_an_unknown_map_is_not_found(client: Client) -> None:
    assert client.get("/sitemap-nothing.xml").status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_more_policies_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(count):
        make_case(f"Case {number}")
    client.get("/sitemap-policies.xml")

    with django_assert_num_queries(4):  # type: ignore[operator]
        client.get("/sitemap-policies.xml")
