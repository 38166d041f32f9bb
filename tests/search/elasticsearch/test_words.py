"""Which characters are cut in pairs."""

from __future__ import annotations

import pytest

from search.engines.elasticsearch.words import has_cjk, storable, without_cjk


@pytest.mark.parametrize("text", ["서울", "北京", "バス", "ひ", "ﾊﾞｽ", "BRT노선", "㐀", "𠀋", "々"])
def test_chinese_japanese_and_korean_characters_are_recognised(text: str) -> None:
    assert has_cjk(text)


@pytest.mark.parametrize("text", ["", "Málaga", "Đường", "Київ", "กรุงเทพ", "القاهرة", "2004", "。"])
def test_other_scripts_are_not(text: str) -> None:
    assert not has_cjk(text)


def test_what_is_left_without_them() -> None:
    assert without_cjk("서울BRT 2호선").split() == ["BRT", "2"]


def test_decomposed_hangul_is_composed() -> None:
    assert storable("\u1109\u1165") == "\uc11c"
