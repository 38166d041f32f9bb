"""A policy and its translations are one result: found in each language, counted once."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from cases.models import CaseStudyPage
from search.models import SearchRecord
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db

WORDS = {"Night buses": "심야버스", "Buses drive all night.": "버스가 밤새 달립니다."}


@pytest.fixture
def korean(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> CaseStudyPage:
    """The Korean version of "Night buses"; there is a case beside it in English alone."""
    make_case("Bus lanes", summary="Lanes for buses.")
    case = make_case("Night buses", summary="Buses drive all night.")
    translation = begin_translation(case, "ko")
    write_words(translation, WORDS)
    page: CaseStudyPage = publish(translation, django_capture_on_commit_callbacks)
    return page


def found(client: Client, query: str, language: str = "en") -> list[tuple[str, str]]:
    """Title and language of each result of the API, for a reader of a language."""
    address = f"/api/v1/search?q={query}"
    answer = client.get(address, headers={"Accept-Language": language}).json()
    assert answer["total"] == len(answer["results"])
    return [(each["title"], each["language"]) for each in answer["results"]]


def rows() -> list[str]:
    """Keys of the records that can be found."""
    return list(
        SearchRecord.objects.filter(deleted=False).order_by("key").values_list("key", flat=True)
    )


@pytest.mark.parametrize("query", ["night", "심야버스", "밤새"])
def test_it_is_found_in_each_language_and_shown_in_the_readers(
    client: Client, korean: CaseStudyPage, query: str
) -> None:
    assert found(client, query) == [("Night buses", "en")]
    assert found(client, query, "ko") == [("심야버스", "ko")]


def test_it_counts_once_in_totals_and_once_for_each_language_in_the_filter(
    client: Client, korean: CaseStudyPage
) -> None:
    answer = client.get("/api/v1/search").json()

    assert answer["total"] == 2
    (languages,) = [facet for facet in answer["facets"] if facet["name"] == "language"]
    assert {each["value"]: each["count"] for each in languages["options"]} == {"en": 2, "ko": 1}


def test_a_result_in_another_language_is_marked_for_voices(
    client: Client, korean: CaseStudyPage
) -> None:
    html = " ".join(client.get("/ko/search/?q=bus").content.decode().split())

    assert 'lang="ko" dir="auto">심야<mark>버스</mark></a>' in html
    assert 'lang="en" dir="auto"><mark>Bus</mark> lanes</a>' in html


def test_without_its_translation_it_is_shown_as_it_is(
    client: Client,
    korean: CaseStudyPage,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        korean.unpublish()

    assert found(client, "밤새", "ko") == []
    assert found(client, "night", "ko") == [("Night buses", "en")]


@pytest.mark.parametrize("deleted", [True, False])
def test_without_its_original_the_translation_is_still_found(
    client: Client,
    korean: CaseStudyPage,
    deleted: bool,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    original = CaseStudyPage.objects.get(title="Night buses")
    with django_capture_on_commit_callbacks(execute=True):
        if deleted:
            original.delete()
        else:
            original.unpublish()

    assert found(client, "night") == []
    assert found(client, "심야버스") == [("심야버스", "ko")]
    assert f"{korean.stable_id}:ko" in rows()
    assert f"{korean.stable_id}:en" not in rows()


def test_a_translation_for_fewer_readers_adds_no_words(
    client: Client, korean: CaseStudyPage
) -> None:
    korean.visibility = "alumni"
    korean.save_revision().publish()

    assert found(client, "밤새") == []
    assert found(client, "night", "ko") == [("Night buses", "en")]
