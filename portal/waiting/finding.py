"""Each kind of matter: whom it waits for, and how many there are.

A finder gives nothing to people who could not do anything about it. One query or two each, but for
translations, which take a handful.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final
from urllib.parse import urlencode

from django.db.models import Count, Min
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import ngettext
from wagtail.models import Page, WorkflowState
from wagtail.permissions import policy_registry

from accounts.models import User
from briefs.review.queue import waiting_for
from briefs.roles import is_reviewer
from cases.freshness.queue import Due, numbers_due
from cases.translations.states import State, older_translations
from exchange.selectors import open_questions, open_requests
from portal.waiting.matters import Example, Matter
from uploads.choices import FileState
from uploads.models import SourceFile
from uploads.selectors import waiting_files

#: Translations named one by one.
EXAMPLES: Final = 5


def matters_for(user: User) -> list[Matter]:
    """Everything that waits for this person, what others wait for first."""
    return [matter for find in FINDERS for matter in find(user) if matter.count]


def _briefs(user: User) -> Iterator[Matter]:
    if not is_reviewer(user):
        return
    queue = reverse("brief_review:index")
    found = waiting_for(user)
    words = ngettext("new brief to review", "new briefs to review", found.new)
    yield Matter(found.new, words, f"{queue}?back=false", "clipboard-list", found.new_since)
    words = ngettext(
        "brief that came back with changes", "briefs that came back with changes", found.back
    )
    yield Matter(found.back, words, f"{queue}?back=true", "undo", found.back_since)


def _returned_pages(user: User) -> Iterator[Matter]:
    """A moderator asked for changes, and it is this person's turn."""
    returned = WorkflowState.objects.filter(
        requested_by=user, status=WorkflowState.STATUS_NEEDS_CHANGES
    ).aggregate(count=Count("pk"), since=Min("current_task_state__finished_at"))
    words = ngettext(
        "page of yours was returned with a comment",
        "pages of yours were returned with a comment",
        returned["count"],
    )
    query = urlencode({"status": WorkflowState.STATUS_NEEDS_CHANGES, "requested_by": user.pk})
    url = f"{reverse('wagtailadmin_reports:workflow')}?{query}"
    yield Matter(returned["count"], words, url, "edit", returned["since"])


def _files(user: User) -> Iterator[Matter]:
    policy = policy_registry.get_by_type(SourceFile)
    mine = policy.instances_user_has_permission_for(user, "change")
    found = waiting_files(mine)
    words = ngettext(
        "source file is held for a decision", "source files are held for a decision", found.held
    )
    yield Matter(found.held, words, _files_in(FileState.HELD), "lock", found.held_since)
    words = ngettext(
        "source file could not be read", "source files could not be read", found.failed
    )
    yield Matter(found.failed, words, _files_in(FileState.FAILED), "warning", found.failed_since)


def _files_in(state: FileState) -> str:
    return f"{reverse('wagtaildocs:index')}?{urlencode({'state': state.value})}"


def _facts(_user: User) -> Iterator[Matter]:
    found = numbers_due(timezone.localdate())
    changed, overdue = found[Due.CHANGED], found[Due.OVERDUE]
    words = ngettext(
        "policy has changed since it was written, says its owner",
        "policies have changed since they were written, say their owners",
        changed,
    )
    yield Matter(changed, words, _facts_that_are(Due.CHANGED), "edit")
    words = ngettext(
        "policy is overdue for a check of its facts",
        "policies are overdue for a check of their facts",
        overdue,
    )
    yield Matter(overdue, words, _facts_that_are(Due.OVERDUE), "time")


def _facts_that_are(due: Due) -> str:
    return f"{reverse('fact_checks:index')}?{urlencode({'due': due.value})}"


def _exchange(user: User) -> Iterator[Matter]:
    if user.has_perm("exchange.change_question"):
        count, since = open_questions()
        words = ngettext("question has no answer", "questions have no answer", count)
        yield Matter(count, words, _open("question", "answered_at"), "help", since)
    if user.has_perm("exchange.change_caserequest"):
        count, since = open_requests()
        words = ngettext(
            "request for a case nobody has written",
            "requests for cases nobody has written",
            count,
        )
        yield Matter(count, words, _open("caserequest", "answered_by"), "comment", since)


def _translations(user: User) -> Iterator[Matter]:
    """Only those this person may edit."""
    pages = [page for page in older_translations() if page.permissions_for_user(user).can_edit()]
    words = ngettext(
        "translation is older than the original",
        "translations are older than the original",
        len(pages),
    )
    examples = tuple(map(_example, pages[:EXAMPLES]))
    url = f"{reverse('translation_status')}?{urlencode({'state': State.OLDER.value})}"
    yield Matter(len(pages), words, url, "globe", examples=examples)


def _example(page: Page) -> Example:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    return Example(f"{page.draft_title} ({page.locale})", url)


def _open(model: str, empty_field: str) -> str:
    url = reverse(f"wagtailsnippets_exchange_{model}:list")
    return f"{url}?{urlencode({f'{empty_field}__isnull': 'true'})}"


Finder = Callable[[User], Iterator[Matter]]
#: In the order of the list.
FINDERS: Final[tuple[Finder, ...]] = (
    _briefs,
    _returned_pages,
    _files,
    _exchange,
    _facts,
    _translations,
)
