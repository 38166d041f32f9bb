"""The shape of an index: facets from data, strict everywhere, a note of what it was made for."""

from __future__ import annotations

from search.engines.elasticsearch.analysis import Korean, analysis
from search.engines.elasticsearch.mapping import mapping, mapping_hash, properties, settings
from search.records import MAX_PARTS

FACETS = ("theme", "city")


def test_every_facet_becomes_a_keyword() -> None:
    counted = {"type": "keyword", "eager_global_ordinals": True}
    assert properties(("theme", "climate"))["facets"] == {
        "properties": {"theme": counted, "climate": counted}
    }


def test_one_more_facet_asks_for_a_new_index() -> None:
    assert mapping_hash(FACETS, Korean.NORI) != mapping_hash((*FACETS, "climate"), Korean.NORI)


def test_another_korean_analyzer_asks_for_a_new_index() -> None:
    assert len({mapping_hash(FACETS, korean) for korean in Korean}) == 3


def test_the_same_mapping_has_the_same_hash() -> None:
    assert mapping_hash(FACETS, Korean.CJK) == mapping_hash(FACETS, Korean.CJK)


def test_an_index_notes_whose_it_is_and_what_it_was_made_for() -> None:
    assert mapping(FACETS, korean=Korean.NORI, owner="case-study-portal/demo")["_meta"] == {
        "owner": "case-study-portal/demo",
        "mapping": mapping_hash(FACETS, Korean.NORI),
        "korean": "nori",
    }


def test_nothing_unknown_gets_into_an_index() -> None:
    whole = mapping(FACETS, korean=Korean.NORI, owner="demo")
    parts = whole["properties"]["parts"]
    assert [level["dynamic"] for level in (whole, parts, parts["properties"]["text"])] == [
        "strict"
    ] * 3


def test_each_language_has_its_analyzer() -> None:
    titles = properties(FACETS)["title"]["properties"]
    assert {language: field["analyzer"] for language, field in titles.items()} == {
        "en": "en",
        "ko": "ko",
        "zh": "pairs",
        "ja": "pairs",
        "es": "es",
        "fr": "fr",
        "other": "plain",
    }


def test_titles_are_copied_for_plain_words_suggestions_and_spelling() -> None:
    copies = {
        section: properties(FACETS)[section]["properties"]["en"]["copy_to"]
        for section in ("title", "summary", "body")
    }
    assert copies == {
        "title": ["title_std", "title_ac", "spell"],
        "summary": ["body_std", "spell"],
        "body": ["body_std", "spell"],
    }


def test_long_texts_keep_the_places_of_their_words_for_highlights() -> None:
    fields = properties(FACETS)
    page = fields["parts"]["properties"]["text"]["properties"]["en"]
    assert fields["body"]["properties"]["en"]["index_options"] == "offsets"
    assert (page["index_options"], page["store"]) == ("offsets", True)


def test_the_server_allows_as_many_parts_as_a_record_may_have() -> None:
    assert settings(Korean.NORI)["index"]["mapping.nested_objects.limit"] == MAX_PARTS


def test_deletions_are_remembered_for_as_long_as_a_rebuild_takes() -> None:
    assert settings(Korean.NORI)["index"]["gc_deletes"] == "1h"


def test_korean_has_the_best_analyzer_the_server_offers() -> None:
    analyzers = {korean: analysis(korean)["analyzer"]["ko"] for korean in Korean}
    assert analyzers[Korean.NORI_WITH_DICTIONARY]["tokenizer"] == "korean_words"
    assert analyzers[Korean.NORI] == {"type": "nori"}
    assert "cjk_bigram" in analyzers[Korean.CJK]["filter"]


def test_the_dictionary_is_sent_only_to_a_server_that_takes_one() -> None:
    assert {korean: list(analysis(korean)["tokenizer"]) for korean in Korean} == {
        Korean.NORI_WITH_DICTIONARY: ["korean_words"],
        Korean.NORI: [],
        Korean.CJK: [],
    }


def test_korean_prefixes_that_turn_a_word_into_its_opposite_are_kept() -> None:
    stop_tags = analysis(Korean.NORI_WITH_DICTIONARY)["filter"]["korean_word_classes"]["stoptags"]
    assert "XPN" not in stop_tags
