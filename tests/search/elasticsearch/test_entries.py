"""Search record -> index entry."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from search.engines.elasticsearch.entries import entry
from search.records import MAX_PARTS, Text
from tests.search.elasticsearch.sample import FACET_NAMES, page, record

LANES = record(
    "lanes",
    Text(
        "en", "Median bus lanes (중앙버스전용차로)", "Faster buses.", "In the middle of the road."
    ),
    Text("ko", "중앙버스전용차로", "빠른 버스"),
    Text("ja", "バスレーン"),
    version=7,
    facets={"theme": ("transport", "streets"), "kind": ("case",)},
    year_start=2004,
    year_end=2010,
    published_at=datetime(2026, 5, 1, 12, tzinfo=UTC),
    changed_at=datetime(2026, 5, 2, 12, tzinfo=UTC),
    latitude=37.5,
    longitude=127.0,
    path="seoul/lanes",
    external_id="X1",
    page_id=12,
    parts=(page(3, "Stops"), page(4, "정류장", language="ko", file="annex")),
)


def test_a_full_record_becomes_an_entry() -> None:
    assert entry(LANES, FACET_NAMES) == {
        "key": "lanes:en",
        "stable_id": "lanes",
        "version": 7,
        "kind": "case",
        "language": "en",
        "visibility": ["public", "alumni", "staff"],
        "facets": {"theme": ["transport", "streets"], "kind": ["case"]},
        "year_start": 2004,
        "year_end": 2010,
        "published_at": "2026-05-01T12:00:00+00:00",
        "changed_at": "2026-05-02T12:00:00+00:00",
        "location": {"lat": 37.5, "lon": 127.0},
        "title": {
            "en": ["Median bus lanes (중앙버스전용차로)"],
            "ko": ["중앙버스전용차로"],
            "ja": ["バスレーン"],
        },
        "title_cjk": ["Median bus lanes (중앙버스전용차로)", "중앙버스전용차로"],
        "title_exact": ["median bus lanes 중앙버스전용차로", "중앙버스전용차로", "バスレーン"],
        "title_sort": "median bus lanes 중앙버스전용차로",
        "summary": {"en": ["Faster buses."], "ko": ["빠른 버스"]},
        "summary_cjk": ["빠른 버스"],
        "body": {"en": ["In the middle of the road."]},
        "parts": [
            {
                "file": "deck",
                "file_name": "deck.pptx",
                "unit": "slide",
                "n": 3,
                "language": "en",
                "text": {"en": "Stops"},
            },
            {
                "file": "annex",
                "file_name": "annex.pptx",
                "unit": "slide",
                "n": 4,
                "language": "ko",
                "text": {"ko": "정류장"},
            },
        ],
    }


def test_what_a_record_lacks_is_left_out() -> None:
    assert set(entry(record("bare"), FACET_NAMES)) == {
        "key",
        "stable_id",
        "version",
        "kind",
        "language",
        "visibility",
        "facets",
        "title",
        "title_exact",
        "title_sort",
    }


def test_two_texts_in_languages_without_an_analyzer_are_both_kept() -> None:
    both = record("both", Text("other", "Yol"), Text("other", "Đường"))
    assert entry(both, FACET_NAMES)["title"] == {"other": ["Yol", "Đường"]}


def test_facets_the_index_does_not_know_are_left_out() -> None:
    odd = record("odd", facets={"theme": ("water",), "mood": ("sunny",)})
    assert entry(odd, FACET_NAMES)["facets"] == {"theme": ["water"]}


def test_a_place_needs_both_coordinates() -> None:
    assert "location" not in entry(record("half", latitude=37.5), FACET_NAMES)


def test_the_equator_and_the_first_meridian_are_places() -> None:
    at_zero = record("zero", latitude=0.0, longitude=0.0)
    assert entry(at_zero, FACET_NAMES)["location"] == {"lat": 0.0, "lon": 0.0}


def test_text_that_json_cannot_carry_is_repaired() -> None:
    torn = record("torn", Text("en", "A\ud800B", "", "\u1112\u1161\u11ab"))
    made = entry(torn, FACET_NAMES)
    assert (made["title"], made["body"]) == ({"en": ["A?B"]}, {"en": ["\ud55c"]})


def test_pages_beyond_the_limit_of_the_server_are_cut_and_said_so(
    caplog: pytest.LogCaptureFixture,
) -> None:
    many = record("many", parts=tuple(page(number, "") for number in range(1, MAX_PARTS + 3)))
    assert len(entry(many, FACET_NAMES)["parts"]) == MAX_PARTS
    assert caplog.messages == [
        "many:en has 10002 pages in its files; only the first 10000 can be found"
    ]
