"""Korean on a real server, with every analyzer a server may offer."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from search.engines.elasticsearch.analysis import Korean, korean_of
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.engines.elasticsearch.indices import open_alias
from search.engines.elasticsearch.mapping import mapping, settings
from search.records import Text
from tests.search.elasticsearch.sample import FACET_NAMES, asked, keys, record

pytestmark = pytest.mark.elasticsearch

COVERED = record(
    "covered", Text("ko", "급여 항목", "", "국민건강보험이 급여로 지급한다."), language="ko"
)
UNCOVERED = record(
    "uncovered", Text("ko", "비급여 항목", "", "비급여는 본인이 낸다."), language="ko"
)
STREAM = record("stream", Text("ko", "청계천을 복원하다"), language="ko")


@pytest.fixture(params=list(Korean))
def korean(engine: ElasticsearchEngine, request: pytest.FixtureRequest) -> ElasticsearchEngine:
    """An engine whose index was made with one of the analyzers."""
    index = engine.names.index("test", datetime.now(UTC))
    engine.servers.writer.indices.create(
        index=index,
        settings=settings(request.param),
        mappings=mapping(FACET_NAMES, korean=request.param, owner=engine.names.owner),
        aliases={open_alias(index): {}, engine.names.readers: {}},
    )
    engine.upsert([COVERED, UNCOVERED, STREAM])
    return engine


def test_the_test_server_has_the_korean_analyzer_with_our_dictionary(
    engine: ElasticsearchEngine,
) -> None:
    assert korean_of(engine.servers.reader) is Korean.NORI_WITH_DICTIONARY


def test_words_are_found_with_their_particles_and_without(korean: ElasticsearchEngine) -> None:
    assert keys(korean.search(asked("청계천")).hits) == ["stream:ko"]
    assert keys(korean.search(asked("청계천의 복원")).hits) == ["stream:ko"]


def test_a_prefix_that_turns_a_word_into_its_opposite_counts(korean: ElasticsearchEngine) -> None:
    assert keys(korean.search(asked("비급여")).hits)[0] == "uncovered:ko"


def test_with_our_settings_it_even_keeps_the_opposite_away(engine: ElasticsearchEngine) -> None:
    engine.rebuild([COVERED, UNCOVERED])
    assert keys(engine.search(asked("비급여")).hits) == ["uncovered:ko"]


def test_health_names_the_analyzer(korean: ElasticsearchEngine) -> None:
    assert "Korean is analysed by" in korean.health().detail


def test_names_of_places_are_one_word_and_their_parts(engine: ElasticsearchEngine) -> None:
    engine.rebuild([record("bus", Text("ko", "올빼미버스"), language="ko")])
    writer = engine.servers.writer
    cut = writer.indices.analyze(index=engine.names.readers, analyzer="ko", text="올빼미버스를")
    assert [token["token"] for token in cut["tokens"]] == ["올빼미", "버스"]
    assert keys(engine.search(asked("버스")).hits) == ["bus:ko"]
