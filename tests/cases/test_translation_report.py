"""Staff's report: what is there in which language, what is to be done, as a table and as a file."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks

from cases.translations.report import originals, with_states
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.policies import make_case
from tests.factories.programmes import UserFactory

pytestmark = pytest.mark.django_db

REPORT = "/admin/reports/translation-status/"


@pytest.fixture
def editor(client: Client) -> Client:
    """Signed in as an editor."""
    person = UserFactory.create()
    person.groups.add(Group.objects.get(name="Editors"))
    client.force_login(person)
    return client


@pytest.fixture
def translated(django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks) -> Any:
    """Night buses in Korean; food waste in English only."""
    make_case("Food waste")
    page = make_case("Night buses")
    translation = begin_translation(page, "ko")
    write_words(translation)
    publish(translation, django_capture_on_commit_callbacks)
    return page


def titles(client: Client, query: str) -> list[str]:
    """Titles of the policies the report lists."""
    pages = client.get(f"{REPORT}?{query}").context["object_list"]
    return [
        page.title
        for page in pages
        if page.url_path.startswith("/home/cases/") and page.url_path != "/home/cases/"
    ]


def test_each_page_has_one_line_with_its_state_in_every_language(
    editor: Client, translated: Any
) -> None:
    (page,) = [page for page in with_states(originals()) if page.title == "Night buses"]

    assert (str(page.state_en), str(page.state_ko), str(page.state_zh_hans)) == (
        "original",
        "translated",
        "not translated",
    )
    html = editor.get(REPORT).content.decode()
    assert "Night buses" in html
    assert "한국어" in html


def test_language_and_state_are_read_together(editor: Client, translated: Any) -> None:
    assert titles(editor, "language=ko") == ["Night buses"]
    assert titles(editor, "language=ko&state=missing") == ["Food waste"]
    assert titles(editor, "language=ko&state=older") == []

    translated.summary = "Another story."
    translated.save_revision().publish()

    assert titles(editor, "language=ko&state=older") == ["Night buses"]
    assert titles(editor, "language=ko&state=open") == ["Food waste", "Night buses"]
    assert titles(editor, "state=older") == ["Night buses"]


def test_it_can_be_taken_along_as_a_table(editor: Client, translated: Any) -> None:
    response = editor.get(f"{REPORT}?export=csv")

    lines = b"".join(response.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert lines[0] == "Title,Address,English,한국어,简体中文,日本語,Español,Français"
    assert (
        "Night buses,/home/cases/night-buses/,original,translated,"
        "not translated,not translated,not translated,not translated"
    ) in lines


def test_it_is_for_staff(client: Client) -> None:
    client.force_login(UserFactory.create())

    assert client.get(REPORT).status_code in (302, 403)


def test_it_stands_among_the_reports_in_the_place_of_the_packages_own(editor: Client) -> None:
    html = editor.get(REPORT).content.decode()

    assert "/admin/reports/translation-status/" in html
    assert "/admin/localize/reports/" not in html


@pytest.mark.parametrize("count", [1, 3])
def test_more_pages_cost_no_more_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_case(f"Case {number}")
    pages = list(originals())

    with django_assert_num_queries(4):
        with_states(pages)
