"""The presentations of the demo: drawn from the words of its policies, readable as real files."""

from __future__ import annotations

import io

import pypdfium2
import pytest
from pptx import Presentation

from portal.demo.content import PolicyEntry, read_policies
from portal.demo.decks import outline_of, pdf_deck, pptx_deck

ENTRIES = {entry.slug: entry for entry in read_policies()}
PRICING = ENTRIES["singapore-electronic-road-pricing"]


def test_an_outline_tells_the_policy_in_the_order_of_a_talk() -> None:
    titles = list(dict.fromkeys(slide.title for slide in outline_of(PRICING)))

    assert titles == [
        PRICING.title,
        "The problem",
        "What was done",
        "How it was carried out",
        "Gantries in operation",
        "Change in revenue after moving from paper to ERP",
        "Lesson 1",
        "Lesson 2",
        "Lesson 3",
        "Lesson 4",
        "Who took part",
        "Sources",
    ]


def test_no_word_of_the_story_is_lost_on_its_slides() -> None:
    told = " ".join(line for slide in outline_of(PRICING) for line in slide.lines)

    for text in (PRICING.problem, PRICING.approach, PRICING.implementation):
        assert " ".join(text.split()) in told


def test_a_presentation_has_real_titles_notes_and_a_chart_of_what_changed() -> None:
    deck = Presentation(io.BytesIO(pptx_deck(outline_of(PRICING))))
    titles = [slide.shapes.title.text for slide in deck.slides]

    assert titles == [slide.title for slide in outline_of(PRICING)]
    assert [slide.has_notes_slide for slide in deck.slides].count(True) == 4
    assert [any(shape.has_chart for shape in slide.shapes) for slide in deck.slides].count(
        True
    ) == 1


@pytest.mark.parametrize("entry", ENTRIES.values(), ids=lambda entry: entry.slug)
def test_a_pdf_says_what_the_slides_say(entry: PolicyEntry) -> None:
    slides = outline_of(entry)
    with pypdfium2.PdfDocument(pdf_deck(slides)) as pdf:
        first_lines = [page.get_textpage().get_text_range().splitlines()[0] for page in pdf]

    assert len(first_lines) == len(slides)
    assert first_lines[1] == "The problem"
    assert first_lines[-1] == "Sources"
