"""Policies whose facts are due, and the mails about them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

from django.core import mail
from django.utils import timezone

from cases.freshness.asking import ask_owner
from cases.models import CaseStudyPage, FactCheck
from tests.factories.policies import make_case
from tests.factories.taxonomy import OfficeFactory

YESTERDAY = timedelta(days=1)


def today() -> date:
    return timezone.localdate()


def make_due(title: str = "Night buses", *, days: int = -1, **fields: Any) -> CaseStudyPage:
    """A live case to be checked so many days from now, of an office with an address."""
    office = OfficeFactory.create(name=f"Office of {title}", contact_email="office@example.org")
    values = {
        "facts_checked_on": today() - timedelta(days=800),
        "check_again_by": today() + timedelta(days=days),
        "office": office,
        "city": office.city,
        **fields,
    }
    return make_case(title, **values)


def mailed_link() -> str:
    found = re.search(r"/(?:ko/)?facts/[^/\s]+/", str(mail.outbox[-1].body))
    assert found, mail.outbox[-1].body
    return found[0]


def asked(page: CaseStudyPage) -> FactCheck:
    return ask_owner(page=page, asked_by=None)


def fresh(page: CaseStudyPage) -> CaseStudyPage:
    return CaseStudyPage.objects.get(pk=page.pk)
