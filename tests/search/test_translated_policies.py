"""A policy in several languages is one record: found in each, counted once, shown as it is read."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils.translation import override
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, PageViewRestriction

from cases.models import CaseStudyPage
from search import rebuilding
from search.engines.base import PUBLIC
from search.models import SearchRecord
from search.params import SearchParams
from search.service import search_results
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.policies import make_case

pytestmark = pytest.mark.django_db


@pytest.fixture
def original() -> CaseStudyPage:
    return make_case(
        "Night buses",
        summary="Buses after midnight.",
        problem=[("paragraph", "<p>People walked home after work.</p>")],
    )


@pytest.fixture
def korean(
    original: CaseStudyPage, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> Any:
    translation = begin_translation(original, "ko")
    words = {
        "Night buses": "심야버스",
        "Buses after midnight.": "자정 이후의 버스.",
        "People walked home after work.": "퇴근길에 걸어서 귀가했다.",
    }
    write_words(translation, words)
    return publish(translation, django_capture_on_commit_callbacks)


def found(words: str, language: str = "en") -> list[tuple[str, str]]:
    """Title and language of every result, for a reader of that language."""
    with override(language):
        results = search_results(SearchParams(q=words), audience=PUBLIC).results
    return [(result.title, result.language) for result in results]


def test_one_record_holds_the_texts_of_all_versions(original: CaseStudyPage, korean: Any) -> None:
    record = SearchRecord.objects.get()

    assert (record.key, record.page_id) == (f"{original.stable_id}:en", original.pk)
    assert [(text["code"], text["title"]) for text in record.texts] == [
        ("en", "Night buses"),
        ("ko", "심야버스"),
    ]
    assert record.facets["language"] == ["en", "ko"]


def test_it_is_found_in_either_language_and_shown_in_the_readers(korean: Any) -> None:
    assert found("귀가", "en") == [("Night buses", "en")]
    assert found("walked", "ko") == [("심야버스", "ko")]
    assert found("walked", "fr") == [("Night buses", "en")]


def test_it_is_counted_once(korean: Any) -> None:
    results = search_results(SearchParams(), audience=PUBLIC)

    counts = {facet.name: [option.count for option in facet.options] for facet in results.facets}
    assert (results.total, counts["kind"], counts["language"]) == (1, [1], [1, 1])


def test_an_extract_names_the_language_it_stands_in(korean: Any, client: Client) -> None:
    html = " ".join(client.get("/ko/search/?q=walked").content.decode().split())

    assert '<p class="passage" lang="en"' in html
    assert 'lang="ko" dir="auto">심야버스</a>' in html


def test_the_translation_is_no_longer_found_when_it_is_unpublished(korean: Any) -> None:
    korean.unpublish()

    assert found("귀가") == []
    assert found("walked", "ko") == [("Night buses", "en")]


def test_the_translation_stays_when_the_original_goes(original: CaseStudyPage, korean: Any) -> None:
    original.unpublish()

    assert found("귀가", "en") == [("심야버스", "ko")]
    assert found("walked") == []
    record = SearchRecord.objects.get(deleted=False)
    assert (record.key, record.page_id) == (f"{original.stable_id}:ko", korean.pk)


def test_deleting_a_version_leaves_the_others(original: CaseStudyPage, korean: Any) -> None:
    korean.delete()

    assert found("귀가") == []
    assert found("walked") == [("Night buses", "en")]


def test_a_version_for_fewer_readers_is_left_out(korean: Any) -> None:
    PageViewRestriction.objects.create(page=korean.page_ptr, restriction_type="login")

    assert found("귀가") == []
    assert found("walked", "ko") == [("Night buses", "en")]


def test_an_alias_adds_nothing(original: CaseStudyPage) -> None:
    alias = original.copy_for_translation(Locale.objects.get(language_code="ja"), alias=True)
    alias.specific.live = True
    alias.specific.save(clean=False)

    rebuilding.refresh_records()

    assert SearchRecord.objects.get(deleted=False).facets["language"] == ["en"]


def test_a_rebuild_gives_the_same_record(korean: Any) -> None:
    before = SearchRecord.objects.values("key", "page_id", "texts", "facets").get()

    rebuilding.refresh_records()

    assert SearchRecord.objects.values("key", "page_id", "texts", "facets").get() == before
    assert found("귀가") == [("Night buses", "en")]
