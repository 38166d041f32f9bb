"""A name that consent no longer covers is found where it stands, and shown to those who can act."""

from __future__ import annotations

from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from accounts.signals import account_closing
from briefs.consent import withdraw_consent
from briefs.mentions import places_naming
from briefs.models import Submission
from tests.factories.accounts import AccountFactory
from tests.factories.briefs import add_file, make_moderator, make_submission, page_of, published
from tests.factories.files import add_pages, make_source_file

pytestmark = pytest.mark.django_db

NAME = "Ann Lee-Unmistakable"


@pytest.fixture
def person() -> User:
    user: User = AccountFactory.create(first_name="Ann", last_name="Lee-Unmistakable")
    return user


def story(text: str) -> list[dict[str, Any]]:
    return [{"type": "paragraph", "value": f"<p>{text}</p>"}]


def naming(person: User, **fields: Any) -> Submission:
    """A published brief that names its author in the list of authors and as given."""
    value = {"name": NAME, "role": "", "consent": True, "consent_until": None, "account": None}
    authors = [{"type": "author", "value": value}]
    return published(**{"author": person, "authors": authors, **fields})


def found(name: str, submission: Submission) -> list[str]:
    return [str(place) for place in places_naming(name, submission)]


def names_left() -> list[mail.EmailMessage]:
    return [each for each in mail.outbox if "may still stand" in str(each.subject)]


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Led by Ann Lee-Unmistakable.", True),
        ("Led by <b>ann</b>  LEE-UNMISTAKABLE.", True),
        ("As Lee-Unmistakable said.", True),
        ("As Ann said.", False),
        ("Nobody is named.", False),
    ],
)
def test_a_name_is_found_whole_or_by_a_part_that_is_long_enough(
    person: User, text: str, is_found: bool
) -> None:
    submission = make_submission(author=person, outcome=story(text))
    assert found(NAME, submission) == (["Results in words"] if is_found else [])


def test_a_part_of_a_name_inside_a_word_is_a_word() -> None:
    submission = make_submission(summary="Bankers of the Hanover line.")
    assert found("Over Bank", submission) == []


def test_a_korean_name_is_found_before_a_particle() -> None:
    submission = make_submission(what_was_done=story("가나다는 버스를 바꾸었다."))
    assert found("가나다", submission) == ["What was done"]


def test_nobody_without_a_name_is_found(person: User) -> None:
    assert found("  ", make_submission(author=person)) == []


def test_every_field_version_and_page_of_a_file_is_looked_at(person: User) -> None:
    submission = make_submission(author=person, editor_note=f"Ask {NAME}.")
    deck = make_source_file("deck.pptx")
    add_pages(deck, ["Buses", f"Contact\n{NAME}", "Thanks"])
    deck.pages.filter(number=3).update(notes=f"{NAME} speaks")
    add_file(submission, deck)
    draft = page_of(submission).get_latest_revision_as_object()
    draft.legal_basis = f"Drafted by {NAME}"
    draft.save_revision()
    submission.refresh_from_db()
    assert set(found(NAME, submission)) == {
        "deck.pptx, page 2",
        "deck.pptx, page 3",
        "Legal basis",
        "Note for editors",
    }


def test_the_list_of_authors_is_not_a_place_it_is_emptied(person: User) -> None:
    assert found(NAME, naming(person)) == []


def test_reviewers_are_mailed_the_places_and_not_the_name(person: User) -> None:
    moderator = make_moderator()
    submission = naming(person, outcome=story(f"Led by {NAME}."))
    mail.outbox.clear()
    withdraw_consent(submission=submission, user=person)
    told = names_left()
    assert moderator.email in [to for each in told for to in each.to]
    assert [("- Results in words" in each.body, NAME in each.body) for each in told] == [
        (True, False)
    ] * len(told)
    assert f"/admin/brief_review/{submission.stable_id}/" in told[0].body


def test_whoever_closes_the_account_leaves_the_same_list(person: User) -> None:
    submission = naming(person, outcome=story(f"Led by {NAME}."))
    naming(person, title="Second brief")
    mail.outbox.clear()
    account_closing.send(sender=User, user=person)
    person.delete()
    links = {each.body.count(str(submission.stable_id)) for each in names_left()}
    assert links == {1}


def test_where_nothing_is_left_nobody_is_mailed(person: User) -> None:
    make_moderator()
    submission = naming(person)
    mail.outbox.clear()
    withdraw_consent(submission=submission, user=person)
    assert names_left() == []


def test_the_review_shows_the_places_until_they_are_changed(client: Client, person: User) -> None:
    submission = naming(person, outcome=story(f"Led by {NAME}."))
    client.force_login(make_moderator())
    url = reverse("brief_review:review", args=[submission.stable_id])
    said = "The author may be named here"
    assert said not in client.get(url).content.decode()
    withdraw_consent(submission=submission, user=person)
    html = client.get(url).content.decode()
    assert (said in html, "<li>Results in words</li>" in html) == (True, True)
    page = page_of(submission)
    page.outcome = story("Led by the office.")
    page.save_revision().publish()
    assert said not in client.get(url).content.decode()
