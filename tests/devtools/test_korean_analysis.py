"""The stand-in for the official Korean plugin, on a real server: same names, same settings."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
from elasticsearch import Elasticsearch

URL = os.environ.get("ELASTICSEARCH_URL", "")

pytestmark = [
    pytest.mark.elasticsearch,
    pytest.mark.skipif(not URL, reason="ELASTICSEARCH_URL is not set"),
]


@pytest.fixture
def server() -> Iterator[Elasticsearch]:
    with Elasticsearch(URL) as client:
        yield client


def words(server: Elasticsearch, text: str, **how: Any) -> list[str]:
    return [token["token"] for token in server.indices.analyze(text=text, **how)["tokens"]]


def test_a_compound_is_taken_apart(server: Elasticsearch) -> None:
    assert words(server, "중앙버스전용차로", analyzer="nori") == ["중앙", "버스", "전용", "차로"]


def test_a_name_in_the_dictionary_stays_whole(server: Elasticsearch) -> None:
    tokenizer = {"type": "nori_tokenizer", "user_dictionary_rules": ["따릉이", "서울로7017"]}

    assert words(server, "따릉이", tokenizer="nori_tokenizer") != ["따릉이"]
    assert words(server, "따릉이 서울로7017", tokenizer=tokenizer) == ["따릉이", "서울로7017"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    [
        ("none", ["가곡역"]),
        ("discard", ["가곡", "역"]),
        ("mixed", ["가곡역", "가곡", "역"]),
    ],
)
def test_the_decompound_mode_is_obeyed(
    server: Elasticsearch, mode: str, expected: list[str]
) -> None:
    tokenizer = {"type": "nori_tokenizer", "decompound_mode": mode}

    assert words(server, "가곡역", tokenizer=tokenizer) == expected


def test_a_prefix_that_turns_the_meaning_is_kept_if_its_tag_is_no_stop_tag(
    server: Elasticsearch,
) -> None:
    keeping = {"type": "nori_part_of_speech", "stoptags": ["JKS", "JX"]}

    assert words(server, "비정상", analyzer="nori") == ["정상"]
    assert words(server, "비정상은", tokenizer="nori_tokenizer", filter=[keeping]) == ["비", "정상"]


def test_punctuation_is_kept_on_request(server: Elasticsearch) -> None:
    keeping = {"type": "nori_tokenizer", "discard_punctuation": False}

    assert words(server, "서울, 부산", tokenizer="nori_tokenizer") == ["서울", "부산"]
    assert "," in words(server, "서울, 부산", tokenizer=keeping)


def test_hanja_is_read_as_hangul(server: Elasticsearch) -> None:
    how = {"tokenizer": "nori_tokenizer", "filter": ["nori_readingform"]}

    assert words(server, "鄕歌", **how) == ["향가"]
