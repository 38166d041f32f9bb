"""The freshness clock: what is due, and whom is asked about it."""

from __future__ import annotations

from datetime import timedelta
from io import StringIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries
from wagtail.models import Locale

from accounts.closing import close_account
from accounts.my_data import data_of
from cases.freshness.asking import AskedAlready, NobodyToAsk, ask_owner, ask_owners_of_overdue
from cases.freshness.owners import owners_of
from cases.freshness.queue import Due, check_queue, why_due
from cases.models import FactCheck
from tests.cases.checking import YESTERDAY, asked, mailed_link, make_due, today
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.policies import make_brief
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory

pytestmark = pytest.mark.django_db


def test_the_queue_has_what_is_due_the_longest_overdue_first() -> None:
    make_due("Soon", days=60)
    make_due("Long ago", days=-300)
    make_due("Later", days=61)
    make_due("Never", facts_checked_on=None, check_again_by=None)
    make_due("Yesterday")
    make_due("A draft", live=False)
    make_brief(
        "A brief",
        session=SessionFactory.create(),
        facts_checked_on=today() - timedelta(days=900),
        check_again_by=today(),
    )

    queue = check_queue(today())

    assert [(page.title, why_due(page)) for page in queue] == [
        ("Long ago", Due.OVERDUE),
        ("Yesterday", Due.OVERDUE),
        ("A brief", Due.SOON),
        ("Soon", Due.SOON),
        ("Never", Due.NEVER),
    ]


def test_translations_are_one_policy_in_the_queue() -> None:
    page = make_due()
    translated = page.copy_for_translation(Locale.objects.get(language_code="ko"))
    translated.save_revision().publish()

    assert [each.pk for each in check_queue(today())] == [page.pk]


def test_the_office_is_asked_before_the_author_and_the_author_before_colleagues() -> None:
    author, colleague = AccountFactory.create(), AccountFactory.create()
    office = OfficeFactory.create(name="Transport", contact_email="office@example.org")
    page = make_due(office=office, city=office.city)
    page.authors = [("author", {"name": "Sample", "account": author.pk, "consent": True})]
    colleague.office = office
    colleague.save()

    def asked_first() -> str:
        return owners_of([page])[page.pk].email

    assert asked_first() == "office@example.org"
    office.contact_email = ""
    page.office = office
    assert asked_first() == author.email
    author.is_active = False
    author.save()
    assert asked_first() == colleague.email
    colleague.is_active = False
    colleague.save()
    assert owners_of([page]) == {}


def test_an_office_in_korea_is_written_to_in_korean() -> None:
    korea = CountryFactory.create(code="KR")
    city = CityFactory.create(slug="seoul", country=korea)
    asked(
        make_due(office=OfficeFactory.create(city=city, contact_email="a@example.org"), city=city)
    )

    assert mailed_link().startswith("/ko/facts/")


def test_the_mail_has_a_link_of_which_only_a_digest_is_kept() -> None:
    check = asked(make_due())

    (sent,) = mail.outbox
    secret = mailed_link().split("/")[-2]
    assert sent.to == ["office@example.org"]
    assert "Night buses" in sent.subject
    assert len(secret) == 43
    assert secret not in check.token_digest
    assert check.expires_at - check.asked_at == timedelta(days=30)


def test_nobody_can_be_asked_about_an_office_without_an_address() -> None:
    page = make_due(office=OfficeFactory.create(contact_email=""))

    with pytest.raises(NobodyToAsk):
        asked(page)
    assert mail.outbox == []


def test_nobody_is_asked_twice_in_a_week() -> None:
    page = make_due()
    asked(page)

    with pytest.raises(AskedAlready):
        ask_owner(page=page, asked_by=make_administrator())
    assert len(mail.outbox) == 1


def test_a_second_run_of_the_calendar_sends_nothing() -> None:
    make_due("Overdue")
    make_due("Today", days=0)
    make_due("Soon", days=1)
    make_due("Nobody", office=OfficeFactory.create(contact_email=""))

    runs = [ask_owners_of_overdue(today=today(), most=50) for _ in range(2)]

    assert [(run.asked, run.nobody) for run in runs] == [(2, 1), (0, 1)]
    assert len(mail.outbox) == 2


def test_the_calendar_asks_two_times_and_then_leaves_it_to_people() -> None:
    make_due()
    asks = []
    for _ in range(3):
        asks.append(ask_owners_of_overdue(today=today(), most=50).asked)
        FactCheck.objects.update(expires_at=timezone.now(), asked_at=timezone.now() - 2 * YESTERDAY)

    assert asks == [1, 1, 0]


def test_the_calendar_sends_no_more_than_it_may() -> None:
    for number in range(3):
        make_due(f"Case {number}")

    out = StringIO()
    call_command("ask_owners", most=2, stdout=out)

    assert out.getvalue() == "2 asked, 0 have nobody to ask\n"
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("count", [1, 3])
def test_a_longer_queue_costs_no_more_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        make_due(f"Case {number}")

    with django_assert_num_queries(2):
        pages = list(check_queue(today()))
        assert len(pages) == count


def test_the_address_of_a_closed_account_is_forgotten() -> None:
    author = AccountFactory.create()
    office = OfficeFactory.create(contact_email="")
    asked(
        make_due(
            office=office,
            authors=[("author", {"name": "Sample", "account": author.pk, "consent": True})],
        )
    )
    assert data_of(author)["questions_about_facts"][0]["policy"] == "Night buses"

    close_account(user=author)

    assert FactCheck.objects.get().sent_to == ""
