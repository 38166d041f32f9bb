"""Pictures come small, in a format of today, with their size, and only when they are looked at."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

import pytest
from django.conf import settings

TEMPLATES: Final = Path(settings.BASE_DIR) / "templates"
#: The admin loads what it likes; the style guide shows everything at once.
READERS: Final = [
    path
    for path in sorted(TEMPLATES.rglob("*.html"))
    if not {"admin", "wagtailadmin", "styleguide"} & set(path.relative_to(TEMPLATES).parts)
]
WAGTAIL: Final = re.compile(r"\{% (?:picture|image) [^%]*%\}")
#: A comparison in ``sizes`` has a ">", too.
IMG: Final = re.compile(r"<img\b(?:\"[^\"]*\"|[^>\"])*>", re.DOTALL)


def tags(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    return [
        (path.name, tag)
        for path in READERS
        for tag in pattern.findall(path.read_text(encoding="utf-8"))
    ]


def test_there_are_pictures_to_look_at() -> None:
    assert len(tags(WAGTAIL)) >= 5
    assert len(tags(IMG)) >= 5


@pytest.mark.parametrize(("name", "tag"), tags(WAGTAIL))
def test_an_uploaded_picture_comes_in_two_widths_as_avif_and_jpeg(name: str, tag: str) -> None:
    assert tag.startswith("{% picture "), name
    assert "format-{avif,jpeg}" in tag
    assert re.search(r" sizes=\"[^\"]+\"", tag)
    assert re.search(r" (?:width|fill|max)-\{\w+,\w+\}", tag)


@pytest.mark.parametrize(("name", "tag"), tags(WAGTAIL) + tags(IMG))
def test_a_picture_waits_until_it_is_looked_at_unless_it_is_the_first(name: str, tag: str) -> None:
    is_mark = "icons/mark.svg" in tag
    assert is_mark or 'loading="lazy"' in tag or 'fetchpriority="high"' in tag, name


@pytest.mark.parametrize(("name", "tag"), tags(IMG))
def test_a_picture_says_its_size_so_that_nothing_jumps(name: str, tag: str) -> None:
    assert re.search(r"\bwidth=", tag), name
    assert re.search(r"\bheight=", tag), name
    assert re.search(r"\balt=", tag), name
