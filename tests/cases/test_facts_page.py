"""The page behind the owner's link: what it shows, and what an answer does."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, PageLogEntry

from cases.choices import CheckAnswer
from cases.freshness.answering import CheckClosed, confirm_facts
from cases.freshness.asking import ask_owner
from cases.freshness.queue import Due, check_queue, why_due
from cases.models import CaseStudyPage, FactCheck
from tests.cases.checking import asked, fresh, mailed_link, make_due, today
from tests.factories.accounts import make_administrator, make_staff

pytestmark = pytest.mark.django_db


def opened(client: Client, page: CaseStudyPage) -> str:
    """The page behind the mailed link."""
    asked(page)
    response = client.get(mailed_link(), follow=True)
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def test_asking_again_after_a_week_ends_the_link_before(client: Client) -> None:
    page = make_due()
    asked(page)
    first = mailed_link()
    FactCheck.objects.update(asked_at=timezone.now() - timedelta(days=8))

    asked(page)

    assert client.get(first, follow=True).status_code == 410
    assert client.get(mailed_link(), follow=True).status_code == 200


def test_the_page_shows_the_facts_and_where_they_stand(client: Client) -> None:
    page = make_due(
        scale_note="25 districts",
        setup_cost=59000000000,
        setup_cost_knowledge="known",
        setup_cost_currency="KRW",
        setup_cost_year=2017,
        indicators=[
            (
                "indicator",
                {"name": "Riders <a> night", "before": 10.0, "after": 22.4, "unit": "thousand"},
            )
        ],
    )

    html = opened(client, page)

    assert "Are these facts still true?" in html
    assert f'href="/policies/{page.stable_id}/"' in html
    assert "25 districts" in html
    assert "59,000,000,000 KRW (2017)" in html
    assert "Riders &lt;a&gt; night" in html
    assert "10, then 22.4 thousand" in html


def test_opening_the_link_changes_nothing(client: Client) -> None:
    page = make_due()
    asked(page)
    before = fresh(page)

    for _ in range(2):
        assert client.get(mailed_link(), follow=True).status_code == 200
    client.head(mailed_link())

    assert FactCheck.objects.get().answer == ""
    assert fresh(page).facts_checked_on == before.facts_checked_on
    assert fresh(page).latest_revision_id == before.latest_revision_id


def test_the_address_of_the_page_holds_no_secret(client: Client) -> None:
    asked(make_due())

    response = client.get(mailed_link())

    assert response.headers["Location"] == "/facts/"
    assert response.headers["Referrer-Policy"] == "no-referrer"


def test_still_true_writes_the_day_and_is_logged(client: Client) -> None:
    page = make_due()
    opened(client, page)

    response = client.post("/facts/", {"answer": "confirmed"}, follow=True)

    assert response.redirect_chain == [("/facts-thanks/confirmed/", 302)]
    checked = fresh(page)
    assert checked.facts_checked_on == today()
    assert checked.check_again_by is not None
    assert checked.check_again_by.year == today().year + 2
    assert not checked.has_unpublished_changes
    assert list(check_queue(today())) == []
    actions = PageLogEntry.objects.filter(page=page.pk).values_list("action", flat=True)
    assert {"cases.facts_asked", "cases.facts_confirmed"} <= set(actions)


def test_the_link_works_once(client: Client) -> None:
    page = make_due()
    opened(client, page)
    link = mailed_link()
    client.post("/facts/", {"answer": "confirmed"})

    assert client.get(link, follow=True).status_code == 410
    assert client.post("/facts/", {"answer": "confirmed"}).status_code == 410


def test_two_clicks_at_the_same_moment_count_once() -> None:
    check = asked(make_due())
    confirm_facts(check=check)

    with pytest.raises(CheckClosed):
        confirm_facts(check=check)


def test_an_editors_draft_gets_the_day_and_is_not_published(client: Client) -> None:
    page = make_due()
    page.title = "Not finished"
    page.save_revision()
    opened(client, page)

    client.post("/facts/", {"answer": "confirmed"})

    live = fresh(page)
    draft = live.get_latest_revision_as_object()
    assert (live.title, live.facts_checked_on) == ("Night buses", today())
    assert (draft.title, draft.facts_checked_on) == ("Not finished", today())
    assert draft.check_again_by == live.check_again_by


def test_the_translations_get_the_day_too() -> None:
    page = make_due()
    translated = page.copy_for_translation(Locale.objects.get(language_code="ko"))
    translated.save_revision().publish()

    confirm_facts(check=asked(page))

    assert fresh(translated).facts_checked_on == today()


def test_something_changed_tells_the_editors_and_leaves_the_page(client: Client) -> None:
    moderator = make_staff(group="Moderators")
    page = make_due()
    opened(client, page)

    response = client.post("/facts/", {"answer": "changed", "text": "The fare is 1,500 won now."})

    assert response.headers["Location"] == "/facts-thanks/changed/"
    assert fresh(page).facts_checked_on == today() - timedelta(days=800)
    assert mail.outbox[-1].to == [moderator.email]
    assert "The fare is 1,500 won now." in str(mail.outbox[-1].body)
    check = FactCheck.objects.get()
    assert (check.answer, check.text) == (CheckAnswer.CHANGED, "The fare is 1,500 won now.")
    assert [why_due(each) for each in check_queue(today())] == [Due.CHANGED]


def test_whoever_asked_gets_the_answer() -> None:
    editor = make_administrator()
    make_staff(group="Moderators")
    page = make_due()
    ask_owner(page=page, asked_by=editor)
    client = Client()
    client.get(mailed_link())

    client.post("/facts/", {"answer": "changed", "text": "A new office."})

    assert [sent.to for sent in mail.outbox[1:]] == [[editor.email]]


def test_a_change_leaves_the_queue_when_the_page_is_published_again(client: Client) -> None:
    page = make_due(days=400)
    opened(client, page)
    client.post("/facts/", {"answer": "changed", "text": "A new office."})
    assert len(check_queue(today())) == 1

    fresh(page).save_revision().publish()

    assert list(check_queue(today())) == []


def test_who_says_that_something_changed_says_what(client: Client) -> None:
    opened(client, make_due())

    response = client.post("/facts/", {"answer": "changed", "text": "  "})

    html = " ".join(response.content.decode().split())
    assert "Write what has changed, in a sentence or two." in html
    assert "<details open>" in html
    assert FactCheck.objects.get().answer == ""


@pytest.mark.parametrize("answer", ["", "maybe"])
def test_no_other_answer_counts(answer: str, client: Client) -> None:
    opened(client, make_due())

    client.post("/facts/", {"answer": answer})

    assert FactCheck.objects.get().answer == ""


def test_a_link_dies_when_the_page_changes(client: Client) -> None:
    page = make_due()
    opened(client, page)
    fresh(page).save_revision().publish()

    assert client.get(mailed_link(), follow=True).status_code == 410
    assert client.post("/facts/", {"answer": "confirmed"}).status_code == 410
    assert fresh(page).facts_checked_on != today()


@pytest.mark.parametrize("ending", ["too old", "unpublished", "deleted"])
def test_a_dead_link_says_so(ending: str, client: Client) -> None:
    page = make_due()
    asked(page)
    if ending == "too old":
        FactCheck.objects.update(expires_at=timezone.now())
    elif ending == "unpublished":
        page.unpublish()
    else:
        page.delete()

    response = client.get(mailed_link(), follow=True)

    assert response.status_code == 410
    assert "This link does not work" in response.content.decode()


def test_a_guess_opens_nothing(client: Client) -> None:
    asked(make_due())

    assert client.get("/facts/not-a-secret/", follow=True).status_code == 410
    assert client.get("/facts/").status_code == 410
