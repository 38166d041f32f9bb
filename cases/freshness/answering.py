"""What the owner's answer does: a new date on the policy, or a word to the editors.

The date is written without asking an editor. Where an editor works on a draft, the draft gets the
date too and is otherwise left alone: nothing unfinished is published by a click in a mail.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Page

from accounts.mails import absolute_url, send_mail_in_language
from accounts.models import User
from cases.choices import CheckAnswer
from cases.freshness.asking import open_checks
from cases.models import FactCheck
from cases.models.trust import CHECK_AGAIN_AFTER_MONTHS, months_later


class CheckClosed(Exception):
    """The link was used, is too old, or the policy has changed since."""


def check_of(digest: str) -> FactCheck | None:
    """The open question with that digest of a secret."""
    return open_checks(timezone.now()).filter(token_digest=digest).first() if digest else None


@transaction.atomic
def confirm_facts(*, check: FactCheck) -> None:
    """The facts are still true today. Raises CheckClosed."""
    current = _locked(check)
    today = timezone.localdate()
    for page in current.page.get_translations(inclusive=True).filter(live=True):
        _date(page.specific, today)
    _answer(current, CheckAnswer.CONFIRMED)


@transaction.atomic
def report_change(*, check: FactCheck, text: str) -> None:
    """Something changed: the editors are told, the page stays as it is. Raises CheckClosed."""
    current = _locked(check)
    _answer(current, CheckAnswer.CHANGED, text)
    link = absolute_url(reverse("wagtailadmin_pages:edit", args=[current.page_id]))
    for editor in _editors(current):
        send_mail_in_language(
            to=editor.email,
            language=editor.preferred_language,
            template="facts_changed",
            context={"title": current.page.title, "text": text, "link": link},
        )


def _locked(check: FactCheck) -> FactCheck:
    Page.objects.select_for_update().get(pk=check.page_id)
    current = open_checks(timezone.now()).filter(pk=check.pk).first()
    if current is None:
        raise CheckClosed
    return current


def _answer(check: FactCheck, answer: CheckAnswer, text: str = "") -> None:
    check.answer, check.answered_at, check.text = answer, timezone.now(), text
    check.save(update_fields=["answer", "answered_at", "text"])
    log(check.page, f"cases.facts_{answer}", data={"check": check.pk, "text": text})


def _date(page: Any, today: date) -> None:
    """Live row and newest version get the same dates."""
    dates = {
        "facts_checked_on": today,
        "check_again_by": months_later(today, CHECK_AGAIN_AFTER_MONTHS),
    }
    if page.has_unpublished_changes:
        type(page).objects.filter(pk=page.pk).update(**dates)
        draft = page.get_latest_revision()
        draft.content |= {name: day.isoformat() for name, day in dates.items()}
        draft.save(update_fields=["content"])
        return
    for name, day in dates.items():
        setattr(page, name, day)
    page.save_revision(clean=False).publish(log_action=False)


def _editors(check: FactCheck) -> list[User]:
    """Who asked, else the moderators."""
    if check.asked_by is not None and check.asked_by.is_active:
        return [check.asked_by]
    moderators = User.objects.filter(is_active=True, groups__name="Moderators").exclude(email="")
    return list(moderators.distinct())
