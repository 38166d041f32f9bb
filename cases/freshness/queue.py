"""Which policies are due: facts never checked, overdue, due soon, or said to have changed."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final

from django.db.models import (
    Count,
    DateField,
    Exists,
    F,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    TextChoices,
)
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page

from cases.across import field_across, policy_pages
from cases.choices import CheckAnswer
from cases.models import FactCheck

#: How long before its day a policy is in the queue.
SOON: Final = timedelta(days=60)


class Due(TextChoices):
    """Why a policy is in the queue."""

    CHANGED = "changed", gettext_lazy("Something changed")
    OVERDUE = "overdue", gettext_lazy("Overdue")
    SOON = "soon", gettext_lazy("Due in 60 days")
    NEVER = "never", gettext_lazy("Never checked")


def check_queue(today: date) -> QuerySet[Page]:
    """Live policies that are due, the longest overdue first; ``checks`` are their questions.

    Each page carries ``checked_on``, ``due_on`` and ``has_changed``. Two queries for any number.
    """
    dated = live_policies()
    wanted = Q(has_changed=True) | Q(due_on=None) | Q(due_on__lte=today + SOON)
    questions = FactCheck.objects.select_related("asked_by")
    return (
        dated.filter(wanted)
        .prefetch_related(Prefetch("fact_checks", queryset=questions, to_attr="checks"))
        .order_by("-has_changed", F("due_on").asc(nulls_last=True), "draft_title", "pk")
    )


def live_policies() -> QuerySet[Page]:
    """All live policies with the dates of their checks."""
    dated = (
        policy_pages()
        .filter(live=True)
        .annotate(
            checked_on=Cast(field_across("facts_checked_on"), DateField()),
            due_on=Cast(field_across("check_again_by"), DateField()),
        )
    )
    told = FactCheck.objects.filter(page=OuterRef("pk"), answer=CheckAnswer.CHANGED)
    since = Q(answered_at__gt=OuterRef("last_published_at")) | Q(page__last_published_at=None)
    found: QuerySet[Page] = dated.annotate(has_changed=Exists(told.filter(since)))
    return found


def numbers_due(today: date) -> dict[str, int]:
    """Reason -> live policies that are due for it. One query."""
    counts = {due: Count("pk", filter=due_condition(due, today)) for due in Due.values}
    found: dict[str, int] = live_policies().order_by().aggregate(**counts)
    return found


def why_due(page: Any, today: date | None = None) -> Due:
    """As :func:`check_queue` found the page."""
    if page.has_changed:
        return Due.CHANGED
    if page.due_on is None:
        return Due.NEVER
    return Due.OVERDUE if page.due_on < (today or timezone.localdate()) else Due.SOON


def due_condition(due: str, today: date) -> Q:
    """The pages of the queue for which :func:`why_due` gives this."""
    others = Q(has_changed=False)
    if due == Due.CHANGED:
        return Q(has_changed=True)
    if due == Due.NEVER:
        return others & Q(due_on=None)
    return others & (Q(due_on__lt=today) if due == Due.OVERDUE else Q(due_on__gte=today))


def last_check(page: Any) -> str:
    """When the owner was asked last and what came of it; "" where nobody asked."""
    if not page.checks:
        return ""
    check: FactCheck = page.checks[0]
    if check.answered_at is not None:
        day = date_format(timezone.localtime(check.answered_at), "SHORT_DATE_FORMAT")
        return " ".join(filter(None, [f"{day}: {check.get_answer_display()}.", check.text]))
    day = date_format(timezone.localtime(check.asked_at), "SHORT_DATE_FORMAT")
    if check.expires_at < timezone.now():
        return _("%(day)s: no answer") % {"day": day}
    return _("%(day)s: waits for an answer") % {"day": day}
