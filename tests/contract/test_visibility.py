"""What an audience may not see is found nowhere: not in hits, counts, suggestions or spellings."""

from __future__ import annotations

from search.engines.base import PUBLIC, STAFF, Audience, Engine
from tests.contract.asking import ask, found
from tests.contract.library import ALUMNI, BUS_REFORM, LIBRARY, MAY_SESSION, TENDER
from tests.factories.search import make_request


def test_a_visitor_finds_only_what_is_public(engine: Engine) -> None:
    assert (found(engine, "zephyr"), found(engine, "quokka")) == (set(), set())


def test_alumni_find_what_is_for_alumni(engine: Engine) -> None:
    assert found(engine, "zephyr", audience=ALUMNI) == {"night-tender"}
    assert found(engine, "quokka", audience=ALUMNI) == set()


def test_participants_find_what_is_for_their_session(engine: Engine) -> None:
    assert found(engine, "quokka", audience=MAY_SESSION) == {"may-notes"}


def test_the_name_of_a_session_must_be_the_whole_name(engine: Engine) -> None:
    assert found(engine, "quokka", audience=Audience(frozenset({"session:may"}))) == set()


def test_staff_find_everything(engine: Engine) -> None:
    assert ask(engine, audience=STAFF, limit=100).total == len(LIBRARY)


def test_an_audience_without_tokens_finds_nothing(engine: Engine) -> None:
    nobody = Audience(frozenset())

    assert ask(engine, audience=nobody, count_facets=("theme",)).total == 0
    assert list(engine.suggest("bus", nobody)) == []
    assert list(engine.similar(BUS_REFORM.key, nobody)) == []


def test_an_exact_title_does_not_open_what_is_hidden(engine: Engine) -> None:
    assert "night-tender" not in found(engine, TENDER.main_text.title)


def test_pages_of_a_hidden_file_are_not_found(engine: Engine) -> None:
    assert "may-notes" not in found(engine, "slides about the bus")


def test_suggestions_show_only_what_may_be_seen(engine: Engine) -> None:
    assert list(engine.suggest("zeph", PUBLIC)) == []
    assert [s.key for s in engine.suggest("zeph", ALUMNI)] == [TENDER.key]


def test_similar_records_are_only_those_that_may_be_seen(engine: Engine) -> None:
    assert TENDER.key not in engine.similar(BUS_REFORM.key, PUBLIC, limit=10)
    assert TENDER.key in engine.similar(BUS_REFORM.key, STAFF, limit=10)


def test_nothing_is_similar_to_what_may_not_be_seen(engine: Engine) -> None:
    assert list(engine.similar(TENDER.key, PUBLIC)) == []


def test_a_spelling_never_gives_a_hidden_word_away(engine: Engine) -> None:
    assert engine.did_you_mean(make_request("zephir")) is None
    assert engine.did_you_mean(make_request("zephir", audience=ALUMNI)) == "zephyr"


def test_a_hidden_word_is_not_given_away_beside_a_known_one(engine: Engine) -> None:
    assert engine.did_you_mean(make_request("bus lanes zephir")) != "bus lanes zephyr"
