"""The policy page as an article: head, contents list, pictures, costs, actions."""

from __future__ import annotations

import gc
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from wagtail.images.tests.utils import get_test_image_file

from cases.models import PolicyPage
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory
from uploads.models import PortalImage

pytestmark = pytest.mark.django_db

#: Wagtail leaves it to the interpreter to close what a size was made in.
left_open = pytest.mark.filterwarnings("ignore:unclosed file:ResourceWarning")

TEXT = [("paragraph", "<p>Some words.</p>")]
SOURCE = {"title": "Yearbook", "publisher": "", "url": "https://example.org/y", "year": None}
FIGURE = {"name": "Speed", "before": 17.0, "after": 22.4, "unit": "km/h", "year": 1, "source": 1}


@pytest.fixture
def closed_afterwards() -> Iterator[None]:
    """Files that were left open are closed before the next test, which knows nothing of them."""
    yield
    gc.collect()


def full_case(**fields: Any) -> PolicyPage:
    """Every section has something to read."""
    return make_case(
        "Night buses",
        problem=TEXT,
        what_was_done=TEXT,
        outcome=TEXT,
        what_went_wrong=TEXT,
        transfer_conditions=TEXT,
        lessons=[("lesson", "Count before you plan.")],
        reusable_parts=[("part", {"title": "Map", "text": "", "conditions": "", "lesson": ""})],
        partners=[("partner", {"name": "KT", "role": "", "kind": "firm"})],
        indicators=[("indicator", FIGURE)],
        sources=[("source", SOURCE)],
        staff_needed="Twelve planners",
        place=PlaceFactory.create(name="TOPIS control room"),
        **fields,
    )


def picture(title: str) -> PortalImage:
    file = get_test_image_file(filename=f"{title}.png", size=(1000, 800))
    image: PortalImage = PortalImage.objects.create(
        title=title, file=file, alt_text=f"{title} seen from above", credit=f"Photo: {title}"
    )
    return image


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def listed(html: str) -> list[tuple[str, str]]:
    """Anchor and words of each entry of the contents list."""
    nav = html.split("data-contents", 1)[1].split("</nav>", 1)[0]
    return re.findall(r'<a href="#([a-z-]+)" ?>([^<]+)</a>', nav)


def headings(html: str) -> list[tuple[str, str]]:
    """Id and words of each heading in the text of the article."""
    body = html.split('class="policy-body"', 1)[1].split("</article>", 1)[0]
    return [
        (anchor, words.strip()) for anchor, words in re.findall(r'<h2 id="([a-z-]+)">([^<]+)', body)
    ]


@left_open
@pytest.mark.usefixtures("closed_afterwards")
@pytest.mark.parametrize("prefix", ["", "/ko"])
@pytest.mark.parametrize("is_full", [True, False])
def test_the_contents_list_names_every_section_and_no_other(
    prefix: str, client: Client, *, is_full: bool
) -> None:
    if is_full:
        full_case(images=[("image", picture("A")), ("image", picture("B"))])
    else:
        make_case("Night buses")

    html = html_of(client, f"{prefix}/cases/night-buses/")

    assert listed(html) == headings(html)
    assert len(listed(html)) == (15 if is_full else 2)


@left_open
@pytest.mark.usefixtures("closed_afterwards")
def test_the_first_picture_stands_beside_the_title_and_is_not_repeated(client: Client) -> None:
    full_case(images=[("image", picture("River")), ("image", picture("Bridge"))])

    html = html_of(client, "/cases/night-buses/")
    head, body = html.split('class="policy-body"', 1)

    assert 'alt="River seen from above"' in head
    assert "Photo: River" in head
    assert "River seen" not in body
    assert 'alt="Bridge seen from above"' in body
    assert '<section class="block" aria-labelledby="pictures">' in body


@left_open
@pytest.mark.usefixtures("closed_afterwards")
def test_a_picture_is_sent_in_the_sizes_shown_and_not_as_it_was_uploaded(client: Client) -> None:
    river = picture("River")
    full_case(images=[("image", river)])

    html = html_of(client, "/cases/night-buses/")

    (shown,) = re.findall(r'<img[^>]* src="(/media/images/[^"]+)"', html)
    sent = client.get(shown)
    assert (sent.status_code, sent["Content-Type"]) == (200, "image/jpeg")
    assert len(sent.getvalue()) > 100
    assert client.get(river.file.url).status_code == 404


def test_a_cover_is_drawn_where_there_is_no_picture(client: Client) -> None:
    make_case("Night buses")

    head = html_of(client, "/cases/night-buses/").split('class="policy-body"', 1)[0]

    assert re.findall(r'<img class="cover" src="/covers/\d+/([a-z]+)', head) == ["lanes"]


@left_open
@pytest.mark.usefixtures("closed_afterwards")
@pytest.mark.parametrize("count", [1, 3])
def test_more_pictures_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    images = [picture(f"Picture {number}") for number in range(2 * count)]
    make_case(
        "Night buses",
        images=[("image", image) for image in images[:count]],
        problem=[("figure", {"image": image, "caption": ""}) for image in images[count:]],
    )
    client.get("/cases/night-buses/")  # makes the sizes that are shown

    # The pictures, those of the story, and the sizes of all of them: three.
    with django_assert_num_queries(20):
        client.get("/cases/night-buses/")


def test_a_brief_names_its_city_first(client: Client) -> None:
    city = CityFactory.create(slug="guangzhou", name_en="Guangzhou")
    make_brief("Bus corridor", city=city, session=SessionFactory.create(name="May 2012"))

    html = html_of(client, "/briefs/bus-corridor/")

    assert html.index('href="/cities/guangzhou/">Guangzhou</a>') < html.index("<h1")
    assert '<header class="policy-head is-brief">' in html


def test_notes_on_costs_stand_in_the_text_and_are_led_to_from_the_facts(client: Client) -> None:
    make_case(
        "Night buses", setup_cost_knowledge="known", setup_cost_note="Paid from the road budget"
    )

    facts, body = html_of(client, "/cases/night-buses/").split('class="policy-body"', 1)

    assert '<a href="#costs">In words</a>' in facts
    assert "Paid from the road budget" not in facts
    assert "Paid from the road budget" in body


def test_costs_of_which_nothing_is_known_get_no_section(client: Client) -> None:
    make_case("Night buses")

    assert 'id="costs"' not in html_of(client, "/cases/night-buses/")


def test_foreign_text_says_its_language_and_its_direction(client: Client) -> None:
    make_case("إعادة استخدام المياه", slug="water", content_language="ar", problem=TEXT)

    html = html_of(client, "/cases/water/")

    assert '<h1 lang="ar" dir="auto">' in html
    assert '<p class="lead" lang="ar" dir="auto">' in html
    assert '<div class="prose" lang="ar" dir="auto">' in html
