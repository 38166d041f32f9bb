"""Which words are marked, in which fields."""

from __future__ import annotations

from typing import Any

from search.engines.elasticsearch.highlight import highlight, part_highlight
from search.parse import parse

LANGUAGES = ["en", "ko", "zh", "ja", "es", "fr", "other"]


def wanted(words: str) -> dict[str, list[Any]]:
    fields = highlight(parse(words))["fields"]
    return {name: field["highlight_query"]["bool"]["should"] for name, field in fields.items()}


def test_marks_are_put_on_escaped_text() -> None:
    options = highlight(parse("metro"))
    assert (options["encoder"], options["pre_tags"], options["post_tags"]) == (
        "html",
        ["<mark>"],
        ["</mark>"],
    )


def test_every_section_is_asked_about_itself_in_every_language() -> None:
    sections = ("title", "summary", "body")
    assert wanted("bus fares") == {
        f"{section}.{code}": [{"match": {f"{section}.{code}": "bus fares"}}]
        for section in sections
        for code in LANGUAGES
    }


def test_titles_and_summaries_are_shown_whole_and_bodies_in_two_extracts() -> None:
    fields = highlight(parse("metro"))["fields"]
    shown = {
        name: fields[f"{name}.en"]["number_of_fragments"] for name in ("title", "summary", "body")
    }
    assert shown == {"title": 0, "summary": 0, "body": 2}


def test_words_of_a_phrase_are_marked_only_side_by_side() -> None:
    assert wanted('fares "bus lane"')["body.en"] == [
        {"match": {"body.en": "fares"}},
        {"match_phrase": {"body.en": "bus lane"}},
    ]


def test_words_of_a_named_field_are_marked_only_there() -> None:
    assert {name.split(".")[0] for name in wanted("title:metro")} == {"title"}


def test_alternatives_are_marked_and_excluded_words_are_not() -> None:
    assert wanted("metro OR tram -bus")["title.en"] == [{"match": {"title.en": "metro tram"}}]


def test_chinese_words_in_english_text_are_marked_only_whole() -> None:
    marked = wanted("bridge 清溪川")
    assert marked["body.en"] == [
        {"match": {"body.en": "bridge"}},
        {"match_phrase": {"body.en": "清溪川"}},
    ]
    assert marked["body.zh"] == [{"match": {"body.zh": "bridge 清溪川"}}]


def test_pages_show_one_extract_in_any_language() -> None:
    fields = part_highlight(parse("metro title:river file:deck"))["fields"]
    assert list(fields) == [f"parts.text.{code}" for code in LANGUAGES]
    assert fields["parts.text.en"] == {
        "number_of_fragments": 1,
        "highlight_query": {"bool": {"should": [{"match": {"parts.text.en": "metro"}}]}},
    }


def test_a_query_without_words_marks_nothing() -> None:
    assert (highlight(parse(""))["fields"], part_highlight(parse("-metro"))["fields"]) == ({}, {})


def test_very_long_texts_are_marked_in_part_instead_of_failing() -> None:
    assert highlight(parse("metro"))["max_analyzed_offset"] == 1_000_000
