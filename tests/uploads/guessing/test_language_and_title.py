"""Guesses from the text alone: none rather than a wrong one."""

from __future__ import annotations

import pytest

from tests.files.good import SCRIPTS
from uploads.guessing.language import language_of
from uploads.guessing.titles import title_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (SCRIPTS["ko"], "ko"),
        (SCRIPTS["zh"], "zh-hans"),
        ("首爾公共交通政策發展計劃", "zh-hant"),
        (SCRIPTS["ja"], "ja"),
        ("โครงการขนส่งมวลชนกรุงเทพ", "th"),
        ("서울시 버스정보시스템(BIS) 구축과 TOPIS 운영", "ko"),
        ("The city council of Osaka introduced night buses on eight routes in 2013", "en"),
        ("Gestión integral de residuos sólidos urbanos en la ciudad", "es"),
        ("Système de transport en commun de la métropole", "fr"),
        ("Hệ thống xe buýt nhanh và giao thông công cộng của thành phố", "vi"),
        ("Kebijakan pemerintah kota untuk mengurangi kemacetan lalu lintas di Jakarta", "id"),
        ("İstanbul'da toplu taşıma politikası ve metrobüs hattı", "tr"),
        ("Общественный транспорт города: политика и результаты за пять лет", "ru"),
        ("سياسة النقل العام في مدينة سيول وأثرها على جودة الهواء", "ar"),
        ("THE CITY COUNCIL OF OSAKA INTRODUCED NIGHT BUSES ON EIGHT ROUTES", "en"),
    ],
)
def test_the_language_of_a_text(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    "text", ["", "2012", "TOPIS", "BRT 2004-2012", "www.example.org", "서울", "Osaka", "\x00\ud7a4"]
)
def test_too_few_words_say_nothing(text: str) -> None:
    assert language_of(text) == ""


def test_a_long_text_is_read_at_its_beginning_only() -> None:
    assert language_of("The city council introduced night buses. " * 100_000) == "en"


@pytest.mark.parametrize(
    ("page_title", "text", "name", "title"),
    [
        ("Night buses of Osaka", "other words", "a.pptx", "Night buses of Osaka"),
        ("", "Night buses of Osaka\nOsaka City\n", "a.pdf", "Night buses of Osaka"),
        ("PowerPoint Presentation", "", "Osaka_water-policy_FINAL_v2.pptx", "Osaka water policy"),
        ("", "Microsoft PowerPoint - old.ppt\nWater of Osaka", "a.pdf", "Water of Osaka"),
        ("", "12 October 2012\nNight buses of Osaka", "a.pdf", "Night buses of Osaka"),
        ("", "www.example.org\nperson@example.org\n1", "IMG_0001.png", ""),
        ("", "Seoul\n2012", "scan 3.pdf", ""),
        ("서울시 심야버스", "", "a.pptx", "서울시 심야버스"),
        ("", "", "심야버스 정책.pdf", "심야버스 정책"),
        ("", "word " * 60, "document.pdf", ""),
    ],
)
def test_the_title_of_a_file(page_title: str, text: str, name: str, title: str) -> None:
    assert title_of(page_title, text, name) == title
