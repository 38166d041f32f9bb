from __future__ import annotations

import pytest

from taxonomy.folding import fold, without_repeats


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Bogotá", "bogota"),
        ("  BOGOTA ", "bogota"),
        ("İstanbul", "istanbul"),
        ("Łódź", "lodz"),
        ("Hà Nội", "ha noi"),
        ("Đà Nẵng", "da nang"),
        ("Port-au-Prince", "port au prince"),
        ("Xi’an", "xian"),
        ("Xi'an", "xian"),
        ("St. John's", "st johns"),
        ("Washington, D.C.", "washington dc"),
        ("서울", "서울"),
        ("Улаанбаатар", "улаанбаатар"),
    ],
)
def test_names_are_compared_without_case_accents_and_punctuation(name: str, folded: str) -> None:
    assert fold(name) == folded


def test_marks_that_make_another_letter_are_kept() -> None:
    assert fold("パリ") != fold("ハリ")


def test_korean_typed_letter_by_letter_is_the_same_name() -> None:
    assert fold("\u1109\u1165\u110b\u116e\u11af") == fold("서울")


def test_full_width_letters_are_the_same_name() -> None:
    assert fold("Ｓｅｏｕｌ") == "seoul"


def test_repeated_names_are_dropped_and_the_first_spelling_stays() -> None:
    assert without_repeats(["Pekín", " Pekin ", "", "北京", "PEKIN", "  "]) == ["Pekín", "北京"]


def test_spaces_inside_a_name_are_tidied() -> None:
    assert without_repeats(["bus   rapid\ttransit"]) == ["bus rapid transit"]
