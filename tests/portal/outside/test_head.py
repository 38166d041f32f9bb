"""What every page says to search engines and link previews."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.test import Client, override_settings
from wagtail.models import Locale

from cases.choices import Visibility
from cases.models import CaseStudyPage
from portal.demo.tour.routes import page_types, route_names
from portal.demo.tour.stops import NOT_PAGES
from portal.outside.subjects import BY_PAGE_TYPE, BY_ROUTE, OURS_ONLY
from portal.outside.telling import trimmed
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import ParticipationFactory, PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory
from tests.portal.outside.heads import head_of

pytestmark = pytest.mark.django_db

HOST = "http://testserver"
LANGUAGES = [code for code, _name in settings.LANGUAGES]


def make_policies() -> None:
    korea = CountryFactory.create(code="KR", name_en="South Korea", name_ko="대한민국")
    seoul = CityFactory.create(slug="seoul", name_en="Seoul", name_ko="서울", country=korea)
    safety = ThemeFactory.create(slug="safety", label_en="Safety", label_ko="안전")
    session = SessionFactory.create(slug="may-2012", name="May 2012", description="Buses.")
    place = PlaceFactory.create(slug="topis", name="TOPIS", description="Where buses are seen.")
    shared = {"city": seoul, "main_theme": safety, "session": session, "place": place}
    make_case("Night buses", summary="Buses at night. " * 20, **shared)
    make_brief("Bicycle streets", **shared)


@pytest.mark.parametrize(
    ("path", "title", "description"),
    [
        ("/", "Seoul case-study portal", "How Seoul and its partner cities solved it"),
        ("/cases/", "Case studies", "Policies of Seoul, written by the offices that run them. 1"),
        ("/cases/night-buses/", "Night buses", "Buses at night. Buses at night."),
        ("/briefs/bicycle-streets/", "Bicycle streets", "About Bicycle streets."),
        ("/themes/", "Themes", "1 theme: Safety"),
        ("/themes/safety/", "Safety", "2 policies of Seoul and its partner cities on Safety."),
        ("/cities/", "Cities", "Policies of 1 city: Seoul"),
        ("/cities/seoul/", "Seoul", "2 policies of Seoul, South Korea."),
        ("/sessions/", "Learning sessions", "Since 2001 Seoul has invited"),
        ("/sessions/may-2012/", "May 2012", "Buses. 2 policies presented at the learning"),
        ("/places/", "Places", "Places in Seoul that learning sessions visit: TOPIS"),
        ("/places/topis/", "TOPIS", "Where buses are seen."),
        ("/about/", "About", "Since 2001 the Seoul Metropolitan Government has"),
        ("/search/", "Search", "Policy case studies of Seoul"),
    ],
)
def test_a_public_page_is_told_with_title_description_and_picture(
    path: str, title: str, description: str, client: Client
) -> None:
    make_policies()

    head = head_of(client, path)

    assert head.one("og:title") == title
    assert head.one("og:description") == head.one("description")
    assert head.one("description").startswith(description)
    assert len(head.one("description")) <= 160
    assert head.canonical == head.one("og:url") == f"{HOST}{path}"
    assert "robots" not in head.meta
    picture = client.get(head.one("og:image").removeprefix(HOST))
    assert (picture.status_code, picture.headers["Content-Type"]) == (200, "image/png")
    assert head.one("twitter:card") == "summary_large_image"


def test_every_route_is_told_or_is_known_not_to_be() -> None:
    public = {
        name for name in route_names() if name not in NOT_PAGES and not name.startswith(OURS_ONLY)
    }

    assert public - set(BY_ROUTE) == set()


def test_every_type_of_page_is_told() -> None:
    assert {model._meta.label for model in page_types()} - set(BY_PAGE_TYPE) == set()


@pytest.mark.parametrize(
    "path", ["/account/login/", "/search/?q=bus", "/search/?theme=safety", "/search/?page=2"]
)
def test_what_is_no_news_to_others_is_kept_out_of_search_engines(path: str, client: Client) -> None:
    make_policies()

    head = head_of(client, path)

    assert head.one("robots").startswith("noindex")
    assert "og:title" not in head.meta
    assert head.alternates == {}
    assert head.things() == []


def test_a_page_that_is_not_found_is_told_to_nobody(client: Client) -> None:
    response = client.get("/themes/there-is-none/")

    assert response.status_code == 404
    assert '<meta name="robots" content="noindex">' in response.content.decode()


def test_a_policy_for_alumni_is_told_to_nobody_even_when_one_reads_it() -> None:
    make_case("Night buses", visibility=Visibility.ALUMNI)
    client = Client()
    client.force_login(ParticipationFactory.create().user)

    head = head_of(client, "/cases/night-buses/")

    assert head.one("robots") == "noindex"
    assert "og:title" not in head.meta
    assert "citation_title" not in head.meta
    assert head.things() == []


def test_a_tracking_parameter_is_no_part_of_the_canonical_address(client: Client) -> None:
    make_policies()

    head = head_of(client, "/cases/night-buses/?utm_source=mail&fbclid=x")

    assert head.canonical == f"{HOST}/cases/night-buses/"


def test_each_page_of_a_list_stands_for_itself(client: Client) -> None:
    for number in range(25):
        make_case(f"Case {number}")

    assert head_of(client, "/cases/?page=2&x=1").canonical == f"{HOST}/cases/?page=2"
    assert head_of(client, "/cases/?page=1").canonical == f"{HOST}/cases/"


@override_settings(PUBLIC_ORIGIN="https://cases.example.org")
def test_every_address_told_has_the_one_origin_of_the_settings(client: Client) -> None:
    make_policies()

    head = head_of(client, "/cases/night-buses/")

    assert head.canonical == "https://cases.example.org/cases/night-buses/"
    assert set(head.alternates.values()) == {head.canonical}
    assert head.one("og:image").startswith("https://cases.example.org/card/policy/")
    assert head.thing("Report")["url"] == head.canonical


def test_a_page_in_all_languages_names_them_all_and_a_default(client: Client) -> None:
    make_policies()

    head = head_of(client, "/ko/themes/safety/")

    assert head.canonical == f"{HOST}/ko/themes/safety/"
    assert list(head.alternates) == [*LANGUAGES, "x-default"]
    assert head.alternates["x-default"] == f"{HOST}/themes/safety/"
    assert head.alternates["ko"] == head.canonical
    assert head.one("og:locale") == "ko_KR"
    assert head.meta["og:locale:alternate"] == ["en_US", "zh_CN", "ja_JP", "es_ES", "fr_FR"]


def test_a_policy_names_only_the_languages_it_is_written_in(client: Client) -> None:
    page = make_case("Night buses")
    korean = Locale.objects.get(language_code="ko")
    copy = page.copy_for_translation(korean, copy_parents=True)
    copy.slug = "simya"
    copy.save_revision().publish()

    english = head_of(client, "/cases/night-buses/").alternates
    ours = head_of(client, f"/ko/cases/{CaseStudyPage.objects.get(pk=copy.pk).slug}/").alternates

    assert english == ours
    assert english == {
        "en": f"{HOST}/cases/night-buses/",
        "ko": f"{HOST}/ko/cases/simya/",
        "x-default": f"{HOST}/cases/night-buses/",
    }


def test_an_english_policy_under_korean_navigation_stands_for_the_english_page(
    client: Client,
) -> None:
    make_case("Night buses")

    head = head_of(client, "/ko/cases/night-buses/")

    assert head.canonical == f"{HOST}/cases/night-buses/"
    assert head.one("og:image").startswith(f"{HOST}/card/policy/")
    assert head.alternates["x-default"] == f"{HOST}/cases/night-buses/"


def test_a_feed_is_announced_in_the_language_of_the_page(client: Client) -> None:
    (feed,) = (link for link in head_of(client, "/ko/").links if "atom" in link.get("type", ""))

    assert feed["href"] == "/ko/feed/"


def test_reference_managers_find_author_date_and_permanent_address(client: Client) -> None:
    make_policies()
    page = CaseStudyPage.objects.get()
    permanent = f"{HOST}/policies/{page.stable_id}/"

    head = head_of(client, "/cases/night-buses/")

    assert head.one("citation_title") == "Night buses"
    assert head.one("citation_author") == str(page.office and page.office.name)
    assert head.one("citation_publication_date") == f"{page.first_published_at:%Y/%m/%d}"
    assert head.one("citation_public_url") == permanent
    assert head.meta["citation_keywords"] == ["Safety"]
    assert {"rel": "cite-as", "href": permanent} in head.links
    (style,) = (link["href"] for link in head.links if "csl" in link.get("type", ""))
    assert client.get(style.removeprefix(HOST)).status_code == 200


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("short", "short"),
        ("two\n  lines", "two lines"),
        ("a word and another", "a word and…"),
        ("ends, here and goes on", "ends, here…"),
        ("긴 제목이 있는 정책의 요약입니다", "긴 제목이 있는…"),
        ("没有空格的中文摘要也要在某处截断", "没有空格的中文摘要也要…"),
    ],
)
def test_a_description_is_cut_between_words_where_there_are_words(text: str, shown: str) -> None:
    assert trimmed(text, 12) == shown
