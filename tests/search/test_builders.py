"""Page -> record: what a policy says is in its record, and nothing an editor noted for himself."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from cases.choices import Evidence, Status
from search.builders import policy_record
from search.records import Text
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def test_key_path_and_years() -> None:
    page = make_case("Night buses", start_year=2013, end_year=2015)
    record = policy_record(page, 7)
    assert (record.key, record.version, record.path, record.year_start, record.year_end) == (
        f"{page.stable_id}:en",
        7,
        "/cases/night-buses/",
        2013,
        2015,
    )


def test_every_facet_a_policy_can_have() -> None:
    country = CountryFactory.create(code="KR", name_en="South Korea", region="east-asia")
    page = make_brief(
        "Night buses",
        city=CityFactory.create(slug="busan", country=country),
        session=SessionFactory.create(slug="october-2012"),
        main_theme=ThemeFactory.create(slug="transport"),
        sdgs=[11, 13],
        status=Status.PILOT,
        evidence=Evidence.MONITORED,
        setup_cost=Decimal(100),
        setup_cost_currency="KRW",
    )
    page.other_themes.add(ThemeFactory.create(slug="noise"))
    assert policy_record(page, 1).facets == {
        "theme": ("transport", "noise"),
        "region": ("east-asia",),
        "country": ("KR",),
        "city": ("busan",),
        "kind": ("brief",),
        "language": ("en",),
        "session": ("october-2012",),
        "sdg": ("11", "13"),
        "status": ("pilot",),
        "evidence": ("monitored",),
        "has_cost": ("yes",),
        "started": ("2013",),
    }


def test_the_original_title_is_a_text_in_its_own_language() -> None:
    page = make_case("Owl Bus", original_language="ko", original_title="올빼미버스")
    assert policy_record(page, 1).texts[1] == Text(language="ko", title="올빼미버스")


def test_every_section_is_in_the_body() -> None:
    sections = ("problem", "what_was_done", "outcome", "what_went_wrong", "transfer_conditions")
    stories: dict[str, Any] = {
        name: [{"type": "paragraph", "value": f"<p>{name} told</p><p>twice</p>"}]
        for name in sections
    }
    office = OfficeFactory.create(name="Bus Division", city=CityFactory.create(slug="seoul"))
    page = make_case(
        office=office,
        city=office.city,
        legal_basis="Ordinance 12",
        lessons=[{"type": "lesson", "value": "Begin small."}],
        reusable_parts=[{"type": "part", "value": {"title": "A form", "text": "Two pages"}}],
        indicators=[{"type": "indicator", "value": {"name": "Passengers", "after": 10.0}}],
        partners=[{"type": "partner", "value": {"name": "Bus firms", "kind": "firm"}}],
        **stories,
    )
    body = policy_record(page, 1).main_text.body
    for words in (
        *(f"{name} told twice" for name in sections),
        "Begin small.", "A form", "Two pages", "Passengers", "Bus firms", "Bus Division",
        "Ordinance 12",
    ):  # fmt: skip
        assert words in body


def test_notes_for_editors_and_names_of_authors_are_in_no_text() -> None:
    page = make_case(
        editor_note="Secret doubt",
        authors=[{"type": "author", "value": {"name": "Somebody", "consent": False}}],
    )
    record = policy_record(page, 1)
    assert "Secret" not in str(record)
    assert "Somebody" not in str(record)


def test_a_policy_without_a_place_of_its_own_lies_where_its_city_lies() -> None:
    city = CityFactory.create(slug="seoul", latitude=37.5, longitude=127.0)
    assert policy_record(make_case("A", city=city), 1).latitude == 37.5
    own = make_case("B", city=city, latitude=37.4, longitude=126.9)
    assert (policy_record(own, 1).latitude, policy_record(own, 1).longitude) == (37.4, 126.9)
