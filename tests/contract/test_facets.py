"""The promise of a facet: choosing an option gives exactly the number beside it."""

from __future__ import annotations

import pytest

from search.engines.base import Engine
from tests.contract.asking import ask, found
from tests.contract.library import FACETS, MAY_SESSION


def test_values_are_counted_once_per_record(engine: Engine) -> None:
    counts = ask(engine, "flood", count_facets=("theme", "city", "sdg")).facets

    assert counts == {
        "theme": {"water": 2, "digital": 1},
        "city": {"seoul": 1, "osaka": 1},
        "sdg": {"11": 1, "13": 2},
    }


def test_only_the_facets_asked_for_are_counted(engine: Engine) -> None:
    assert ask(engine, "flood").facets == {}
    assert set(ask(engine, "flood", count_facets=("kind",)).facets) == {"kind"}


def test_values_of_one_facet_are_alternatives(engine: Engine) -> None:
    assert found(engine, chosen={"city": ("tokyo", "osaka")}) == {
        "incinerators",
        "osaka-water",
        "flood-maps",
    }


def test_facets_narrow_one_another(engine: Engine) -> None:
    assert found(engine, chosen={"country": ("JP",), "theme": ("water", "noise")}) == {
        "osaka-water",
        "flood-maps",
    }


def test_a_record_without_a_facet_is_not_in_it(engine: Engine) -> None:
    assert found(engine, "bus", chosen={"status": ("completed",)}) == {"bus-reform"}


def test_an_unknown_value_finds_nothing(engine: Engine) -> None:
    answer = ask(engine, chosen={"city": ("atlantis",)}, count_facets=("city", "kind"))

    assert (answer.total, answer.facets["kind"]) == (0, {})
    assert answer.facets["city"]["seoul"] == 5


def test_a_choice_without_values_narrows_nothing(engine: Engine) -> None:
    assert found(engine, "flood", chosen={"city": ()}) == {"rain-tunnel", "flood-maps"}


def test_a_facet_is_counted_under_the_other_choices_only(engine: Engine) -> None:
    chosen = {"country": ("JP",), "theme": ("water",)}
    counts = ask(engine, chosen=chosen, count_facets=("country", "theme", "city")).facets

    assert counts == {
        "country": {"JP": 2, "KR": 1},
        "theme": {"water": 2, "waste": 1, "energy": 1, "digital": 1},
        "city": {"osaka": 2},
    }


def test_years_narrow_what_is_counted(engine: Engine) -> None:
    answer = ask(engine, year_from=2015, chosen={"city": ("seoul",)}, count_facets=("city",))

    assert answer.total == 4
    assert answer.facets == {"city": {"seoul": 4, "osaka": 1, "bogota": 1, "beijing": 1}}


@pytest.mark.parametrize("words", ["", "bus", "flood", "water OR bus", "-bus", "票价"])
@pytest.mark.parametrize(
    "chosen",
    [
        {},
        {"country": ("KR",)},
        {"theme": ("water", "public-transport")},
        {"kind": ("brief",), "sdg": ("11",)},
    ],
    ids=["nothing", "country", "themes", "kind and goal"],
)
def test_every_option_gives_the_number_it_promises(
    engine: Engine, words: str, chosen: dict[str, tuple[str, ...]]
) -> None:
    promised = ask(engine, words, chosen=chosen, count_facets=FACETS).facets

    kept = {
        facet: {
            value: ask(engine, words, chosen=chosen | {facet: (value,)}).total for value in options
        }
        for facet, options in promised.items()
    }
    assert kept == promised


def test_what_the_audience_may_not_see_is_not_counted(engine: Engine) -> None:
    visitor = ask(engine, count_facets=("theme",)).facets["theme"]
    participant = ask(engine, count_facets=("theme",), audience=MAY_SESSION).facets["theme"]

    assert "nature" not in visitor
    assert participant == {**visitor, "nature": 1}
