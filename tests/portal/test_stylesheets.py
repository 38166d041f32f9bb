"""The stylesheets: contrast of what meets, directions by name, every icon drawn and used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from django.conf import settings

from portal.styleguide.drawn import sprite_icons
from portal.styleguide.palette import PAIRS, contrast, measured, palettes
from taxonomy.families import Family
from taxonomy.icons import ThemeIcon

ROOT = Path(settings.BASE_DIR)
SHEETS = sorted((ROOT / "static" / "css").rglob("*.css"))

#: Left and right turn round in a page that runs from right to left; these do not turn with it.
PHYSICAL = re.compile(
    r"(?:^|[\s;{])(?:(?:margin|padding|border|inset)-(?:left|right|top|bottom)(?:-[a-z]+)?"
    r"|left|right|top|bottom|float|(?:min-|max-)?(?:width|height)"
    r"|border-(?:top|bottom)-(?:left|right)-radius)\s*:"
)
PHYSICAL_VALUE = re.compile(r"(?:text-align|float|clear)\s*:\s*(?:left|right)")


def without_comments(css: str) -> str:
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_colours_that_meet_have_the_contrast_they_need(mode: str) -> None:
    assert [each for each in measured(palettes()[mode]) if not each.is_enough] == []


def test_the_hue_of_every_family_is_measured() -> None:
    assert {f"hue-{family}" for family in Family} <= {pair.front for pair in PAIRS}


@pytest.mark.parametrize(
    ("first", "second", "ratio"),
    [("#000", "#fff", 21.0), ("#fff", "#fff", 1.0), ("#767676", "#ffffff", 4.5)],
)
def test_contrast_is_that_of_wcag(first: str, second: str, ratio: float) -> None:
    assert contrast(first, second) == contrast(second, first) == ratio


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_names_directions_by_the_run_of_the_text(sheet: Path) -> None:
    css = without_comments(sheet.read_text(encoding="utf-8"))

    assert PHYSICAL.findall(css) + PHYSICAL_VALUE.findall(css) == []


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.stem)
def test_a_sheet_stands_in_a_layer_and_takes_its_colours_from_the_tokens(sheet: Path) -> None:
    css = without_comments(sheet.read_text(encoding="utf-8"))
    colours = [] if sheet.stem == "tokens" else re.findall(r"#[0-9a-f]{3,8}\b(?=[;\s])", css)

    assert css.lstrip().startswith("@layer")
    assert [colour for colour in colours if colour not in PAPER_COLOURS] == []
    assert "!important" not in css


#: Of printed pages: what paper and ink are.
PAPER_COLOURS = {"#fff", "#000", "#333", "#999"}


def test_every_colour_taken_from_the_tokens_is_there() -> None:
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", "".join(s.read_text("utf-8") for s in SHEETS)))
    used = set(re.findall(r"var\((--[a-z0-9-]+)\)", "".join(s.read_text("utf-8") for s in SHEETS)))

    assert used - defined == set()


def test_every_icon_is_drawn_once_and_used() -> None:
    templates = [path.read_text(encoding="utf-8") for path in (ROOT / "templates").rglob("*.html")]
    named = set(re.findall(r'{% icon "([a-z]+)"', "".join(templates)))
    drawn = sprite_icons()

    assert len(drawn) == len(set(drawn))
    assert set(drawn) == named | set(ThemeIcon.values)
