"""A name that must not be shown any more is nowhere any more; the brief stays."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Revision
from wagtail_localize.models import String, TranslationSource

from accounts.models import User
from accounts.signals import account_closing, data_asked
from briefs.consent import forget_person, withdraw_consent
from briefs.models import BriefPage, Submission
from search.models import SearchPart, SearchRecord
from tests.cases.translating import begin_translation, publish, write_words
from tests.factories.accounts import AccountFactory
from tests.factories.briefs import make_moderator, make_submission, page_of, published

pytestmark = pytest.mark.django_db

NAME = "Sample Person-Unmistakable"
OTHER = "Sample Colleague"


def author_block(name: str, account: Any = None) -> dict[str, Any]:
    value = {"name": name, "role": "", "consent": True, "consent_until": None, "account": account}
    return {"type": "author", "value": value}


def author_row(name: str, account: str = "") -> dict[str, Any]:
    return {"name": name, "role": "", "consent": "yes", "consent_until": "", "account": account}


@pytest.fixture
def person() -> User:
    user: User = AccountFactory.create(first_name="Sample", last_name="Person-Unmistakable")
    return user


def brief_naming(person: User, account: Any = None, **fields: Any) -> Submission:
    """A published brief with the name in the live page, in all revisions and in the answers."""
    blocks = [author_block(NAME, account), author_block(OTHER)]
    submission = published(authors=blocks, **{"author": person, **fields})
    rows = [author_row(NAME, str(account or person.pk)), author_row(OTHER)]
    submission.answers = {"authors": rows, "_": {"base": {"authors": rows}}}
    submission.save()
    return submission


def places_of(name: str) -> dict[str, int]:
    """Where the name stands in the database, and how often."""
    columns = {
        "pages": BriefPage.objects.values_list("authors", flat=True),
        "revisions": Revision.objects.values_list("content", flat=True),
        "answers": Submission.objects.values_list("answers", flat=True),
        "search records": SearchRecord.objects.values_list("texts", "facets", "title"),
        "search parts": SearchPart.objects.values_list("text", flat=True),
        "given to translators": TranslationSource.objects.values_list("content_json", flat=True),
        "texts to translate": String.objects.values_list("data", flat=True),
    }
    found = {
        place: sum(name in _as_text(value) for value in values) for place, values in columns.items()
    }
    return {place: count for place, count in found.items() if count}


def _as_text(value: Any) -> str:
    raw = getattr(value, "raw_data", None)
    return json.dumps(list(raw) if raw is not None else value, ensure_ascii=False, default=str)


def shown(client: Client, submission: Submission) -> dict[str, bool]:
    """Which doors show the name to a visitor."""
    page = page_of(submission)
    doors = {
        "page": page.url,
        "citation": f"/policies/{page.stable_id}/cite.bib",
        "search": "/search/?q=Unmistakable",
        "api": f"/api/v1/policies/{page.stable_id}",
        "search api": "/api/v1/search?q=Unmistakable",
    }
    return {
        name: NAME in client.get(url, follow=True).content.decode() for name, url in doors.items()
    }


@pytest.mark.parametrize("linked", [True, False])
def test_a_closed_account_takes_the_name_from_every_place(
    client: Client, person: User, linked: bool
) -> None:
    submission = brief_naming(person, person.pk if linked else None)
    before = shown(client, submission)
    assert (before["page"], before["citation"]) == (True, True)
    assert set(places_of(NAME)) == {"pages", "revisions", "answers"}
    account_closing.send(sender=User, user=person)
    person.delete()
    assert places_of(NAME) == {}
    assert not any(shown(client, submission).values())


def test_a_translation_and_the_copy_for_its_translator_lose_the_name_too(
    person: User, django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks
) -> None:
    translation = begin_translation(page_of(brief_naming(person)), "ko")
    write_words(translation)
    korean = publish(translation, django_capture_on_commit_callbacks)
    assert (korean.live, korean.content_language) == (True, "ko")
    assert set(places_of(NAME)) == {"pages", "revisions", "answers", "given to translators"}
    account_closing.send(sender=User, user=person)
    person.delete()
    assert places_of(NAME) == {}


def test_the_brief_stays_with_its_office_and_the_other_names(client: Client, person: User) -> None:
    submission = brief_naming(person)
    office = page_of(submission).office
    account_closing.send(sender=User, user=person)
    person.delete()
    page = page_of(submission)
    html = client.get(page.url).content.decode()
    assert (page.live, page.office, OTHER in html) == (True, office, True)
    submission.refresh_from_db()
    assert (submission.state, submission.author) == ("published", None)


def test_the_search_record_is_written_anew_at_once(person: User) -> None:
    submission = brief_naming(person)
    page = page_of(submission)
    before = SearchRecord.objects.get(page_id=page.pk).version
    forget_person(user=person)
    record = SearchRecord.objects.get(page_id=page.pk)
    assert (record.version > before, record.deleted) == (True, False)


def test_a_person_named_by_number_in_a_brief_of_others_is_forgotten_too(person: User) -> None:
    others = AccountFactory.create()
    brief_naming(others, person.pk)
    forget_person(user=person)
    assert places_of(NAME) == {}


def test_the_same_name_in_a_brief_of_others_may_be_another_person(person: User) -> None:
    blocks = [author_block(NAME)]
    published(author=AccountFactory.create(), authors=blocks)
    forget_person(user=person)
    assert set(places_of(NAME)) == {"pages", "revisions"}


def test_a_name_only_in_a_draft_leaves_it(person: User) -> None:
    submission = published(author=AccountFactory.create())
    draft = page_of(submission).get_latest_revision_as_object()
    draft.authors = draft.authors.stream_block.to_python([author_block(NAME, person.pk)])
    draft.save_revision()
    assert places_of(NAME) == {"revisions": 1}
    forget_person(user=person)
    assert places_of(NAME) == {}


def test_consent_is_withdrawn_for_one_brief(person: User) -> None:
    first, second = brief_naming(person), brief_naming(person, title="Second brief")
    withdraw_consent(submission=first, user=person)
    today = timezone.localdate()
    assert page_of(first).named_authors(today) == [OTHER]
    assert page_of(second).named_authors(today) == [NAME, OTHER]
    first.refresh_from_db()
    assert [row["name"] for row in first.answers["authors"]] == [OTHER]


def test_the_rest_of_a_version_is_as_it_was(person: User) -> None:
    submission = brief_naming(person)
    before = {each.pk: dict(each.content) for each in Revision.objects.all()}
    withdraw_consent(submission=submission, user=person)
    for revision in Revision.objects.all():
        assert {**revision.content, "authors": None} == {**before[revision.pk], "authors": None}


def test_somebody_who_is_named_nowhere_changes_nothing(person: User) -> None:
    submission = make_submission()
    version = page_of(submission).latest_revision.content
    forget_person(user=person)
    assert page_of(submission).latest_revision.content == version


def test_an_account_without_a_name_takes_no_nameless_block_with_it() -> None:
    nameless = AccountFactory.create(first_name="", last_name="")
    submission = published(author=nameless, authors=[author_block("")])
    forget_person(user=nameless)
    assert len(page_of(submission).authors) == 1


def test_a_person_gets_what_the_briefs_know(person: User) -> None:
    submission = brief_naming(person)
    [brief] = asked_for(person)
    assert (brief["session"], brief["state"]) == (submission.session.slug, "published")
    assert [step["action"] for step in brief["history"]] == ["publish", "approve", "submit"]
    assert brief["answers"]["authors"][0]["name"] == NAME
    assert json.loads(json.dumps(brief)) == brief
    assert asked_for(make_moderator()) == []


def asked_for(user: User) -> list[Any]:
    answers: list[Any] = [answer for _receiver, answer in data_asked.send(sender=User, user=user)]
    found: list[Any] = next(answer["briefs"] for answer in answers if answer and "briefs" in answer)
    return found
