"""Slides -> a PPTX, as a participant would bring it."""

# python-pptx carries no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any, Final

from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Emu, Inches, Pt

from portal.demo.content import Result
from portal.demo.decks.outline import Slide

INK: Final = RGBColor(0x14, 0x21, 0x3D)
RIVER: Final = RGBColor(0x0B, 0x5C, 0x6B)
TITLE_ONLY: Final = 5
_WIDTH, _HEIGHT = Inches(13.333), Inches(7.5)
_EDGE: Final = Inches(0.9)


def pptx_deck(slides: Sequence[Slide]) -> bytes:
    """A deck in 16:9 with real titles, text, notes and a chart for each figure that changed."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = _WIDTH, _HEIGHT
    for number, slide in enumerate(slides):
        _add(deck, slide, is_first=number == 0)
    stream = io.BytesIO()
    deck.save(stream)
    return stream.getvalue()


def _add(deck: Any, slide: Slide, *, is_first: bool) -> None:
    page = deck.slides.add_slide(deck.slide_layouts[TITLE_ONLY])
    _bar(page)
    title = page.shapes.title
    title.left, title.top, title.width = _EDGE, Inches(0.6), Emu(_WIDTH - 2 * _EDGE)
    title.height = Inches(1.6 if is_first else 1.1)
    _write(title.text_frame, (slide.title,), size=40 if is_first else 32, bold=True)
    has_chart = slide.figure is not None and slide.figure.baseline is not None
    width = Emu((_WIDTH - 2 * _EDGE) // 2) if has_chart else Emu(_WIDTH - 2 * _EDGE)
    body = page.shapes.add_textbox(_EDGE, Inches(2.4), width, Inches(4.2))
    body.text_frame.word_wrap = True
    _write(body.text_frame, slide.lines, size=26)
    if has_chart and slide.figure is not None:
        _chart(page, slide.figure)
    if slide.notes:
        page.notes_slide.notes_text_frame.text = slide.notes


def _bar(page: Any) -> None:
    bar = page.shapes.add_shape(1, 0, 0, Inches(0.25), _HEIGHT)
    bar.fill.solid()
    bar.fill.fore_color.rgb = RIVER
    bar.line.fill.background()


def _write(frame: Any, lines: Sequence[str], *, size: int, bold: bool = False) -> None:
    frame.word_wrap = True
    for number, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = 1
        paragraph.space_after = Pt(14)
        run = paragraph.add_run()
        run.text = line
        run.font.size, run.font.bold = Pt(size), bold
        run.font.color.rgb = INK


def _chart(page: Any, figure: Result) -> None:
    data = CategoryChartData()
    data.categories = ["Before", "After"]
    data.add_series(figure.unit, (figure.baseline, figure.value))
    kind, half = XL_CHART_TYPE.COLUMN_CLUSTERED, Emu(_WIDTH // 2)
    frame = page.shapes.add_chart(kind, half, Inches(2.2), Emu(half - _EDGE), Inches(4.6), data)
    frame.chart.has_legend = False
    frame.chart.plots[0].series[0].format.fill.solid()
    frame.chart.plots[0].series[0].format.fill.fore_color.rgb = RIVER
