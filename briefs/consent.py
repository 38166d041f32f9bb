"""A person is no longer to be named: the name leaves every version of every brief, at once.

    account closes, or consent is withdrawn -> live page, all revisions, answers -> search

The brief stays with its office. What is found: blocks of authors with the account's number; in the
person's own briefs also blocks without a number under the same name. A name that somebody wrote
into the story of such a brief, or onto a slide, stays: reviewers are mailed where it stands.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

import structlog
from django.db import transaction
from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from wagtail.models import Revision
from wagtail_localize.models import TranslationSource

from accounts.models import User
from briefs.mentions import places_naming
from briefs.models import BriefPage, Submission
from briefs.review.mails import tell_of_names_left
from cases.signals import policies_published

audit = structlog.get_logger("audit.briefs")

#: Whether a block or row of an author is about the person; given its name, role, account ...
Test = Callable[[Mapping[str, Any]], bool]
_AUTHORS: Final = "authors"


@transaction.atomic
def withdraw_consent(*, submission: Submission, user: User) -> None:
    """Take the person out of one brief; nothing happens where the name does not stand."""
    pages = BriefPage.objects.filter(submission=submission)
    is_named = _is_named(user, by_name=submission.author_id == user.pk)
    _forget_in_pages(_with_translations(pages), is_named)
    _forget_in_answers(Submission.objects.filter(pk=submission.pk), is_named)
    _tell_of_names_left(user, submission)
    audit.info("brief_consent_withdrawn", submission=str(submission.stable_id), person=user.pk)


@transaction.atomic
def forget_person(*, user: User) -> None:
    """Take the person out of all briefs, own and others', before the account is gone."""
    own = Submission.objects.filter(author=user)
    own_pages = _with_translations(BriefPage.objects.filter(submission__in=own))
    _forget_in_pages(own_pages, _is_named(user, by_name=True))
    _forget_in_answers(own, _is_named(user, by_name=True))
    _forget_in_pages(_naming(user), _is_named(user, by_name=False))
    _forget_in_answers(_answers_naming(user), _is_named(user, by_name=False))
    for submission in own.exclude(page=None).select_related("session", "city", "page"):
        _tell_of_names_left(user, submission)
    audit.info("brief_person_forgotten", person=user.pk)


def _tell_of_names_left(user: User, submission: Submission) -> None:
    places = places_naming(user.get_full_name(), submission)
    if places:
        tell_of_names_left(submission, places)


def _is_named(user: User, *, by_name: bool) -> Test:
    account, name = str(user.pk), _plain(user.get_full_name())

    def test(author: Mapping[str, Any]) -> bool:
        of = str(author.get("account") or "")
        return of == account or (
            by_name and not of and bool(name) and _plain(str(author.get("name", ""))) == name
        )

    return test


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()


def _with_translations(pages: QuerySet[BriefPage]) -> QuerySet[BriefPage]:
    return BriefPage.objects.filter(translation_key__in=pages.values("translation_key"))


def _naming(user: User) -> QuerySet[BriefPage]:
    """Pages with the account's number in some version; a few too many do no harm."""
    live = BriefPage.objects.annotate(raw=Cast(_AUTHORS, TextField()))
    # A revision holds the blocks as JSON in JSON, with a backslash before each quotation mark.
    versions = Revision.objects.filter(content__has_key=_AUTHORS).annotate(
        raw=Cast("content", TextField())
    )
    named = versions.filter(_has_number(user, quote='\\"')).values_list("object_id", flat=True)
    found = live.filter(_has_number(user, quote='"')).values_list("pk", flat=True)
    return BriefPage.objects.filter(pk__in={*found, *map(int, named)})


def _answers_naming(user: User) -> QuerySet[Submission]:
    raw = Submission.objects.annotate(raw=Cast("answers", TextField()))
    return raw.filter(_has_number(user, quote='"'))


def _has_number(user: User, *, quote: str) -> Q:
    """As a number, as the page keeps it, and as a text, as the form does."""
    as_number = f"account{quote}: {user.pk}"
    as_text = f"account{quote}: {quote}{user.pk}{quote}"
    return Q(raw__contains=as_number) | Q(raw__contains=as_text)


def _forget_in_pages(pages: Iterable[BriefPage], test: Test) -> None:
    changed = []
    for page in pages:
        _forget_in_copy_for_translators(page, test)
        for revision in Revision.objects.for_instance(page).iterator():
            _forget_in_revision(revision, test)
        left = [block for block in page.authors.raw_data if not test(block["value"])]
        if len(left) < len(page.authors):
            page.authors = page.authors.stream_block.to_python(left)
            # Not a save: no new version, and a page that is incomplete today is not refused.
            BriefPage.objects.filter(pk=page.pk).update(authors=page.authors)
            changed.append(page)
    if changed:
        # Search, and whatever else keeps a copy of a live page, takes the new one.
        policies_published.send(sender=BriefPage, pages=changed)


def _forget_in_revision(revision: Revision, test: Test) -> None:
    content = _content_without(revision.content, test)
    if content is not None:
        Revision.objects.filter(pk=revision.pk).update(content=content)


def _forget_in_copy_for_translators(page: BriefPage, test: Test) -> None:
    """wagtail-localize keeps the page as it was given to translators, in the form of a revision."""
    for source in TranslationSource.objects.filter(object_id=page.translation_key):
        content = _content_without(json.loads(source.content_json), test)
        if content is not None:
            TranslationSource.objects.filter(pk=source.pk).update(content_json=json.dumps(content))


def _content_without(content: Mapping[str, Any], test: Test) -> dict[str, Any] | None:
    """A page as JSON without blocks of authors about the person; None where there are none."""
    blocks = json.loads(content.get(_AUTHORS) or "[]")
    left = [block for block in blocks if not test(block["value"])]
    return {**content, _AUTHORS: json.dumps(left)} if len(left) < len(blocks) else None


def _forget_in_answers(submissions: Iterable[Submission], test: Test) -> None:
    for submission in submissions:
        left = _without(submission.answers, test)
        if left != submission.answers:
            Submission.objects.filter(pk=submission.pk).update(answers=left)


def _without(value: Any, test: Test) -> Any:
    """The same JSON without rows of authors about the person, however deep they lie."""
    if isinstance(value, Mapping):
        return {key: _without(each, test) for key, each in value.items()}
    if isinstance(value, list):
        rows = [each for each in value if not (_is_author(each) and test(each))]
        return [_without(each, test) for each in rows]
    return value


def _is_author(row: Any) -> bool:
    return isinstance(row, Mapping) and "name" in row and "consent" in row
