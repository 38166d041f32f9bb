"""Searches on a real server: what is found, for whom, in which order, how it is shown."""

from __future__ import annotations

import pytest

from search.engines.base import PUBLIC, Audience, Concept, Sort
from search.engines.elasticsearch.engine import ElasticsearchEngine
from tests.search.elasticsearch.sample import asked, keys

pytestmark = pytest.mark.elasticsearch

ALUMNI = Audience(frozenset({"public", "alumni"}))


def found(engine: ElasticsearchEngine, words: str, **more: object) -> list[str]:
    return keys(engine.search(asked(words, **more)).hits)


# --- Words --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Bus reform of 2004", ["bus-reform:en"]),
        ("buses", ["bus-reform:en"]),
        ("fare", ["bus-reform:en"]),
        ("malaga", ["malaga:es"]),
        ("Málaga", ["malaga:es"]),
        ("transporte publico", ["malaga:es"]),
        ("ciudades", ["malaga:es"]),
        ("公共交通", ["beijing:zh-hans"]),
        ("票", ["beijing:zh-hans"]),
        ("중앙버스전용차로를", ["lanes:ko"]),
        ("서울 개편", ["bus-reform:en"]),
        ("motorway walkers", ["stream:en"]),
        ("came down", ["stream:en"]),
        ("the down", ["stream:en"]),
        ("fleet", ["bus-reform:en"]),
        ("nonsense", []),
    ],
)
def test_words_find_what_is_written_in_any_language(
    library: ElasticsearchEngine, words: str, expected: list[str]
) -> None:
    assert found(library, words) == expected


def test_words_that_must_all_be_found_may_stand_in_different_fields(
    library: ElasticsearchEngine,
) -> None:
    assert found(library, "cheonggyecheon walkers") == ["stream:en"]


def test_two_words_found_in_different_policies_find_neither(library: ElasticsearchEngine) -> None:
    assert found(library, "cheonggyecheon fares") == []


def test_of_three_to_six_words_any_is_enough(library: ElasticsearchEngine) -> None:
    assert found(library, "cheonggyecheon flood tunnel") == ["stream:en"]
    assert found(library, "cheonggyecheon flood tunnel pump sewer gate") == ["stream:en"]


def test_of_a_long_question_three_in_ten_words_are_enough(library: ElasticsearchEngine) -> None:
    assert found(library, "cheonggyecheon flood tunnel valve pump sewer gate") == []
    assert found(library, "cheonggyecheon flood tunnel walker pump sewer gate") == ["stream:en"]


def test_stop_words_alone_find_something(library: ElasticsearchEngine) -> None:
    assert set(found(library, "the")) == {"bus-reform:en", "stream:en"}


def test_nothing_asked_finds_everything_visible(library: ElasticsearchEngine) -> None:
    assert len(found(library, "")) == 5


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ('"median lanes"', ["bus-reform:en"]),
        ('"lanes median"', []),
        ('"their stops"', ["bus-reform:en"]),
        ("title:stream", ["stream:en"]),
        ("title:walkers", []),
        ("summary:motorway", ["stream:en"]),
        ("body:motorway", []),
        ("file:deck", ["bus-reform:en"]),
        ("file:deck.pptx", ["bus-reform:en"]),
        ("file:annex", []),
        ("stream OR metro", ["stream:en", "malaga:es", "bus-reform:en"]),
        ("stream OR 公共交通", ["beijing:zh-hans", "stream:en"]),
        ("metro -bus", ["malaga:es"]),
        ("stream -motorway", []),
        ('-bus -"公共交通" -metro', ["lanes:ko", "stream:en"]),
    ],
)
def test_operators(library: ElasticsearchEngine, words: str, expected: list[str]) -> None:
    assert sorted(found(library, words)) == sorted(expected)


