"""A policy written in another language goes to the tree of that language, and is translated."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from accounts.models import User
from briefs.models import BriefPage
from cases.translations.placing import NotPossible, move_to_own_tree, own_place
from cases.translations.states import State, states_of
from search.models import SearchRecord
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.policies import make_brief
from tests.factories.programmes import SessionFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def spanish() -> BriefPage:
    return make_brief(
        "Calles para bicicletas", content_language="es", session=SessionFactory.create()
    )


@pytest.fixture
def moderator() -> User:
    person: User = UserFactory.create()
    person.groups.add(Group.objects.get(name="Moderators"))
    return person


def test_it_keeps_its_address_its_identifier_and_its_record(
    spanish: BriefPage, moderator: User, client: Client
) -> None:
    move_to_own_tree(page=spanish, user=moderator)

    page = BriefPage.objects.get(pk=spanish.pk)
    assert (page.locale.language_code, page.content_language) == ("es", "es")
    assert page.url_path == "/home-es/briefs/calles-para-bicicletas/"
    assert page.stable_id == spanish.stable_id
    for address in ("/briefs/calles-para-bicicletas/", "/es/briefs/calles-para-bicicletas/"):
        assert client.get(address).status_code == 200
    record = SearchRecord.objects.get(deleted=False)
    assert (record.key, record.path) == (f"{page.stable_id}:es", "/briefs/calles-para-bicicletas/")


def test_it_can_then_be_translated_into_english(
    spanish: BriefPage,
    moderator: User,
    client: Client,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    move_to_own_tree(page=spanish, user=moderator)
    translation = begin_translation(BriefPage.objects.get(pk=spanish.pk), "en")
    write_words(translation, {"Calles para bicicletas": "Streets for bicycles"})

    english = publish(translation, django_capture_on_commit_callbacks)

    assert (english.content_language, english.url_path) == (
        "en",
        "/home/briefs/calles-para-bicicletas/",
    )
    assert states_of([spanish.translation_key])[spanish.translation_key]["es"] == State.ORIGINAL
    assert b"Streets for bicycles" in client.get("/briefs/calles-para-bicicletas/").content


def test_an_english_policy_has_no_other_place() -> None:
    assert own_place(make_brief("Bicycle streets", session=SessionFactory.create())) is None


def test_a_language_that_is_none_of_the_sites_has_no_tree(moderator: User) -> None:
    arabic = make_brief("Bikes", content_language="ar", session=SessionFactory.create())

    with pytest.raises(NotPossible):
        move_to_own_tree(page=arabic, user=moderator)


def test_nothing_is_moved_over_a_page_with_the_same_address(
    spanish: BriefPage, moderator: User
) -> None:
    move_to_own_tree(page=spanish, user=moderator)
    other = make_brief("Calles para bicicletas", content_language="es", session=spanish.session)

    with pytest.raises(NotPossible, match="same address"):
        move_to_own_tree(page=other, user=moderator)

    assert BriefPage.objects.get(pk=other.pk).locale.language_code == "en"


def test_staff_move_it_from_its_editor(spanish: BriefPage, moderator: User, client: Client) -> None:
    client.force_login(moderator)
    address = f"/admin/pages/{spanish.pk}/move-to-own-tree/"

    assert address in client.get(f"/admin/pages/{spanish.pk}/edit/").content.decode()
    assert "Español" in client.get(address).content.decode()
    client.post(address)

    assert BriefPage.objects.get(pk=spanish.pk).locale.language_code == "es"
