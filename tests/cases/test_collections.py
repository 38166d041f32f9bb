"""Collections: the editor's order, the reader's own view of it, and how they are put together."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from wagtail.models import Locale

from briefs.models import BriefPage
from cases.choices import Visibility
from cases.collections.adding import NotAllowed, add_to_collection
from cases.collections.reading import collection_policies
from cases.models import CollectionPage
from programmes.audience import PUBLIC_TOKENS, tokens_of
from tests.factories.accounts import AccountFactory, make_administrator, make_staff
from tests.factories.collections import make_collection
from tests.factories.policies import make_brief as brief_of
from tests.factories.policies import make_case
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, ThemeFactory
from tests.query_counts import page_queries

pytestmark = pytest.mark.django_db


def make_brief(title: str = "Bicycle streets") -> BriefPage:
    return brief_of(title, session=SessionFactory.create(slug="2012-10"))


def html_of(client: Client, path: str) -> str:
    response = client.get(path)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def titles(collection: CollectionPage, tokens: frozenset[str] = PUBLIC_TOKENS) -> list[str]:
    return [policy.title for policy in collection_policies(collection, tokens)]


def items_in(collection: CollectionPage) -> list[str]:
    collection.refresh_from_db()
    return [item.policy.title for item in collection.items.select_related("policy")]


def editor_form(*policies: int, **changes: Any) -> dict[str, Any]:
    rows = {
        f"items-{number}-{name}": value
        for number, policy in enumerate(policies)
        for name, value in {
            "id": "",
            "policy": policy,
            # The first given is the last in order, as if it had been dragged to the end.
            "ORDER": len(policies) - number,
            "DELETE": "",
        }.items()
    }
    return {
        "title": "Quiet nights",
        "slug": "quiet-nights",
        "introduction": "What cities do after dark.",
        "visibility": "public",
        "items-TOTAL_FORMS": len(policies),
        "items-INITIAL_FORMS": 0,
        **rows,
        **changes,
    }


def test_policies_of_both_kinds_stand_in_the_editors_order(client: Client) -> None:
    brief, case = make_brief("Zebra crossings"), make_case("Alley lights")

    make_collection("Safe streets", brief, case)
    html = html_of(client, "/collections/safe-streets/")

    assert html.index("Zebra crossings") < html.index("Alley lights")
    assert "2 policies" in html


def test_a_reader_sees_only_what_he_may_see_and_the_count_says_so(client: Client) -> None:
    make_collection(
        "Safe streets",
        make_case("Alley lights"),
        make_case("Patrol plans", visibility=Visibility.ALUMNI),
        make_case("Unfinished", live=False),
    )

    page, listed = html_of(client, "/collections/safe-streets/"), html_of(client, "/collections/")

    assert ("Alley lights" in page, "Patrol plans" in page, "Unfinished" in page) == (
        True,
        False,
        False,
    )
    assert "1 policy" in page
    assert "1 policy" in listed


def test_an_alumna_finds_more_in_the_same_collection(client: Client) -> None:
    collection = make_collection(
        "Safe streets",
        make_case("Alley lights"),
        make_case("Patrol plans", visibility=Visibility.ALUMNI),
    )
    alumna = ParticipationFactory.create().user
    client.force_login(alumna)

    assert titles(collection, tokens_of(alumna)) == ["Alley lights", "Patrol plans"]
    assert "2 policies" in html_of(client, "/collections/")


def test_a_collection_for_alumni_is_not_there_for_visitors(client: Client) -> None:
    make_collection("Safe streets", make_case(), visibility=Visibility.ALUMNI)

    assert client.get("/collections/safe-streets/").status_code == 404
    assert "Safe streets" not in html_of(client, "/collections/")


def test_a_collection_for_alumni_is_kept_from_shared_caches(client: Client) -> None:
    make_collection("Safe streets", make_case(), visibility=Visibility.ALUMNI)
    client.force_login(ParticipationFactory.create().user)

    response = client.get("/collections/safe-streets/")

    assert response.status_code == 200
    assert "private" in response.headers["Cache-Control"]


def test_an_empty_collection_says_so_and_is_not_listed(client: Client) -> None:
    make_collection("Safe streets")

    assert "Nothing has been published here yet." in html_of(client, "/collections/safe-streets/")
    assert "There is no collection yet." in html_of(client, "/collections/")


def test_a_draft_is_not_shown(client: Client) -> None:
    make_collection("Safe streets", make_case(), live=False)

    assert client.get("/collections/safe-streets/").status_code == 404
    assert "Safe streets" not in html_of(client, "/collections/")


def test_a_policy_named_twice_is_shown_once() -> None:
    case = make_case()

    assert titles(make_collection("Safe streets", case, case)) == ["Night buses"]


def test_a_korean_reader_gets_korean_pages_of_policies_and_of_the_collection(
    client: Client,
) -> None:
    korean = Locale.objects.get(language_code="ko")
    case = make_case()
    translated = case.copy_for_translation(korean)
    translated.title, translated.content_language = "심야버스", "ko"
    translated.save_revision().publish()
    collection = make_collection("Safe streets", case)
    in_korean = collection.copy_for_translation(korean)
    in_korean.title = "안전한 거리"
    in_korean.save_revision().publish()

    listed = html_of(client, "/ko/collections/")

    assert ("안전한 거리" in listed, ">Safe streets<" in listed) == (True, False)
    assert "심야버스" in html_of(client, "/ko/collections/safe-streets/")
    assert "Night buses" in html_of(client, "/collections/safe-streets/")


def test_what_is_not_translated_is_listed_under_korean_navigation_too(client: Client) -> None:
    korean = Locale.objects.get(language_code="ko")
    translated = make_collection("Safe streets", make_case()).copy_for_translation(korean)
    translated.save_revision().publish()
    make_collection("Quiet nights", make_brief())

    html = html_of(client, "/ko/collections/")

    assert 'href="/ko/collections/quiet-nights/" lang="en">Quiet nights' in html


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize(
    ("path", "queries"), [("/collections/", 12), ("/collections/safe-streets/", 14)]
)
def test_more_policies_cost_no_more_queries(
    path: str, queries: int, count: int, client: Client
) -> None:
    policies = [make_case(f"Case {number}") for number in range(count)]
    briefs = [make_brief(f"Brief {number}") for number in range(count)]
    make_collection("Safe streets", *policies, *briefs)
    for number in range(count - 1):
        make_collection(f"Another {number}", *policies)
    client.get(path)

    with page_queries(queries):
        client.get(path)


def test_an_editor_makes_a_collection_and_drags_its_policies(client: Client) -> None:
    client.force_login(make_administrator())
    first, second = make_case("Alley lights"), make_brief("Zebra crossings")
    parent = make_collection("Safe streets").get_parent()
    url = reverse("wagtailadmin_pages:add", args=["cases", "collectionpage", parent.pk])

    client.post(url, {**editor_form(first.pk, second.pk), "action-publish": "1"})

    made = CollectionPage.objects.get(slug="quiet-nights")
    assert items_in(made) == ["Zebra crossings", "Alley lights"]
    assert made.live


def test_the_form_refuses_a_policy_that_is_named_twice(client: Client) -> None:
    client.force_login(make_administrator())
    case = make_case("Alley lights")
    parent = make_collection("Safe streets").get_parent()
    url = reverse("wagtailadmin_pages:add", args=["cases", "collectionpage", parent.pk])

    response = client.post(url, editor_form(case.pk, case.pk))

    assert "Named twice, remove one of them: Alley lights" in response.content.decode()
    assert not CollectionPage.objects.filter(slug="quiet-nights").exists()


def test_a_policy_is_added_at_the_end_and_published() -> None:
    collection = make_collection("Safe streets", make_case("Alley lights"))

    added = add_to_collection(
        policy=make_brief("Zebra crossings"), collection=collection, user=make_administrator()
    )

    assert (added.is_published, added.was_there) == (True, False)
    assert titles(collection) == ["Alley lights", "Zebra crossings"]


def test_adding_again_changes_nothing() -> None:
    case = make_case("Alley lights")
    collection = make_collection("Safe streets", case)

    added = add_to_collection(policy=case, collection=collection, user=make_administrator())

    assert (added.is_published, added.was_there) == (False, True)
    assert items_in(collection) == ["Alley lights"]


def test_a_collection_with_waiting_changes_keeps_the_policy_in_its_draft() -> None:
    collection = make_collection("Safe streets", make_case("Alley lights"))
    collection.introduction = "A better one, not checked yet."
    collection.save_revision()

    added = add_to_collection(
        policy=make_brief("Zebra crossings"), collection=collection, user=make_administrator()
    )

    assert not added.is_published
    assert titles(collection) == ["Alley lights"]
    collection.refresh_from_db()
    draft = collection.get_latest_revision_as_object()
    assert [item.policy.title for item in draft.items.all()] == ["Alley lights", "Zebra crossings"]


def test_who_may_not_publish_adds_to_the_draft() -> None:
    collection = make_collection("Safe streets", make_case("Alley lights"))

    added = add_to_collection(
        policy=make_brief("Zebra crossings"), collection=collection, user=make_staff()
    )

    assert not added.is_published
    assert titles(collection) == ["Alley lights"]


def test_the_translations_of_a_collection_get_the_policy_too() -> None:
    collection = make_collection("Safe streets", make_case("Alley lights"))
    korean = Locale.objects.get(language_code="ko")
    collection.copy_for_translation(korean).save_revision().publish()

    add_to_collection(
        policy=make_brief("Zebra crossings"), collection=collection, user=make_administrator()
    )

    assert titles(collection.get_translation(korean)) == ["Alley lights", "Zebra crossings"]


def test_nobody_adds_to_a_locked_collection() -> None:
    collection = make_collection("Safe streets")
    collection.locked, collection.locked_by = True, make_staff(group="Moderators")
    collection.save()

    with pytest.raises(NotAllowed):
        add_to_collection(policy=make_case(), collection=collection, user=make_staff())


def test_the_page_for_adding_asks_and_comes_back(client: Client) -> None:
    client.force_login(make_administrator())
    case, collection = make_case("Alley lights"), make_collection("Safe streets")
    back = reverse("wagtailadmin_home")
    url = reverse("collections:add_policy", args=[case.pk]) + f"?next={back}"

    asked = client.get(url).content.decode()
    response = client.post(url, {"collection": collection.pk}, follow=True)

    assert "Safe streets" in asked
    assert response.redirect_chain == [(back, 302)]
    assert "Added to the collection “Safe streets”; readers see it now." in " ".join(
        response.content.decode().split()
    )


def test_the_way_back_never_leads_to_another_site(client: Client) -> None:
    client.force_login(make_administrator())
    case, collection = make_case(), make_collection("Safe streets")
    url = reverse("collections:add_policy", args=[case.pk]) + "?next=https://example.com/"

    response = client.post(url, {"collection": collection.pk})

    parent = case.get_parent()
    assert response.headers["Location"] == reverse("wagtailadmin_explore", args=[parent.pk])


def test_only_policies_are_offered_for_collections(client: Client) -> None:
    client.force_login(make_administrator())
    case = make_case()
    below_cases = reverse("wagtailadmin_explore", args=[case.get_parent().pk])
    add = reverse("collections:add_policy", args=[case.pk])
    index = reverse("collections:add_policy", args=[case.get_parent().pk])

    assert add in client.get(below_cases).content.decode()
    assert add in client.get(reverse("wagtailadmin_pages:edit", args=[case.pk])).content.decode()
    assert client.get(index, follow=True).redirect_chain != []


def test_participants_cannot_add(client: Client) -> None:
    client.force_login(AccountFactory.create())
    case, collection = make_case(), make_collection("Safe streets")

    client.post(reverse("collections:add_policy", args=[case.pk]), {"collection": collection.pk})

    assert items_in(collection) == []


def test_the_menu_leads_to_the_collections(client: Client) -> None:
    client.force_login(make_administrator())
    make_collection("Safe streets")

    assert reverse("collections:index") in client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Safe streets" in client.get(reverse("collections:index")).content.decode()


def test_a_collection_tells_its_cities_and_lists_its_policies_in_order(client: Client) -> None:
    osaka = CityFactory.create(slug="osaka", name_en="Osaka")
    make_collection(
        "Safe streets",
        make_case("Zebra crossings", start_year=2010, main_theme=ThemeFactory.create(slug="waste")),
        make_case("Alley lights", start_year=2004),
        brief_of("Slow lanes", city=osaka, session=SessionFactory.create(), start_year=2017),
    )

    html = html_of(client, "/collections/safe-streets/")

    facts = html.split('<aside class="facts"', 1)[1].split("</aside>", 1)[0]
    assert re.findall(r'href="/cities/(\w+)/"', facts) == ["seoul", "osaka"]
    assert "2004–2017" in facts
    nav = html.split("data-contents", 1)[1].split("</nav>", 1)[0]
    anchors = re.findall(r'href="#([\w-]+)"', nav)
    assert anchors == re.findall(r'<h3 id="([\w-]+)"', html)
    assert re.findall(r'dir="auto">([\w ]+)</a>', nav) == [
        "Zebra crossings",
        "Alley lights",
        "Slow lanes",
    ]


def test_the_cover_of_a_collection_is_the_same_in_the_list_and_on_its_page(client: Client) -> None:
    make_collection("Safe streets", make_case("Alley lights"))

    covers = [
        re.findall(r'<img class="cover" src="([^"]+)"', html_of(client, path))[0]
        for path in ("/collections/", "/collections/safe-streets/")
    ]

    assert covers[0] == covers[1]
