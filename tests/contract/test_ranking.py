"""What comes first, for each boost one test that notices when it is gone."""

from __future__ import annotations

import pytest

from search.engines.base import Concept, Engine
from search.records import Record
from tests.contract.asking import ask, first, keys
from tests.contract.library import LIBRARY, PUBLIC_KEYS
from tests.factories.search import make_part, make_record

#: Texts of about the same length, so that only the boost makes a difference.
FILLER = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen"


@pytest.mark.parametrize(
    "record", [r for r in LIBRARY if r.key in PUBLIC_KEYS], ids=lambda record: str(record.key)
)
def test_a_record_is_first_for_its_own_title(engine: Engine, record: Record) -> None:
    assert first(engine, record.main_text.title) == record.key


def order(engine: Engine, words: str, *records: Record, **fields: object) -> list[str]:
    """The order of records, which come with some others that make no word common."""
    others = [make_record(f"other-{n}", f"Thing {n}", body=FILLER) for n in range(6)]
    engine.upsert([*records, *others])
    return [key.partition(":")[0] for key in keys(engine, words, **fields)]


def test_a_word_in_the_title_counts_more_than_in_the_summary(empty_engine: Engine) -> None:
    in_summary = make_record("a-summary", "Plain words", "Cable cars", FILLER)
    in_title = make_record("b-title", "Cable cars", "Plain words", FILLER)

    assert order(empty_engine, "cable", in_summary, in_title) == ["b-title", "a-summary"]


def test_a_word_in_the_summary_counts_more_than_in_the_body(empty_engine: Engine) -> None:
    in_body = make_record("a-body", "Plain words", "Nothing here", f"cable {FILLER}")
    in_summary = make_record("b-summary", "Plain words", "Cable here", f"nothing {FILLER}")

    assert order(empty_engine, "cable", in_body, in_summary) == ["b-summary", "a-body"]


def test_a_word_in_the_text_counts_more_than_on_a_page(empty_engine: Engine) -> None:
    on_page = make_record(
        "a-page", "Plain words", body=FILLER, parts=(make_part(1, f"cable {FILLER}"),)
    )
    in_body = make_record("b-body", "Plain words", body=f"cable {FILLER}")

    assert order(empty_engine, "cable", on_page, in_body) == ["b-body", "a-page"]


def test_a_rare_word_counts_more_than_a_common_one(empty_engine: Engine) -> None:
    common = make_record("a-common", "Thing", body=FILLER)
    rare = make_record("b-rare", "Gondola", body=FILLER)

    assert order(empty_engine, "thing gondola unknown", common, rare)[0] == "b-rare"


def test_all_words_count_more_than_one_word_often(empty_engine: Engine) -> None:
    often = make_record("a-often", "Plain", body=f"cable cable cable cable cable {FILLER}")
    every = make_record("b-every", "Plain", body=f"cable up {FILLER} down car mountain")

    assert order(empty_engine, "cable car mountain", often, every) == ["b-every", "a-often"]


def test_all_words_in_the_body_count_more_than_some_in_the_title(empty_engine: Engine) -> None:
    some = make_record("a-some", "Cable car", body=FILLER)
    every = make_record("b-every", "Plain", body=f"car {FILLER} cable {FILLER} mountain")
    third = make_record("c-third", "Plain", body=f"mountain mountain {FILLER}")
    words = "cable mountain car"

    assert order(empty_engine, words, some, every, third)[:2] == ["b-every", "a-some"]


def test_a_word_in_a_short_text_counts_more_than_in_a_long_one(empty_engine: Engine) -> None:
    long = make_record("a-long", "Plain", body=f"cable {FILLER} {FILLER} {FILLER}")
    short = make_record("b-short", "Plain", body="cable one two three")

    assert order(empty_engine, "cable", long, short) == ["b-short", "a-long"]


def test_words_nearly_side_by_side_count_more_than_apart(empty_engine: Engine) -> None:
    apart = make_record("a-apart", "Plain", body=f"cable {FILLER} fast new car")
    near = make_record("b-near", "Plain", body=f"{FILLER} cable fast new car")

    assert order(empty_engine, "cable car", apart, near) == ["b-near", "a-apart"]


def test_words_side_by_side_count_more_than_apart(empty_engine: Engine) -> None:
    apart = make_record("a-apart", "Plain", body=f"cable {FILLER} car")
    together = make_record("b-together", "Plain", body=f"{FILLER} cable car")

    assert order(empty_engine, "cable car", apart, together) == ["b-together", "a-apart"]


def test_the_exact_title_counts_more_than_the_words_again_and_again(empty_engine: Engine) -> None:
    again = make_record(
        "a-again", "The cable car of the city", "Cable car, cable car", "cable car " * 20
    )
    exact = make_record("b-exact", "Cable car", body=FILLER * 5)

    assert order(empty_engine, "cable car", again, exact) == ["b-exact", "a-again"]


def test_the_exact_title_in_another_language_counts_too(engine: Engine) -> None:
    assert first(engine, "서울 시내버스 개편") == "bus-reform:en"


def test_the_words_count_more_than_the_concept(empty_engine: Engine) -> None:
    concept = Concept("theme", "ropeways", ("cable",))
    understood = make_record("a-understood", "Gondola", facets={"theme": ("ropeways",)})
    worded = make_record("b-worded", "Cable", body=FILLER)

    assert order(empty_engine, "cable", understood, worded, concepts=(concept,)) == [
        "b-worded",
        "a-understood",
    ]


def test_words_and_concept_count_more_than_words_alone(empty_engine: Engine) -> None:
    concept = Concept("theme", "ropeways", ("cable",))
    worded = make_record("a-worded", "Plain", body=f"cable {FILLER}")
    both = make_record("b-both", "Plain", body=f"cable {FILLER}", facets={"theme": ("ropeways",)})

    assert order(empty_engine, "cable", worded, both, concepts=(concept,)) == [
        "b-both",
        "a-worded",
    ]


def test_scores_fall(engine: Engine) -> None:
    scores = [hit.score for hit in ask(engine, "bus metro fare").hits]

    assert (len(scores) > 2, scores) == (True, sorted(scores, reverse=True))


def test_equal_records_come_in_the_order_of_their_keys(empty_engine: Engine) -> None:
    empty_engine.upsert([make_record(name, "Same title") for name in ("c", "a", "d", "b")])

    assert keys(empty_engine, "same") == ["a:en", "b:en", "c:en", "d:en"]
