"""Query tree -> Elasticsearch query, as dicts. Every boost and minimum has a test that names it."""

from __future__ import annotations

from typing import Any

from search.engines.base import Concept
from search.engines.elasticsearch.query import text_query
from search.parse import AnyOf, Phrase, Query, Word, parse

Json = dict[str, Any]

TRANSPORT = Concept("theme", "transport", ("metro",))
SEOUL_CITY = Concept("city", "seoul", ("seoul",))
SEOUL_COUNTRY = Concept("country", "KR", ("seoul",))


def query(text: str, *concepts: Concept) -> Json:
    return text_query(parse(text), concepts)


def places(text: str, *concepts: Concept) -> list[Json]:
    """The alternatives of which the best counts: groups of fields, pages, concepts."""
    (clause,) = query(text, *concepts)["must"]
    found: list[Json] = clause["dis_max"]["queries"]
    return found


def groups(text: str) -> dict[str, Json]:
    """Queries on groups of fields by the first field of each."""
    found = [place["combined_fields"] for place in places(text) if "combined_fields" in place]
    return {group["fields"][0].split("^")[0]: group for group in found}


def pages(text: str) -> Json:
    (nested,) = [place["nested"] for place in places(text) if "nested" in place]
    found: Json = nested
    return found


def minimum_in_pages(text: str) -> dict[str, str]:
    matches = [clause["match"] for clause in pages(text)["query"]["dis_max"]["queries"]]
    return {
        field.removeprefix("parts.text."): options["minimum_should_match"]
        for match in matches
        for field, options in match.items()
    }


# --- Words ------------------------------------------------------------------------------------


def test_an_empty_query_asks_for_nothing() -> None:
    assert query("") == {}


def test_a_word_counts_threefold_in_titles_and_twofold_in_summaries() -> None:
    assert groups("metro")["title.en"]["fields"] == ["title.en^3", "summary.en^2", "body.en"]


def test_plain_text_counts_half_and_its_titles_threefold() -> None:
    plain = groups("metro")["title_std"]
    assert (plain["fields"], plain["boost"]) == (["title_std^3", "body_std"], 0.5)


def test_all_groups_but_plain_text_count_fully() -> None:
    boosts = {name: group["boost"] for name, group in groups("metro").items()}
    assert boosts == {
        "title.en": 1,
        "title.es": 1,
        "title.fr": 1,
        "title.other": 1,
        "title.ko": 1,
        "title.zh": 1,
        "title_std": 0.5,
    }


def test_scripts_cut_in_pairs_are_one_group() -> None:
    assert groups("metro")["title.zh"]["fields"] == [
        "title.zh^3",
        "title.ja^3",
        "title_cjk^3",
        "summary.zh^2",
        "summary.ja^2",
        "summary_cjk^2",
        "body.zh",
        "body.ja",
        "body_cjk",
    ]


def test_groups_that_are_not_the_best_break_ties() -> None:
    (clause,) = query("metro")["must"]
    assert clause["dis_max"]["tie_breaker"] == 0.2


SOFT = "2<1 6<30%"
KOREAN = "2<1 3<2 6<30%"


def minimums(text: str) -> dict[str, str]:
    return {name: group["minimum_should_match"] for name, group in groups(text).items()}


def test_two_words_are_both_needed_and_of_more_three_in_ten() -> None:
    assert set(minimums("metro").values()) == {SOFT}


def test_of_chinese_pairs_two_in_three_are_needed_and_of_more_any() -> None:
    assert minimums("地铁票价") == {"title.ko": KOREAN, "title.zh": "2<-40% 3<10%"}


def test_of_korean_pairs_six_in_ten_are_needed() -> None:
    assert minimums("중앙버스전용차로") == {"title.ko": KOREAN, "title.zh": "2<-40%"}


def test_of_what_is_left_beside_chinese_any_word_will_do() -> None:
    assert minimums("BRT 地铁")["title.en"] == "30%"