@pytest.mark.parametrize(
    "words",
    ['"', "*", "AND OR", "c++ \"unterminated", "x" * 10_000, "x " * 5_000, "{}[]():^~\\/",
     "\x00", "\ud800", "' OR 1=1 --", '{"match_all": {}}', "公" * 400],
)  # fmt: skip
def test_hostile_words_get_an_answer(library: ElasticsearchEngine, words: str) -> None:
    assert library.search(asked(words)).engine == "elasticsearch"


# --- Concepts -----------------------------------------------------------------------------------

WATER = Concept("theme", "water", ("agua",))
SEOUL = Concept("city", "seoul", ("seul",))


def test_a_concept_finds_what_is_written_in_another_language(library: ElasticsearchEngine) -> None:
    assert found(library, "agua", concepts=(WATER,)) == ["stream:en"]


def test_policies_that_meet_more_of_what_was_understood_alone_are_found(
    library: ElasticsearchEngine,
) -> None:
    assert found(library, "agua seul", concepts=(WATER, SEOUL)) == ["stream:en"]


def test_words_no_concept_stands_for_are_needed_still(library: ElasticsearchEngine) -> None:
    assert found(library, "agua walkers", concepts=(WATER,)) == ["stream:en"]
    assert found(library, "agua fares", concepts=(WATER,)) == []


def test_a_policy_with_the_words_comes_before_one_of_the_concept(
    library: ElasticsearchEngine,
) -> None:
    transport = Concept("theme", "transport", ("stream",))
    assert found(library, "stream", concepts=(transport,))[0] == "stream:en"


# --- Who sees what ------------------------------------------------------------------------------


def test_a_restricted_policy_is_found_only_by_those_who_may_see_it(
    library: ElasticsearchEngine,
) -> None:
    assert found(library, "procurement") == []
    assert found(library, "procurement", audience=ALUMNI) == ["internal:en"]


def test_a_restricted_policy_is_not_counted_for_others(library: ElasticsearchEngine) -> None:
    counts = [
        library.search(asked("", audience=audience, count_facets=("theme",))).facets["theme"]
        for audience in (PUBLIC, ALUMNI)
    ]
    assert counts == [{"transport": 4, "water": 1}, {"transport": 5, "water": 1}]


def test_nobody_sees_anything_without_a_token(library: ElasticsearchEngine) -> None:
    assert found(library, "", audience=Audience(frozenset())) == []


def test_records_left_out_by_key_are_neither_found_nor_counted(
    library: ElasticsearchEngine,
) -> None:
    request = asked("", excluded_keys=("stream:en",), count_facets=("theme",))
    response = library.search(request)
    assert (response.total, response.facets["theme"]) == (4, {"transport": 4})


# --- Narrowing ----------------------------------------------------------------------------------


def test_values_of_one_facet_widen_and_two_facets_narrow(library: ElasticsearchEngine) -> None:
    both = {"theme": ("water", "transport")}
    assert len(found(library, "", chosen=both)) == 5
    assert sorted(found(library, "", chosen=both | {"city": ("seoul",)})) == [
        "bus-reform:en",
        "lanes:ko",
        "stream:en",
    ]


def test_choosing_any_value_offered_gives_the_number_promised(library: ElasticsearchEngine) -> None:
    names = ("theme", "city", "country", "kind")
    chosen = {"city": ("seoul", "malaga")}
    offered = library.search(asked("", chosen=chosen, count_facets=names)).facets
    promised = {(name, value): count for name in names for value, count in offered[name].items()}
    given = {
        (name, value): library.search(asked("", chosen=chosen | {name: (value,)})).total
        for name, value in promised
    }
    assert given == promised
    assert len(promised) == 9


