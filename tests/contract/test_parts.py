"""Pages and slides that answer the query: which, in what order, and how many more."""

from __future__ import annotations

from search.engines.base import Engine
from tests.contract.asking import ask, hit
from tests.contract.library import BUS_REFORM, INCINERATORS
from tests.factories.search import make_part, make_record


def test_a_hit_names_the_slide_with_the_words(engine: Engine) -> None:
    (part,) = hit(engine, BUS_REFORM, "depots").parts

    assert (part.file_id, part.unit, part.number) == ("deck", "slide", 5)
    assert part.snippet == "Annex: bus <mark>depots</mark>"


def test_a_page_of_a_text_is_a_page(engine: Engine) -> None:
    (part,) = hit(engine, INCINERATORS, "flue").parts

    assert (part.file_id, part.unit, part.number) == ("annex", "page", 1)


def test_the_best_slides_are_shown_and_the_others_counted(engine: Engine) -> None:
    shown = hit(engine, BUS_REFORM, "bus")

    assert (len(shown.parts), shown.more_parts) == (2, 2)


def test_as_many_slides_are_shown_as_asked_for(engine: Engine) -> None:
    many = hit(engine, BUS_REFORM, "bus", parts_per_hit=10)
    none = hit(engine, BUS_REFORM, "bus", parts_per_hit=0)

    assert (sorted(part.number for part in many.parts), many.more_parts) == ([2, 3, 4, 5], 0)
    assert (none.parts, none.more_parts) == ((), 0)


def test_the_slide_with_more_of_the_words_comes_first(engine: Engine) -> None:
    numbers = [part.number for part in hit(engine, BUS_REFORM, "bus fleet reform").parts]

    assert numbers[0] == 4


def test_slides_without_the_words_are_not_shown(engine: Engine) -> None:
    shown = hit(engine, BUS_REFORM, "operators")

    assert (shown.parts, shown.more_parts) == ((), 0)


def test_a_phrase_is_looked_for_on_slides(engine: Engine) -> None:
    (part,) = hit(engine, BUS_REFORM, '"transfer card"').parts

    assert part.number == 3
    assert "<mark>" in part.snippet


def test_browsing_shows_no_slides(engine: Engine) -> None:
    assert [hit.parts for hit in ask(engine).hits if hit.parts] == []


def test_an_ampersand_on_a_slide_is_escaped(engine: Engine) -> None:
    (part,) = hit(engine, BUS_REFORM, "transfer").parts

    assert part.snippet == "Fares: one <mark>transfer</mark> card for bus &amp; metro"


def test_a_long_slide_is_cut_around_the_words(empty_engine: Engine) -> None:
    words = " ".join(f"word{n}" for n in range(200))
    record = make_record("long", "Long", parts=(make_part(7, f"{words} gondola {words}"),))
    empty_engine.upsert([record])

    (part,) = hit(empty_engine, record, "gondola").parts
    assert "<mark>gondola</mark>" in part.snippet
    assert len(part.snippet) < 300


def test_slides_of_several_files_are_told_apart(empty_engine: Engine) -> None:
    record = make_record(
        "two-files",
        "Two files",
        parts=(make_part(1, "A gondola", file_id="one"), make_part(1, "A gondola", file_id="two")),
    )
    empty_engine.upsert([record])

    assert {part.file_id for part in hit(empty_engine, record, "gondola").parts} == {"one", "two"}
