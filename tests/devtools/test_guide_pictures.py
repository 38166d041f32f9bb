"""The editors' guide says what is on the screen, and shows it in small pictures."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final

import pytest
import wagtail
import wagtail_localize
from django.conf import settings
from PIL import Image

from devtools.guide_pictures import LARGEST, PICTURES, WIDTH, small

ROOT: Final = Path(settings.BASE_DIR)
GUIDE: Final = (ROOT / "docs/editors.md").read_text("utf-8")
FOLDER: Final = ROOT / "docs/pictures"
PACKAGES: Final = ("accounts", "briefs", "cases", "exchange", "portal", "programmes", "search",
                   "taxonomy", "uploads", "templates")  # fmt: skip
#: Bold words that begin a paragraph instead of naming something, and names of groups.
NO_WORDS_OF_THE_SCREEN: Final = {
    "bold",
    "Editors",
    "Moderators",
    "See it before others do.",
    "Take advice.",
    "Files.",
    "Pictures.",
    "Moving and deleting.",
    "Out",
}


def words_of_the_screen() -> str:
    """All texts of the portal, and those of Wagtail in English."""
    own = [
        path.read_text("utf-8")
        for package in PACKAGES
        for path in (ROOT / package).rglob("*")
        if path.suffix in (".py", ".html") and "migrations" not in path.parts
    ]
    foreign = [
        path.read_text("utf-8")
        for package in (wagtail, wagtail_localize)
        for path in Path(str(package.__file__)).parent.rglob("locale/en/LC_MESSAGES/django.po")
    ]
    return " ".join("\n".join([*own, *foreign]).split()).casefold()


def test_words_in_bold_are_on_the_screen() -> None:
    bold = {" ".join(each.split()) for each in re.findall(r"\*\*(.+?)\*\*", GUIDE, re.DOTALL)}
    screen = words_of_the_screen()

    assert len(bold) > 50
    missing = sorted(bold - NO_WORDS_OF_THE_SCREEN)
    assert [each for each in missing if each.casefold() not in screen] == []


def test_every_picture_is_shown_and_every_one_shown_is_there() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(pictures/([a-z-]+)\.webp\)", GUIDE)

    assert sorted(shown) == sorted(picture.name for picture in PICTURES)
    assert sorted(shown) == sorted(path.stem for path in FOLDER.iterdir())


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_pictures_are_small_and_of_the_size_they_say(picture: object) -> None:
    path = FOLDER / f"{picture.name}.webp"  # type: ignore[attr-defined]

    assert path.stat().st_size <= LARGEST
    with Image.open(path) as image:
        assert image.format == "WEBP"
        assert image.size == (WIDTH, picture.height)  # type: ignore[attr-defined]


def test_links_of_the_guide_lead_somewhere() -> None:
    headings = re.findall(r"^#+ (.+)$", GUIDE, re.MULTILINE)
    anchors = {re.sub(r"[^\w -]", "", each).lower().replace(" ", "-") for each in headings}

    for target, anchor in re.findall(r"\]\(([a-z.]*)(?:#([\w-]+))?\)", GUIDE):
        if target:
            assert (ROOT / "docs" / target).exists(), target
        else:
            assert anchor in anchors, anchor


def test_a_picture_that_cannot_be_small_is_refused() -> None:
    noise = Image.effect_noise((1600, 1600), 200)
    stream = io.BytesIO()
    noise.save(stream, "PNG")

    with pytest.raises(ValueError, match="more than"):
        small(stream.getvalue())