@pytest.mark.parametrize(
    ("year_from", "year_to", "expected"),
    [
        (2006, None, ["bus-reform:en", "lanes:ko", "malaga:es"]),
        (None, 2003, ["stream:en"]),
        (2005, 2005, ["bus-reform:en", "lanes:ko", "stream:en"]),
        (2010, 2004, ["bus-reform:en", "lanes:ko"]),
        (1900, 2100, ["bus-reform:en", "lanes:ko", "malaga:es", "stream:en"]),
    ],
)
def test_years_find_what_ran_in_them(
    library: ElasticsearchEngine, year_from: int | None, year_to: int | None, expected: list[str]
) -> None:
    assert sorted(found(library, "", year_from=year_from, year_to=year_to)) == expected


# --- Order and pages ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.RECENT, ["malaga", "stream", "bus-reform", "beijing", "lanes"]),
        (Sort.YEAR, ["malaga", "bus-reform", "lanes", "stream", "beijing"]),
        (Sort.TITLE, ["bus-reform", "stream", "malaga", "beijing", "lanes"]),
        (Sort.RELEVANCE, ["beijing", "bus-reform", "lanes", "malaga", "stream"]),
    ],
)
def test_orders(library: ElasticsearchEngine, sort: Sort, expected: list[str]) -> None:
    assert [key.split(":")[0] for key in found(library, "", sort=sort)] == expected


def test_pages_of_results_do_not_overlap(library: ElasticsearchEngine) -> None:
    pages = [found(library, "", offset=offset, limit=2) for offset in (0, 2, 4, 6)]
    assert [len(page) for page in pages] == [2, 2, 1, 0]
    assert len({key for page in pages for key in page}) == 5


def test_far_beyond_the_end_there_is_still_a_total(library: ElasticsearchEngine) -> None:
    response = library.search(asked("", offset=999_999))
    assert (response.total, response.hits) == (5, ())


def test_an_exact_title_comes_first(library: ElasticsearchEngine) -> None:
    hits = library.search(asked("bus reform of 2004")).hits
    assert (hits[0].key, hits[0].score > 1_000) == ("bus-reform:en", True)


# --- What is shown ------------------------------------------------------------------------------


def test_words_are_marked_in_escaped_text(library: ElasticsearchEngine) -> None:
    (hit,) = library.search(asked("distance network")).hits
    assert (
        "the <mark>network</mark> &amp; pays by <mark>distance</mark>." in hit.highlights["body"][0]
    )
    assert set(hit.highlights) == {"body"}


def test_titles_in_every_language_are_marked_the_own_first(library: ElasticsearchEngine) -> None:
    hit = library.search(asked("reform OR 개편")).hits[0]
    assert hit.highlights["title"] == (
        "Bus <mark>reform</mark> of 2004",
        "서울 버스 <mark>개편</mark>",
    )


def test_the_word_public_is_not_marked_by_the_filter_for_public_records(
    library: ElasticsearchEngine,
) -> None:
    assert [hit.highlights for hit in library.search(asked("")).hits] == [{}] * 5


def test_chinese_words_are_marked_as_one(library: ElasticsearchEngine) -> None:
    (hit,) = library.search(asked("公共交通")).hits
    assert hit.highlights["title"] == ("北京<mark>公共交通</mark>",)


def test_the_best_two_pages_come_along_and_the_others_are_counted(
    library: ElasticsearchEngine,
) -> None:
    (hit,) = library.search(asked("bus -metropolis")).hits
    assert [(part.file_id, part.unit, part.number) for part in hit.parts] == [
        ("deck", "slide", 4),
        ("deck", "slide", 2),
    ]
    assert hit.parts[0].snippet == "The <mark>bus</mark> fleet today"
    assert hit.more_parts == 1


def test_a_page_found_by_word_and_phrase_is_shown_once(library: ElasticsearchEngine) -> None:
    (hit,) = library.search(asked('stops "median bus lanes"')).hits
    assert ([part.number for part in hit.parts], hit.more_parts) == ([2], 0)


def test_pages_without_any_of_the_words_are_not_shown(library: ElasticsearchEngine) -> None:
    (hit,) = library.search(asked("reform")).hits
    assert (hit.parts, hit.more_parts) == ((), 0)
