"""What is found: every form of query, in every engine."""

from __future__ import annotations

import pytest

from search.engines.base import Concept, Engine
from tests.contract.asking import ask, found, keys
from tests.contract.library import BUS_REFORM, PUBLIC_KEYS
from tests.factories.search import make_record

TRANSPORT = Concept("theme", "public-transport", ("transit",))
TOKYO = Concept("city", "tokyo", ("tokyo",))


def test_an_empty_query_finds_everything(engine: Engine) -> None:
    assert set(keys(engine)) == PUBLIC_KEYS


def test_a_word_is_found_wherever_it_stands(engine: Engine) -> None:
    assert found(engine, "swimming") == {"incinerators"}
    assert found(engine, "message") == {"fine-dust"}
    assert found(engine, "maps") == {"flood-maps"}


def test_a_word_nobody_wrote_finds_nothing(engine: Engine) -> None:
    assert ask(engine, "xylophone").total == 0


def test_two_words_must_both_be_there(engine: Engine) -> None:
    assert found(engine, "flood tunnel") == {"rain-tunnel"}
    assert found(engine, "flood xylophone") == set()


def test_of_three_words_one_is_enough(engine: Engine) -> None:
    assert found(engine, "tunnel xylophone zither") == {"rain-tunnel"}


def test_of_seven_words_two_are_needed(engine: Engine) -> None:
    others = "xylophone zither ocarina bassoon timpani"

    assert found(engine, f"tunnel {others} tuba") == set()
    assert found(engine, f"tunnel flood {others}") == {"rain-tunnel"}


def test_words_that_say_nothing_are_not_counted(engine: Engine) -> None:
    assert found(engine, "what is the tunnel for and who is it from") == {"rain-tunnel"}


def test_the_grammatical_form_of_an_english_word_does_not_matter(engine: Engine) -> None:
    assert found(engine, "warning") == found(engine, "warnings") == {"fine-dust"}
    assert found(engine, "incinerator") == {"incinerators"}


def test_case_and_accents_do_not_matter(engine: Engine) -> None:
    assert found(engine, "MALAGA") == found(engine, "Málaga") == {"terraces"}
    assert found(engine, "CAFE") == {"terraces"}


def test_digits_and_signs_inside_a_word_are_part_of_it(engine: Engine) -> None:
    assert found(engine, "PM2.5") == {"fine-dust"}
    assert found(engine, "2004") == {"bus-reform"}


def test_a_hyphen_does_not_matter(engine: Engine) -> None:
    assert found(engine, "low-income") == found(engine, '"low income"') == {"fine-dust"}


def test_a_phrase_is_found_word_by_word_in_its_order(engine: Engine) -> None:
    assert found(engine, '"fare rule"') == {"transfer-card"}
    assert found(engine, '"rule fare"') == set()


def test_a_phrase_does_not_reach_from_one_field_into_the_next(engine: Engine) -> None:
    assert found(engine, '"bus a single"') == set()


def test_a_phrase_is_needed_beside_words(engine: Engine) -> None:
    assert found(engine, 'metro bus "by distance"') == {"bus-reform"}


def test_an_excluded_word_is_nowhere(engine: Engine) -> None:
    assert found(engine, "flood -tunnel") == {"flood-maps"}
    assert found(engine, "bus -depots -visitors") == {"transfer-card"}


def test_an_excluded_phrase_is_nowhere(engine: Engine) -> None:
    assert found(engine, 'bus -"median lanes"') == {"transfer-card", "incinerators"}


def test_exclusion_alone_leaves_everything_else(engine: Engine) -> None:
    everything = {key.partition(":")[0] for key in PUBLIC_KEYS}
    assert found(engine, "-flood") == everything - {"rain-tunnel", "flood-maps"}


def test_one_of_alternatives_is_enough(engine: Engine) -> None:
    assert found(engine, "swimming OR midnight") == {"incinerators", "terraces"}


def test_alternatives_are_one_clause_of_several(engine: Engine) -> None:
    assert found(engine, "flood tunnel OR residents") == {"rain-tunnel", "flood-maps"}
    assert found(engine, "tunnel OR swimming water") == {"rain-tunnel"}


def test_an_alternative_may_be_a_phrase(engine: Engine) -> None:
    assert found(engine, '"fare rule" OR swimming') == {"transfer-card", "incinerators"}


def test_a_named_field_is_searched_alone(engine: Engine) -> None:
    assert found(engine, "title:bus") == {"bus-reform", "transfer-card"}
    assert found(engine, "summary:bus") == {"bus-reform"}
    assert found(engine, "body:bus") == {"transfer-card", "incinerators"}


def test_a_phrase_may_name_a_field(engine: Engine) -> None:
    assert found(engine, 'title:"bus reform"') == {"bus-reform"}
    assert found(engine, 'body:"bus reform"') == set()


def test_a_file_is_found_by_its_name(engine: Engine) -> None:
    assert found(engine, "file:presentation") == {"bus-reform", "incinerators"}
    assert found(engine, "presentation") == set()


def test_a_word_in_a_page_of_a_file_finds_the_policy(engine: Engine) -> None:
    assert found(engine, "depots") == {"bus-reform"}


def test_two_words_on_different_pages_are_not_together(engine: Engine) -> None:
    assert found(engine, "failed depots") == set()


def test_a_concept_finds_what_lacks_the_word(engine: Engine) -> None:
    assert found(engine, "transit", concepts=(TRANSPORT,)) == {
        "bus-reform",
        "transfer-card",
        "transmilenio",
        "beijing-metro",
        "median-lanes",
    }


def test_two_concepts_are_both_needed(engine: Engine) -> None:
    assert found(engine, "transit tokyo", concepts=(TRANSPORT, TOKYO)) == set()


def test_words_beside_a_concept_are_needed(engine: Engine) -> None:
    assert found(engine, "transit fares", concepts=(TRANSPORT,)) == {"bus-reform", "transfer-card"}


def test_concepts_named_by_the_same_word_are_alternatives(engine: Engine) -> None:
    both = (Concept("theme", "waste", ("green",)), Concept("theme", "noise", ("green",)))

    assert found(engine, "green", concepts=both) == {"incinerators", "terraces"}


def test_records_left_out_are_neither_found_nor_counted(engine: Engine) -> None:
    answer = ask(engine, "bus", excluded_keys=(BUS_REFORM.key,), count_facets=("kind",))

    assert [hit.key for hit in answer.hits if hit.key == BUS_REFORM.key] == []
    assert (answer.total, answer.facets["kind"]) == (2, {"case": 1, "brief": 1})


@pytest.mark.parametrize("words", ["bus", "flood", "", "-bus", '"fare rule"', "title:bus"])
def test_the_total_is_the_number_of_hits(engine: Engine, words: str) -> None:
    answer = ask(engine, words, limit=100)

    assert answer.total == len(answer.hits)


def test_an_engine_without_records_finds_nothing(empty_engine: Engine) -> None:
    answer = ask(empty_engine, "bus", count_facets=("theme",))

    assert (answer.total, answer.hits, dict(answer.facets["theme"])) == (0, (), {})


def test_a_record_without_any_text_is_found_by_browsing(empty_engine: Engine) -> None:
    empty_engine.upsert([make_record("bare", title="")])

    assert (keys(empty_engine), keys(empty_engine, "bus")) == (["bare:en"], [])