def test_words_are_asked_together_and_without_stop_words() -> None:
    asked = {group["query"] for group in groups("who pays for the metro").values()}
    assert asked == {"pays metro"}


def test_a_query_of_stop_words_is_asked_as_it_stands() -> None:
    assert places("the who")[-1] == {
        "multi_match": {
            "query": "the who",
            "type": "cross_fields",
            "operator": "and",
            "analyzer": "plain",
            "fields": ["title_std", "body_std"],
        }
    }


def test_a_query_with_a_telling_word_is_not_asked_as_it_stands() -> None:
    assert [place for place in places("the metro") if "multi_match" in place] == []


def test_korean_words_are_asked_only_of_fields_made_for_them() -> None:
    assert list(groups("버스")) == ["title.ko", "title.zh"]


def test_other_fields_are_asked_for_the_rest_of_a_mixed_query() -> None:
    asked = groups("BRT노선 fare")
    assert {name: group["query"] for name, group in asked.items()} == {
        "title.en": "BRT fare",
        "title.es": "BRT fare",
        "title.fr": "BRT fare",
        "title.other": "BRT fare",
        "title.ko": "BRT노선 fare",
        "title.zh": "BRT노선 fare",
        "title_std": "BRT fare",
    }


def test_a_single_chinese_character_is_asked_of_plain_text() -> None:
    assert groups("桥")["title_std"]["query"] == "桥"


# --- Pages of files -----------------------------------------------------------------------------


def test_the_best_page_counts_a_little_less_than_the_policy_itself() -> None:
    found = pages("metro")
    assert (found["path"], found["score_mode"], found["boost"]) == ("parts", "max", 0.6)


def test_pages_are_asked_in_every_language() -> None:
    languages = ("en", "ko", "zh", "ja", "es", "fr", "other")
    assert minimum_in_pages("metro") == dict.fromkeys(languages, SOFT)


def test_pages_need_as_much_of_the_words_as_texts() -> None:
    assert minimum_in_pages("地铁票价") == {
        "ko": KOREAN,
        "zh": "2<-40% 3<10%",
        "ja": "2<-40% 3<10%",
    }


def test_korean_words_are_asked_only_of_pages_made_for_them() -> None:
    assert set(minimum_in_pages("버스")) == {"ko", "zh", "ja"}


# --- Concepts -----------------------------------------------------------------------------------


def test_a_concept_is_an_alternative_to_its_words() -> None:
    assert places("metro", TRANSPORT)[-1] == {"bool": {"must": [understood(TRANSPORT)]}}


def understood(*concepts: Concept) -> Json:
    terms = [{"terms": {f"facets.{concept.facet}": [concept.value]}} for concept in concepts]
    has_value = {"constant_score": {"filter": {"bool": {"should": terms}}, "boost": 2}}
    return {"bool": {"should": [has_value], "minimum_should_match": 1}}


def test_what_the_same_word_names_are_alternatives() -> None:
    concepts = (SEOUL_CITY, SEOUL_COUNTRY)
    assert places("seoul", *concepts)[-1] == {"bool": {"must": [understood(*concepts)]}}


def test_all_that_is_understood_is_needed_and_enough_of_the_other_words() -> None:
    metro, seoul, others = places("metro seoul fares", TRANSPORT, SEOUL_CITY)[-1]["bool"]["must"]
    assert (metro, seoul) == (understood(TRANSPORT), understood(SEOUL_CITY))
    assert others["dis_max"]["queries"][0]["combined_fields"]["query"] == "fares"


# --- Bonuses ------------------------------------------------------------------------------------


def test_the_exact_title_is_lifted_above_everything() -> None:
    assert query("Málaga: Metro")["should"][0] == {
        "constant_score": {"filter": {"term": {"title_exact": "malaga metro"}}, "boost": 1000}
    }


def test_policies_with_all_words_get_a_bonus() -> None:
    assert query("bus fares")["should"][1] == {
        "combined_fields": {
            "query": "bus fares",
            "fields": ["title_std^3", "body_std"],
            "operator": "and",
            "boost": 1.5,
        }
    }


