"""A pack holds what everybody may read, and is not given out once that has changed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import PageViewRestriction

from briefs.consent import forget_person
from cases.choices import Visibility
from cases.models import PolicyPage
from portal.packs.asking import Stage
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.collections import make_collection
from tests.factories.files import make_case_with, make_deck
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from tests.portal.packs.packing import (
    THEME,
    downloaded,
    make_image,
    opened,
    standing,
    text_of,
)

pytestmark = pytest.mark.django_db

Ask = Callable[..., None]


def test_what_is_not_for_everybody_is_not_in_it(ask_for: Ask) -> None:
    make_case("For all")
    make_case("For alumni", visibility=Visibility.ALUMNI)
    make_case("Of a session", visibility=Visibility.SESSION)
    make_case("A draft", live=False)
    restricted = make_case("Behind a word")
    PageViewRestriction.objects.create(page=restricted, restriction_type="login")
    ask_for()
    files = opened()
    assert [name for name in files if name.startswith("policies/")] == ["policies/001-for-all.html"]
    for title in ("For alumni", "Of a session", "A draft", "Behind a word"):
        assert title not in text_of(files)


def test_a_hidden_file_is_not_in_it(ask_for: Ask) -> None:
    make_case_with(make_deck(2, is_hidden=True))
    ask_for()
    assert "lanterns1" not in text_of(opened())


def test_an_author_without_consent_is_not_named(ask_for: Ask) -> None:
    today = timezone.localdate()
    yes = {"role": "", "account": None, "consent": True}
    make_case(
        authors=[
            ("author", {**yes, "name": "Kim Named", "consent_until": None}),
            ("author", {**yes, "name": "Lee Over", "consent_until": today - timedelta(days=1)}),
            ("author", {**yes, "name": "Park No", "consent": False, "consent_until": None}),
        ]
    )
    ask_for()
    html = text_of(opened())
    assert "Kim Named" in html
    assert "Lee Over" not in html
    assert "Park No" not in html


def test_a_collection_for_alumni_has_no_pack_for_anybody(client: Client) -> None:
    collection = make_collection("Inside", make_case(), visibility=Visibility.ALUMNI)
    path = f"/packs/collection/{collection.translation_key}/"
    assert client.get(path).status_code == 404
    assert client.get(f"{path}download/").status_code == 404
    assert "/packs/" not in client.get("/collections/inside/").content.decode()


def _hide(page: Any) -> None:
    file = page.files.get().source_file
    file.is_hidden = True
    file.save()


def _hide_past_every_signal(page: Any) -> None:
    type(page.files.get().source_file).objects.update(is_hidden=True)


def _unpublish(page: Any) -> None:
    page.unpublish()


def _for_alumni(page: Any) -> None:
    page.visibility = Visibility.ALUMNI
    page.save_revision().publish()


def _restrict(page: Any) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def _delete(page: Any) -> None:
    page.delete()


def _rename_city(page: Any) -> None:
    page.city.name_en = "Another name"
    page.city.save()


def _rename_theme(page: Any) -> None:
    page.main_theme.label_en = "Another label"
    page.main_theme.save()


def _tell_picture_otherwise(page: Any) -> None:
    image = page.images[0].value
    image.credit = "Photo: somebody else"
    image.save()


def _new_words(page: Any) -> None:
    page.summary = "Other words."
    page.save_revision().publish()


@pytest.mark.parametrize(
    "change",
    [
        _hide,
        _hide_past_every_signal,
        _unpublish,
        _for_alumni,
        _restrict,
        _delete,
        _rename_city,
        _rename_theme,
        _tell_picture_otherwise,
        _new_words,
    ],
)
def test_after_a_change_the_old_pack_is_not_given_out(
    change: Callable[[Any], None], ask_for: Ask, client: Client
) -> None:
    make_case("Another policy")
    page = make_case_with(make_deck(1), title="Night buses")
    page.images = [("image", make_image())]
    page.save_revision().publish()
    page = type(page).objects.get(pk=page.pk)
    ask_for()
    assert downloaded(client)[:2] == b"PK"

    change(page)

    assert standing().stage is Stage.TO_ASK
    assert downloaded(client) == b""
    ask_for()
    assert downloaded(client)[:2] == b"PK"


def test_what_readers_do_not_see_leaves_the_pack_as_it_is(ask_for: Ask) -> None:
    page: PolicyPage = make_case("Night buses")
    ask_for()
    page.summary = "A draft of other words."
    page.save_revision()
    assert standing().stage is Stage.READY


def test_a_withdrawn_consent_takes_the_name_out(ask_for: Ask, client: Client) -> None:
    person = AccountFactory.create(first_name="Kim", last_name="Named")
    author = {"name": "Kim Named", "role": "", "consent": True, "consent_until": None}
    make_brief(
        "Lanes",
        session=SessionFactory.create(),
        authors=[("author", {**author, "account": person.pk})],
    )
    ask_for()
    assert "Kim Named" in text_of(opened())

    forget_person(user=person)

    assert downloaded(client) == b""
    ask_for()
    assert "Kim Named" not in text_of(opened())


def test_a_consent_that_ran_out_overnight_ends_the_pack(
    ask_for: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    author = {"name": "Kim", "role": "", "consent": True, "consent_until": today, "account": None}
    make_case(authors=[("author", author)])
    ask_for()
    assert standing().stage is Stage.READY
    monkeypatch.setattr(timezone, "localdate", lambda: today + timedelta(days=1))
    assert standing().stage is Stage.TO_ASK


def test_signed_in_people_get_the_same_pack(ask_for: Ask, client: Client) -> None:
    make_case("For all")
    make_case("For alumni", visibility=Visibility.ALUMNI)
    ask_for()
    anonymous = downloaded(client)
    client.force_login(make_administrator())
    assert downloaded(client) == anonymous
    assert "also when you are signed in" in client.get(THEME).content.decode()
