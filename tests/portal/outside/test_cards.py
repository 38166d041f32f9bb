"""Pictures for link previews."""

from __future__ import annotations

from io import BytesIO

import pytest
from django.core.files.storage import storages
from django.test import Client
from PIL import Image
from wagtail.models import PageViewRestriction

from cases.choices import Visibility
from portal.outside.cards import fonts
from portal.outside.cards.drawing import HEIGHT, WIDTH, draw
from portal.outside.cards.lines import ELLIPSIS, SIZES, set_title
from portal.outside.cards.subjects import find_card, policy_card, site_card
from portal.outside.cards.texts import CardText
from taxonomy.families import Family
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory

needs_noto = pytest.mark.skipif(
    "NotoSansCJK-Bold.ttc" not in fonts.installed(), reason="fonts-noto-cjk is not installed"
)


def card_of(title: str, language: str = "en") -> CardText:
    return CardText(
        kind="policy",
        key="abc",
        over="Case study · Safety",
        title=title,
        under="Seoul, South Korea",
        site="Seoul case-study portal",
        language=language,
        interface="en",
        family=Family.WAVES,
    )


def colours_of_title(drawn: bytes) -> int:
    """Different pixels where the title stands; 1 where nothing is written."""
    picture = Image.open(BytesIO(drawn)).convert("RGB")
    return len(set(picture.crop((84, 196, WIDTH - 84, 452)).get_flattened_data()))


def test_a_card_is_a_png_of_the_size_networks_ask_for_and_small() -> None:
    drawn = draw(card_of("Night buses: where phones are used " * 3))

    picture = Image.open(BytesIO(drawn))
    assert (picture.format, picture.size) == ("PNG", (WIDTH, HEIGHT))
    assert len(drawn) < 60_000


def test_the_same_words_give_the_same_picture_and_the_same_address() -> None:
    assert draw(card_of("Night buses")) == draw(card_of("Night buses"))
    assert card_of("Night buses").path == card_of("Night buses").path
    assert card_of("Night buses").digest != card_of("Owl buses").digest


@needs_noto
@pytest.mark.parametrize(
    ("title", "language"),
    [
        ("심야버스 노선", "ko"),
        ("以湿地防洪", "zh-hans"),
        ("夜行バス", "ja"),
        ("Автобусы ночью", "ru"),
        ("Xe buýt đêm ở thành phố", "vi"),
    ],
)
def test_titles_of_many_scripts_are_written(title: str, language: str) -> None:
    assert set_title(title, language, 1000) is not None
    assert draw(card_of(title, language)) != draw(card_of("", language))


@needs_noto
def test_korean_words_stay_whole_and_no_word_is_left_alone() -> None:
    setting = set_title("서울교통정보센터(TOPIS) 상황실", "ko", 1032)

    assert setting is not None
    assert setting.lines == ("서울교통정보센터", "(TOPIS) 상황실") or len(setting.lines) == 1
    english = set_title("One control centre for the city's roads, buses and subway", "en", 900)
    assert english is not None
    assert english.lines[-1] != "subway"


def test_a_long_title_is_cut_and_says_so() -> None:
    setting = set_title("A title that goes on and on " * 20, "en", 1000)

    assert setting is not None
    assert len(setting.lines) == SIZES[-1][1]
    assert setting.lines[-1].endswith(ELLIPSIS)
    assert all(setting.font.getlength(line) <= 1000 for line in setting.lines)


def test_a_word_longer_than_a_line_is_broken() -> None:
    setting = set_title("Donaudampfschifffahrtsgesellschaftskapitän" * 2, "de", 600)

    assert setting is not None
    assert all(setting.font.getlength(line) <= 600 for line in setting.lines)


def test_a_title_no_font_can_write_gives_way_to_the_name_of_the_site() -> None:
    unknown = draw(card_of("\U00013000\U00013001", "en"))

    assert set_title("\U00013000\U00013001", "en", 1000) is None
    assert unknown == draw(card_of("Seoul case-study portal"))


def test_without_noto_a_check_says_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fonts, "installed", lambda: ())

    (message,) = fonts.check_fonts()

    assert message.id == "portal.I001"
    assert fonts.font_for("Night buses", "en", 40) is not None
    assert fonts.font_for("심야버스", "ko", 40) is None


@pytest.mark.django_db
def test_a_card_is_drawn_once_and_kept_until_its_words_change(client: Client) -> None:
    page = make_case("Night buses")
    path = policy_card(page).path
    folder = f"policy/{page.stable_id}/en"

    first = client.get(path)
    again = client.get(path)
    page.title = "Owl buses"
    page.save_revision().publish()
    moved = client.get(path)
    latest = client.get(moved.headers["Location"])

    assert first.content == again.content
    assert (moved.status_code, latest.status_code) == (302, 200)
    assert latest.content != first.content
    assert storages["cards"].listdir(folder)[1] == [f"{policy_card(page).digest}.png"]


@pytest.mark.django_db
def test_a_network_that_has_it_already_is_told_so(client: Client) -> None:
    path = site_card().path
    first = client.get(path)

    again = client.get(path, headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["Cache-Control"] == "public, max-age=86400"


@pytest.mark.django_db
def test_there_is_no_card_of_what_not_everybody_may_see(client: Client) -> None:
    page = make_case("Night buses")
    path = policy_card(page).path
    client.get(path)

    page.visibility = Visibility.ALUMNI
    page.save_revision().publish()
    hidden = client.get(path).status_code
    page.visibility = Visibility.PUBLIC
    page.save_revision().publish()
    shown = client.get(path).status_code
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type="login")
    closed = client.get(path).status_code
    draft = make_case("Draft", live=False)

    assert (hidden, shown, closed) == (404, 200, 404)
    assert client.get(policy_card(draft).path).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize(
    "path",
    [
        "/card/policy/none/0.png",
        "/card/theme/none/0.png",
        "/card/page/1/0.png",
        "/card/page/99999999999999999999/0.png",
        "/card/nothing/at-all/0.png",
        "/card/site/other/0.png",
    ],
)
def test_what_does_not_exist_has_no_card(path: str, client: Client) -> None:
    assert client.get(path).status_code == 404


@pytest.mark.django_db
def test_a_card_speaks_the_language_of_its_address(client: Client) -> None:
    ThemeFactory.create(slug="safety", label_en="Safety", label_ko="안전")

    korean = client.get("/ko/card/theme/safety/0.png").headers["Location"]
    english = client.get("/card/theme/safety/0.png").headers["Location"]

    assert korean.startswith("/ko/card/theme/safety/")
    assert korean.removeprefix("/ko") != english
    assert find_card("policy", "abc", "ko") is None