def test_words_near_each_other_get_a_bonus_in_titles_and_bodies_of_all_languages() -> None:
    languages = ["en", "ko", "zh", "ja", "es", "fr", "other"]
    assert query("cost of bus fares")["should"][2] == {
        "multi_match": {
            "query": "cost of bus fares",
            "type": "phrase",
            "fields": [f"{section}.{code}" for section in ("title", "body") for code in languages],
            "slop": 2,
            "boost": 2,
        }
    }


def test_a_single_word_gets_a_bonus_for_the_exact_title_only() -> None:
    assert len(query("metro")["should"]) == 1


def test_a_long_question_is_not_looked_for_as_a_phrase() -> None:
    eight, nine = "one two three four five six seven eight", "1 2 3 4 5 6 7 8 9"
    assert [len(query(words)["should"]) for words in (eight, nine)] == [3, 2]


# --- What is required and what must not be there ------------------------------------------------


def test_a_phrase_is_required_side_by_side_in_a_field_or_on_a_page() -> None:
    (clause,) = query('"bus lane"')["must"]
    in_fields, on_page = clause["dis_max"]["queries"]
    assert (in_fields["multi_match"]["type"], in_fields["multi_match"]["query"]) == (
        "phrase",
        "bus lane",
    )
    assert {"title.en", "summary.ko", "body.zh", "body_std"} < set(
        in_fields["multi_match"]["fields"]
    )
    assert on_page["nested"]["query"]["multi_match"]["type"] == "phrase"
    assert "parts.text.other" in on_page["nested"]["query"]["multi_match"]["fields"]


def test_a_phrase_gets_no_bonus_for_its_words() -> None:
    assert "should" not in query('"bus lane"')


def test_a_word_of_a_named_field_is_required_there_in_every_language() -> None:
    fields = [f"summary.{code}" for code in ("en", "ko", "zh", "ja", "es", "fr", "other")]
    assert query("summary:metro") == {
        "must": [{"multi_match": {"query": "metro", "type": "phrase", "fields": fields}}]
    }


def test_a_file_is_found_by_its_name() -> None:
    (clause,) = query("file:deck.pptx")["must"]
    assert clause["nested"]["query"]["multi_match"]["fields"] == ["parts.file_name"]


def test_of_alternatives_any_is_enough() -> None:
    (clause,) = query('metro OR tram OR "light rail"')["must"]
    words, phrase = clause["bool"]["should"]
    assert clause["bool"]["minimum_should_match"] == 1
    assert words["dis_max"]["queries"][0]["combined_fields"]["query"] == "metro tram"
    assert words["dis_max"]["queries"][0]["combined_fields"]["minimum_should_match"] == "1"
    assert phrase["dis_max"]["queries"][0]["multi_match"]["query"] == "light rail"


def test_alternatives_on_one_page_are_enough_as_well() -> None:
    (clause,) = query("metro OR tram")["must"]
    (words,) = clause["bool"]["should"]
    (nested,) = [place["nested"] for place in words["dis_max"]["queries"] if "nested" in place]
    first = nested["query"]["dis_max"]["queries"][0]
    assert first == {
        "match": {"parts.text.en": {"query": "metro tram", "minimum_should_match": "1"}}
    }


def test_excluded_words_must_be_nowhere() -> None:
    excluded = query("metro -fares")["must_not"]
    assert excluded == query('"fares"')["must"]


def test_words_without_a_letter_find_nothing() -> None:
    empty = Query((AnyOf((Word(""), Phrase(()))),))
    (clause,) = text_query(empty, ())["must"]
    assert clause["bool"]["should"][0]["dis_max"]["queries"][0]["nested"]["query"] == {
        "match_none": {}
    }


def test_only_excluded_words_leave_everything_else() -> None:
    assert set(query("-fares")) == {"must_not"}
