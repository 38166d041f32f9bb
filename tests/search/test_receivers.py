"""Whatever happens to a page or to what it names, its record follows in the same transaction."""

from __future__ import annotations

import pytest
from django.db import transaction
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Page, PageViewRestriction

from cases.models import CaseStudyIndexPage, CaseStudyPage
from search.engines.base import PUBLIC, STAFF, Audience
from search.models import SearchRecord
from search.params import SearchParams
from search.service import search_results
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory

pytestmark = pytest.mark.django_db


def titles(words: str = "", audience: Audience = PUBLIC, **chosen: str) -> list[str]:
    params = SearchParams(q=words, chosen={name: (value,) for name, value in chosen.items()})
    return sorted(found.title for found in search_results(params, audience=audience).results)


def record_of(page: Page) -> SearchRecord:
    return SearchRecord.objects.get(page_id=page.pk)


def test_a_published_page_is_found() -> None:
    make_case("Night buses")
    assert titles("night") == ["Night buses"]


def test_a_draft_is_not_found_even_by_staff() -> None:
    make_case("Night buses", live=False)
    assert titles("night", STAFF) == []


def test_a_new_draft_of_a_live_page_changes_nothing_until_it_is_published() -> None:
    page = make_case("Night buses")
    page.title = "Owl buses"
    revision = page.save_revision()
    assert titles() == ["Night buses"]
    revision.publish()
    assert titles() == ["Owl buses"]


def test_an_unpublished_page_is_gone_and_leaves_no_words_behind() -> None:
    page = make_case("Night buses")
    page.unpublish()
    assert titles("night", STAFF) == []
    record = record_of(page)
    assert (record.deleted, record.title, record.texts) == (True, "", [])


def test_a_deleted_page_is_gone() -> None:
    page = make_case("Night buses")
    page.delete()
    assert titles("night", STAFF) == []


def test_pages_below_a_deleted_or_unpublished_page_are_gone() -> None:
    make_case("Night buses")
    CaseStudyIndexPage.objects.get(locale__language_code="en").delete()
    assert titles("night", STAFF) == []


def test_nothing_is_indexed_of_a_publication_that_is_rolled_back() -> None:
    page = make_case("Night buses", live=False)
    with transaction.atomic():
        page.get_latest_revision().publish()
        transaction.set_rollback(True)
    assert titles("night", STAFF) == []


def test_visibility_is_obeyed_in_hits_and_counts() -> None:
    session = SessionFactory.create(slug="october-2012")
    make_case("Night buses")
    make_case("Night schools", visibility="alumni")
    make_brief("Night markets", visibility="session", session=session)
    assert titles("night") == ["Night buses"]
    assert titles("night", Audience(frozenset({"public", "alumni"}))) == [
        "Night buses",
        "Night schools",
    ]
    assert titles("night", Audience(frozenset({"public", "session:october-2012"}))) == [
        "Night buses",
        "Night markets",
    ]
    assert titles("night", STAFF) == ["Night buses", "Night markets", "Night schools"]


def test_a_restriction_set_in_wagtail_hides_everything_below_it() -> None:
    make_case("Night buses")
    restriction = PageViewRestriction.objects.create(
        page=CaseStudyIndexPage.objects.get(locale__language_code="en").page_ptr,
        restriction_type="login",
    )
    assert titles("night") == []
    assert titles("night", STAFF) == ["Night buses"]
    restriction.delete()
    assert titles("night") == ["Night buses"]


def test_a_new_slug_of_the_index_page_changes_the_addresses_below(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    page = make_case("Night buses")
    index = CaseStudyIndexPage.objects.get(locale__language_code="en")
    index.slug = "case-studies"
    # Wagtail tells of a new slug only after the commit.
    with django_capture_on_commit_callbacks(execute=True):
        index.save_revision().publish()
    assert record_of(page).path == "/case-studies/night-buses/"


def test_a_renamed_office_is_found_by_its_new_name() -> None:
    city = CityFactory.create(slug="seoul")
    office = OfficeFactory.create(name="Bus Division", city=city)
    make_case("Night lines", city=city, office=office)
    assert titles("omnibus") == []
    office.name = "Omnibus Division"
    office.save()
    assert titles("omnibus") == ["Night lines"]


def test_a_theme_renamed_is_recognised_by_its_new_name() -> None:
    theme = ThemeFactory.create(slug="noise", label_en="Noise")
    make_case("Quiet asphalt", main_theme=theme)
    assert titles("loudness") == []
    theme.label_en = "Loudness"
    theme.save()
    assert titles("loudness") == ["Quiet asphalt"]


def test_a_city_moved_to_another_country_changes_country_and_region() -> None:
    city = CityFactory.create(slug="seoul")
    make_case("Night buses", city=city)
    korea = CountryFactory.create(code="KR", name_en="South Korea", region="east-asia")
    city.country = korea
    city.save()
    assert titles(country="KR", region="east-asia") == ["Night buses"]
    assert titles(country="SG") == []


def test_the_version_of_a_record_only_grows() -> None:
    page = make_case("Night buses")
    versions = [record_of(page).version]
    for _ in range(3):
        page.get_latest_revision().publish()
        versions.append(record_of(page).version)
    assert versions == sorted(set(versions))


def test_a_copy_of_a_page_is_another_policy() -> None:
    page = make_case("Night buses", external_id="night-buses")
    copy = page.copy(update_attrs={"slug": "night-buses-2", "title": "Night buses again"})
    assert isinstance(copy, CaseStudyPage)
    assert copy.stable_id != page.stable_id
    assert copy.external_id == ""
    assert titles("night") == ["Night buses", "Night buses again"]
