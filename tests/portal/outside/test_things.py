"""Schema.org as search engines read it: parsed, node by node."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from django.test import Client

from cases.choices import Status
from cases.models import CaseStudyPage
from portal.outside.head import json_ld
from portal.outside.policies import interval
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory
from tests.portal.outside.heads import head_of
from uploads.choices import Licence

pytestmark = pytest.mark.django_db

HOST = "http://testserver"


def make_full_case() -> CaseStudyPage:
    korea = CountryFactory.create(code="KR", name_en="South Korea")
    seoul = CityFactory.create(
        slug="seoul",
        name_en="Seoul",
        country=korea,
        latitude=37.5,
        longitude=127.0,
        geonames_id=1835848,
    )
    source = {
        "title": "Yearbook",
        "publisher": "City",
        "url": "https://example.org/y",
        "year": 2005,
    }
    return make_case(
        "Night buses",
        city=seoul,
        office=OfficeFactory.create(name="Transport Division", city=seoul),
        main_theme=ThemeFactory.create(slug="safety", label_en="Safety"),
        sdgs=[11],
        start_year=2004,
        start_month=7,
        licence=Licence.CC_BY,
        sources=[("source", source)],
    )


def test_a_policy_is_a_report_that_can_be_cited(client: Client) -> None:
    page = make_full_case()

    report = head_of(client, "/cases/night-buses/").thing("Report")

    permanent = f"{HOST}/policies/{page.stable_id}/"
    assert report["@id"] == permanent
    assert report["url"] == f"{HOST}/cases/night-buses/"
    assert report["headline"] == "Night buses"
    assert report["author"] == [{"@type": "GovernmentOrganization", "name": "Transport Division"}]
    assert report["identifier"]["value"] == page.stable_id
    assert report["license"] == "https://creativecommons.org/licenses/by/4.0/"
    assert [about["name"] for about in report["about"]] == [
        "Safety",
        "Sustainable cities and communities",
    ]
    assert report["temporalCoverage"] == "2004-07/.."
    assert report["spatialCoverage"] == {
        "@type": "City",
        "name": "Seoul",
        "containedInPlace": {"@type": "Country", "name": "South Korea", "identifier": "KR"},
        "geo": {"@type": "GeoCoordinates", "latitude": 37.5, "longitude": 127.0},
        "sameAs": "https://sws.geonames.org/1835848/",
    }
    assert report["citation"] == [
        {
            "@type": "CreativeWork",
            "name": "Yearbook",
            "publisher": {"@type": "Organization", "name": "City"},
            "url": "https://example.org/y",
            "datePublished": "2005",
        }
    ]


def test_a_named_author_is_a_person_of_the_office(client: Client) -> None:
    consent = {"name": "Lee A", "role": "", "consent": True, "consent_until": None}
    page = make_case("Night buses", authors=[("author", consent)])

    (author,) = head_of(client, "/cases/night-buses/").thing("Report")["author"]

    assert (author["@type"], author["name"]) == ("Person", "Lee A")
    assert author["affiliation"]["name"] == str(page.office and page.office.name)


def test_an_author_without_consent_is_not_told(client: Client) -> None:
    refusal = {"name": "Lee A", "role": "", "consent": False, "consent_until": None}
    make_case("Night buses", authors=[("author", refusal)])

    assert "Lee A" not in client.get("/cases/night-buses/").content.decode()


def test_all_rights_reserved_is_no_licence(client: Client) -> None:
    make_case("Night buses")

    assert "license" not in head_of(client, "/cases/night-buses/").thing("Report")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"start_year": 2004, "end_year": 2011, "end_month": 3}, "2004/2011-03"),
        ({"start_year": 2004, "status": Status.RUNNING}, "2004/.."),
        ({"start_year": 2004, "status": Status.COMPLETED}, "2004"),
        ({"start_year": 2004, "start_month": 7, "status": Status.PILOT}, "2004-07/.."),
    ],
)
def test_the_time_of_a_policy_is_an_interval(fields: dict[str, Any], told: str) -> None:
    assert interval(CaseStudyPage(**fields)) == told


def test_breadcrumbs_lead_from_the_front_page_to_the_page(client: Client) -> None:
    make_case("Night buses")

    steps = head_of(client, "/cases/night-buses/").thing("BreadcrumbList")["itemListElement"]

    assert [(step["position"], step["name"], step["item"]) for step in steps] == [
        (1, "Home", f"{HOST}/"),
        (2, "Case studies", f"{HOST}/cases/"),
        (3, "Night buses", f"{HOST}/cases/night-buses/"),
    ]


def test_the_front_page_tells_how_to_search(client: Client) -> None:
    head = head_of(client, "/ko/")

    action = head.thing("WebSite")["potentialAction"]
    assert action["target"]["urlTemplate"] == f"{HOST}/ko/search/?q={{words}}"
    assert action["query-input"] == "required name=words"
    assert [thing["@type"] for thing in head.things()] == ["WebSite"]


def test_a_session_is_an_event_in_seoul(client: Client) -> None:
    SessionFactory.create(
        slug="may-2012", name="May 2012", starts_on=date(2012, 5, 7), ends_on=date(2012, 5, 18)
    )
    SessionFactory.create(slug="2005", name="2005", year=2005)

    event = head_of(client, "/sessions/may-2012/").thing("EducationEvent")
    unknown = head_of(client, "/sessions/2005/").thing("EducationEvent")

    assert (event["startDate"], event["endDate"]) == ("2012-05-07", "2012-05-18")
    assert event["location"]["address"]["addressLocality"] == "Seoul"
    assert (unknown["startDate"], "endDate" in unknown) == ("2005", False)


def test_a_place_has_a_position_only_where_it_is_known(client: Client) -> None:
    PlaceFactory.create(slug="topis", latitude=37.5, longitude=0.0)
    PlaceFactory.create(slug="museum")

    known = head_of(client, "/places/topis/").thing("Place")
    unknown = head_of(client, "/places/museum/").thing("Place")

    assert known["geo"] == {"@type": "GeoCoordinates", "latitude": 37.5, "longitude": 0.0}
    assert "geo" not in unknown


def test_a_theme_lists_its_newest_policies(client: Client) -> None:
    safety = ThemeFactory.create(slug="safety", label_en="Safety")
    make_case("Night buses", main_theme=safety)
    make_brief("Bicycle streets", main_theme=safety, session=SessionFactory.create())

    page = head_of(client, "/themes/safety/").thing("CollectionPage")

    assert page["about"]["termCode"] == "safety"
    assert {entry["url"] for entry in page["mainEntity"]["itemListElement"]} == {
        f"{HOST}/cases/night-buses/",
        f"{HOST}/briefs/bicycle-streets/",
    }


def test_what_an_author_wrote_ends_no_block_of_data(client: Client) -> None:
    title = "Night </script><script>alert(1)</script> <!-- & buses"
    make_case(title, slug="night-buses")

    html = client.get("/cases/night-buses/").content.decode()
    report = head_of(client, "/cases/night-buses/").thing("Report")

    assert report["headline"] == title
    assert "<script>alert" not in html


def test_no_character_of_markup_is_left_in_the_data() -> None:
    element = json_ld([{"@type": "Thing", "name": "<>&\u2028</script>"}])

    data = element.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    assert {"<", ">", "&"} & set(data) == set()
    assert json.loads(data)["@graph"][0]["name"] == "<>&\u2028</script>"
