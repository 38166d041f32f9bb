"""Elasticsearch goes away under a running site, and comes back."""

from __future__ import annotations

import time

import pytest
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings

from cases.models import CaseStudyPage
from search.answer import Results
from search.engines.base import PUBLIC
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.params import SearchParams
from search.router import site_router
from search.service import search_results
from tests.factories.policies import make_case
from tests.search.proxy import Proxy

pytestmark = [pytest.mark.django_db, pytest.mark.elasticsearch]

#: A reader's patience is 1.5 s; the database needs a moment of its own.
AT_ONCE = 2.0


def search(words: str) -> Results:
    return search_results(SearchParams(q=words), audience=PUBLIC)


def publish(title: str, callbacks: DjangoCaptureOnCommitCallbacks) -> CaseStudyPage:
    with callbacks(execute=True):
        return make_case(title)


def test_a_case_is_found_within_two_seconds_after_it_was_published(
    elasticsearch_site: ElasticsearchEngine,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    publish("Night buses", django_capture_on_commit_callbacks)
    begun = time.monotonic()
    while search("night").total == 0:
        assert time.monotonic() - begun < AT_ONCE
        time.sleep(0.05)
    assert search("night").engine == "elasticsearch"


def test_an_unpublished_case_is_gone_at_once_even_from_an_index_that_was_not_told(
    elasticsearch_site: ElasticsearchEngine,
    elasticsearch_proxy: Proxy,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    page = publish("Night buses", django_capture_on_commit_callbacks)
    publish("Night schools", django_capture_on_commit_callbacks)
    elasticsearch_site.refresh()
    assert search("night").total == 2
    # Nothing is sent: the callbacks of this transaction are dropped.
    page.unpublish()
    results = search("night")
    assert (results.engine, results.total) == ("elasticsearch", 1)
    assert [option.count for option in results.facets[0].options] == [1]
    assert [found.title for found in site_router().suggest("night", PUBLIC)] == ["Night schools"]
    assert page.stable_id in {key.partition(":")[0] for key in elasticsearch_site.versions()}


@pytest.mark.parametrize("failure", ["refuse", "hang"])
def test_readers_get_basic_search_at_once_and_elasticsearch_again_without_a_restart(
    failure: str,
    elasticsearch_site: ElasticsearchEngine,
    elasticsearch_proxy: Proxy,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    settings.SEARCH_BREAKER_SECONDS = 0.2
    publish("Night buses", django_capture_on_commit_callbacks)
    getattr(elasticsearch_proxy, failure)()

    begun = time.monotonic()
    results = search("night")
    assert time.monotonic() - begun < AT_ONCE
    assert (results.degraded, results.total) == (True, 1)

    publish("Night schools", django_capture_on_commit_callbacks)
    assert search("night").total == 2

    elasticsearch_proxy.pass_on()
    time.sleep(settings.SEARCH_BREAKER_SECONDS)
    search("night")
    elasticsearch_site.refresh()
    results = search("night")
    assert (results.engine, results.degraded, results.total) == ("elasticsearch", False, 2)


def test_saving_does_not_wait_for_an_elasticsearch_that_never_answers(
    elasticsearch_site: ElasticsearchEngine,
    elasticsearch_proxy: Proxy,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    elasticsearch_proxy.hang()
    begun = time.monotonic()
    for title in ("Night buses", "Night schools", "Night markets"):
        publish(title, django_capture_on_commit_callbacks)
    # Two failures, each a reader's patience, open the breaker; the third save does not try.
    assert time.monotonic() - begun < 2 * AT_ONCE + 1
    assert search("night").total == 3
