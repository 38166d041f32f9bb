"""What is in a pack: texts, figures, files, pictures, licences; and links that work in a folder."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from posixpath import dirname, join, normpath
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override
from PIL import Image

from portal.packs import limits
from portal.packs.names import file_name, folder_name
from portal.packs.writing import write_pack
from tests.factories.collections import make_collection
from tests.factories.files import attach, make_case_with, make_deck
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import ThemeFactory
from tests.portal.packs.packing import make_image, opened, standing, subject_of, text_of
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db

Ask = Callable[..., None]


def test_a_policy_is_told_with_facts_figures_lessons_and_sources(ask_for: Ask) -> None:
    figures = {"before": 17.0, "unit": "km/h", "year": 2004, "source": 1}
    make_case(
        "Median bus lanes",
        setup_cost=1_200_000,
        setup_cost_currency="USD",
        yearly_cost_knowledge="known",
        yearly_cost_note="Paid from fares.",
        staff_needed="Forty planners",
        licence="cc-by-4.0",
        problem=[("paragraph", "<p>Buses were slower than cars.</p>")],
        indicators=[("indicator", {"name": "Bus speed", "after": 22.4, **figures})],
        sources=[("source", {"title": "Yearbook", "url": "https://example.org/", "year": 2005})],
        lessons=[("lesson", "Begin with one corridor.")],
    )
    ask_for()
    html = text_of(opened())
    for words in (
        "Median bus lanes",
        "Buses were slower than cars.",
        "1,200,000",
        'href="#costs"',
        'id="costs"',
        "Paid from fares.",
        "Forty planners",
        "Bus speed",
        "22.4",
        "Begin with one corridor.",
        "https://example.org/",
        "CC BY 4.0: reuse with credit",
        "State of",
    ):
        assert words in html


def test_every_slide_is_there_small_and_in_words(ask_for: Ask) -> None:
    make_case_with(make_deck(3))
    ask_for()
    files = opened()
    slides = [name for name in files if name.startswith("slides/")]
    assert len(slides) == 3
    assert Image.open(io.BytesIO(files[slides[0]])).width == limits.SLIDE_PIXELS
    assert "about lanterns2" in text_of(files)


def test_a_picture_is_webp_of_at_most_a_thousand_pixels_with_words_and_credit(
    ask_for: Ask,
) -> None:
    image = make_image()
    figure = ("figure", {"image": image, "caption": "At night"})
    make_case("Night buses", images=[("image", image)], outcome=[figure])
    ask_for()
    files = opened()
    pictures = [name for name in files if name.startswith("pictures/")]
    shown = Image.open(io.BytesIO(files[pictures[0]]))
    assert len(pictures) == 1
    assert (shown.format, max(shown.size)) == ("WEBP", limits.PICTURE_PIXELS)
    html = text_of(files)
    assert html.count('alt="Alt of Night bus" width="1000" height="666"') == 2
    assert shown.size == (1000, 666)
    assert "At night Photo: City of Osaka" in html


def test_links_lead_within_the_pack_or_say_that_they_need_a_network(ask_for: Ask) -> None:
    other = make_case("Bus stops")
    outside = make_case("Parks", main_theme=ThemeFactory.create(slug="green", label_en="Green"))
    links = (
        f'<a linktype="page" id="{other.pk}">stops</a> <a linktype="page" id="{outside.pk}">x</a>'
    )
    case = make_case("Night buses", problem=[("paragraph", f"<p>{links}</p>")])
    attach(case, make_deck(2))
    ask_for()
    files = opened()
    online = []
    for name, content in files.items():
        if name.endswith(".html"):
            for tag, href in re.findall(
                r'(<(?:a|img|link)\b[^>]*(?:href|src)="([^"]*)"[^>]*>)', content.decode()
            ):
                if "online" in tag:
                    online.append(href)
                elif not href.startswith("#"):
                    target = normpath(join(dirname(name), unquote(href)))
                    assert target in files, (name, href)
    assert "http://127.0.0.1:8000/cases/parks/" in online
    assert all(href.startswith("http") for href in online)
    assert 'href="001-bus-stops.html"' in text_of(files)


def test_no_page_asks_for_anything_from_the_web(ask_for: Ask) -> None:
    make_case_with(make_deck(2))
    ask_for()
    files = opened()
    html = text_of(files)
    assert re.findall(r'(?:src|srcset|<link[^>]*href)="(?:https?:|/)', html) == []
    assert "<script" not in html
    assert b"url(" not in files["style.css"]
    assert b"@import" not in files["style.css"]


def test_a_session_and_a_collection_have_packs_in_their_own_order(ask_for: Ask) -> None:
    session = SessionFactory.create(slug="may-2012", name="May 2012")
    old = make_brief("Old lanes", session=session, start_year=1999)
    new = make_brief("New lanes", session=session, start_year=2011)
    collection = make_collection("Lanes", old, new)
    ask_for("session", "may-2012")
    ask_for("collection", str(collection.translation_key))
    for kind, key, first in (
        ("session", "may-2012", "new"),
        ("collection", str(collection.translation_key), "old"),
    ):
        assert f"policies/001-{first}-lanes.html" in opened(kind, key)


def test_a_theme_takes_further_themes_too(ask_for: Ask) -> None:
    theme = ThemeFactory.create(slug="night", label_en="Night")
    make_case("Night buses", other_themes=[theme])
    ask_for("theme", "night")
    assert "Night buses" in text_of(opened("theme", "night"))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("bus-reform", "007-bus-reform.html"),
        ("버스-개혁", "007-버스-개혁.html"),
        ('con: "a/b" <c>|?*.', "007-con-ab-c.html"),
        ("../..", "007.html"),
        ("x" * 300, f"007-{'x' * 40}.html"),
    ],
)
def test_names_are_such_as_every_system_takes(words: str, expected: str) -> None:
    assert file_name(7, words) == expected


def test_everything_lies_in_one_folder_that_names_the_language() -> None:
    assert folder_name("버스", "ko") == "seoul-cases-버스-ko"
    assert folder_name("..", "en") == "seoul-cases-pack-en"


def test_where_there_are_too_many_policies_the_newest_are_taken_and_the_pack_says_so(
    ask_for: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("portal.packs.subjects.MAX_POLICIES", 2)
    for year in (2001, 2002, 2003):
        make_case(f"Lanes {year}", start_year=year)
    ask_for()
    files = opened()
    assert [name for name in files if name.startswith("policies/")] == [
        "policies/001-lanes-2003.html",
        "policies/002-lanes-2002.html",
    ]
    assert "There are 3 policies. A pack holds at most 2: the newest ones." in text_of(files)
    pack = standing().pack
    assert pack is not None
    assert (pack.policies, pack.policies_in_all) == (2, 3)


def test_where_pictures_have_no_room_their_words_stay_and_the_pack_says_so(
    ask_for: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "MAX_BYTES", 40_000)
    make_case("Night buses", images=[("image", make_image())])
    ask_for()
    html = text_of(opened())
    assert "Picture left out: Alt of Night bus" in html
    assert "1 picture was left out. All texts are in it." in html


def test_a_lost_picture_does_not_hold_up_the_pack(ask_for: Ask) -> None:
    image = make_image()
    make_case("Night buses", images=[("image", image)])
    image.file.storage.delete(image.file.name)
    ask_for()
    assert "Picture left out: Alt of Night bus" in text_of(opened())


def test_more_policies_cost_the_same_queries_to_look_at(ask_for: Ask) -> None:
    attach(make_case("One"), make_deck(1))
    ask_for()
    with page_queries(10):
        standing()
    for number in range(4):
        attach(make_case(f"Case {number}"), make_deck(1, title=str(number)))
    ask_for()
    with page_queries(10):
        standing()


def test_each_further_policy_costs_the_same_queries_to_write() -> None:
    counts = []
    for number in range(3):
        attach(make_case(f"Case {number}"), make_deck(2, title=str(number)))
        with override("en"), CaptureQueriesContext(connection) as captured:
            write_pack(subject_of(), "en", io.BytesIO())
        counts.append(len(captured))
    assert counts[2] - counts[1] == counts[1] - counts[0]
    assert counts[1] - counts[0] <= 8
