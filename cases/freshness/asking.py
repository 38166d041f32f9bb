"""Asking the owner of a policy whether its facts are still true: a mail with a personal link.

Nobody is asked twice for the same thing: a question stays open for thirty days, the calendar asks
two times at most, and then the policy waits in the queue for staff.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final

from django.db import transaction
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.mails import absolute_url, send_mail_in_language
from accounts.models import User
from cases.freshness.owners import Owner, owners_of
from cases.freshness.queue import live_policies
from cases.models import FactCheck
from programmes.secret_links import digest_of, new_secret

#: How long a personal link works.
VALID_FOR: Final = timedelta(days=30)
#: Staff who ask by hand can ask again after this; the link before stops working.
AGAIN_AFTER: Final = timedelta(days=7)
#: How often the calendar asks after the last check; then people have to talk.
MOST_REMINDERS: Final = 2


class NobodyToAsk(Exception):
    """Neither the office nor an author has an address."""


class AskedAlready(Exception):
    """The owner was asked within the last days and has not answered yet."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run of the calendar did. ``nobody``: policies that have no owner with an address."""

    asked: int
    nobody: int


@transaction.atomic
def ask_owner(*, page: Page, asked_by: User | None) -> FactCheck:
    """Mail the owner a link to the facts. Raises NobodyToAsk, AskedAlready."""
    policy = Page.objects.select_for_update().get(pk=page.pk).specific
    now = timezone.now()
    waiting = open_checks(now).filter(page=policy)
    if waiting.filter(asked_at__gt=now - AGAIN_AFTER).exists():
        raise AskedAlready
    owner = owners_of([policy]).get(policy.pk)
    if owner is None:
        raise NobodyToAsk
    waiting.update(expires_at=now)
    secret = new_secret()
    check = FactCheck.objects.create(
        page=policy,
        revision_id=policy.live_revision_id,
        sent_to=owner.email,
        asked_by=asked_by,
        token_digest=digest_of(secret),
        asked_at=now,
        expires_at=now + VALID_FOR,
    )
    _send(policy, owner, secret)
    log(policy, "cases.facts_asked", user=asked_by, data={"check": check.pk})
    return check


def ask_owners_of_overdue(*, today: date, most: int) -> Asked:
    """Ask about policies whose day has come, the longest overdue first; at most so many mails.

    A second run finds nothing to do. Each question is a transaction of its own.
    """
    asked = nobody = 0
    for page in _to_ask(today):
        if asked == most:
            break
        try:
            ask_owner(page=page, asked_by=None)
            asked += 1
        except NobodyToAsk:
            nobody += 1
        except AskedAlready:  # by somebody else, at the same moment
            continue
    return Asked(asked=asked, nobody=nobody)


def open_checks(now: datetime) -> QuerySet[FactCheck]:
    """Questions whose link works: unanswered, not too old, about the version that is live."""
    return FactCheck.objects.filter(answered_at=None, expires_at__gt=now, page__live=True).filter(
        Q(revision=F("page__live_revision")) | Q(revision=None, page__live_revision=None)
    )


def _to_ask(today: date) -> QuerySet[Page]:
    asked_since = Q(fact_checks__asked_at__date__gt=F("checked_on")) | Q(checked_on=None)
    reminders = Count("fact_checks", filter=asked_since & Q(fact_checks__asked_by=None))
    is_open = Exists(open_checks(timezone.now()).filter(page=OuterRef("pk")))
    overdue: Any = live_policies().filter(~is_open, due_on__lte=today, has_changed=False)
    found: QuerySet[Page] = (
        overdue.annotate(reminders=reminders)
        .filter(reminders__lt=MOST_REMINDERS)
        .order_by("due_on", "pk")
    )
    return found


def _send(policy: Any, owner: Owner, secret: str) -> None:
    with translation.override(owner.language):
        checked = policy.facts_checked_on
        context = {
            "title": policy.title,
            "city": policy.city.name,
            "office": policy.office.name if policy.office else "",
            "checked_on": date_format(checked, "DATE_FORMAT") if checked else "",
            "link": absolute_url(reverse("facts_link", args=[secret])),
            "days": VALID_FOR.days,
        }
    send_mail_in_language(
        to=owner.email, language=owner.language, template="facts_to_check", context=context
    )


def questions_to(email: str) -> list[dict[str, Any]]:
    """What was asked of an address, for the download of a person's data."""
    return [
        {
            "policy": check.page.title,
            "asked": check.asked_at.isoformat(),
            "answer": check.answer,
            "text": check.text,
        }
        for check in FactCheck.objects.filter(sent_to__iexact=email).select_related("page")
    ]


def forget_questions_to(email: str) -> None:
    """The address goes; that the facts were confirmed stays."""
    FactCheck.objects.filter(sent_to__iexact=email).update(sent_to="")
