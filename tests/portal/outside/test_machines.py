"""robots.txt, security.txt and the feed."""

from __future__ import annotations

from urllib.robotparser import RobotFileParser
from xml.etree import ElementTree

import pytest
from django.test import Client, override_settings

from cases.choices import Visibility
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory

HOST = "http://testserver"
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def rules(client: Client) -> RobotFileParser:
    response = client.get("/robots.txt")
    assert response.headers["Content-Type"] == "text/plain; charset=utf-8"
    parser = RobotFileParser()
    parser.parse(response.content.decode().splitlines())
    return parser


def test_a_laptop_is_listed_nowhere(client: Client) -> None:
    assert not rules(client).can_fetch("anybody", f"{HOST}/")


@override_settings(SEARCH_ENGINES_WELCOME=True)
@pytest.mark.parametrize(
    ("path", "is_open"),
    [
        ("/", True),
        ("/cases/night-buses/", True),
        ("/ko/themes/safety/", True),
        ("/search/", True),
        ("/feed/", True),
        ("/admin/", False),
        ("/account/login/", False),
        ("/my/briefs/", False),
    ],
)
def test_machines_are_asked_to_leave_what_is_personal(
    path: str, is_open: bool, client: Client
) -> None:
    assert rules(client).can_fetch("anybody", f"{HOST}{path}") == is_open


@override_settings(SEARCH_ENGINES_WELCOME=True)
def test_robots_name_the_sitemap_and_close_endless_lists(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    assert f"Sitemap: {HOST}/sitemap.xml" in text.splitlines()
    assert "Disallow: /search/?*&" in text.splitlines()
    assert "Disallow: /*/account/" in text.splitlines()


@pytest.mark.django_db
def test_without_a_contact_there_is_no_security_txt(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


@override_settings(SECURITY_CONTACT="mailto:security@example.org")
def test_security_txt_says_whom_to_tell_and_until_when_it_is_good(client: Client) -> None:
    lines = dict(
        line.split(": ", 1)
        for line in client.get("/.well-known/security.txt").content.decode().splitlines()
    )

    assert lines["Contact"] == "mailto:security@example.org"
    assert lines["Canonical"] == f"{HOST}/.well-known/security.txt"
    assert lines["Expires"].endswith("T00:00:00Z")


@pytest.mark.django_db
def test_the_feed_has_the_newest_public_policies_once_each(client: Client) -> None:
    make_case("Night buses", summary="Buses at <night>.")
    page = make_brief("Bicycle streets", session=SessionFactory.create())
    make_case("For alumni", visibility=Visibility.ALUMNI)
    make_case("A draft", live=False)

    response = client.get("/ko/feed/")
    feed = ElementTree.fromstring(response.content)  # noqa: S314 - our own document

    assert response.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    titles = [each.text for each in feed.findall("a:entry/a:title", ATOM)]
    assert titles == ["Bicycle streets", "Night buses"]
    entry = feed.find("a:entry", ATOM)
    assert entry is not None
    assert entry.findtext("a:id", "", ATOM) == f"{HOST}/policies/{page.stable_id}/"
    link = entry.find("a:link", ATOM)
    assert link is not None
    assert link.attrib["href"] == f"{HOST}/ko/briefs/bicycle-streets/"
    own = feed.find("a:link[@rel='self']", ATOM)
    assert own is not None
    assert own.attrib["href"] == f"{HOST}/ko/feed/"


@pytest.mark.django_db
def test_an_empty_feed_is_a_feed(client: Client) -> None:
    assert client.get("/feed/").status_code == 200
