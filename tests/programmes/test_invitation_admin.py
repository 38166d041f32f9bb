"""Invitations as staff see and send them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import User
from programmes import inviting
from programmes.models import Invitation, LearningSession
from tests.factories.accounts import AccountFactory, make_staff
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, OfficeFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def moderator(client: Client) -> Client:
    client.force_login(make_staff(group="Moderators"))
    return client


def page(view: str, *args: object) -> str:
    return reverse(f"wagtailsnippets_programmes_invitation:{view}", args=args)


def invite(email: str = "person@example.org", **changes: Any) -> Invitation:
    session: LearningSession = changes.pop("session", None) or SessionFactory.create()
    city = CityFactory.create()
    return inviting.invite(session=session, email=email, city=city, invited_by=None, **changes)


def filled(**changes: Any) -> dict[str, Any]:
    session, city = SessionFactory.create(), CityFactory.create()
    return {
        "session": session.pk,
        "email": "Person@Example.org",
        "first_name": "",
        "last_name": "",
        "city": city.pk,
        "office": "",
        "preferred_language": "en",
        **changes,
    }


def test_adding_an_invitation_mails_it(moderator: Client) -> None:
    response = moderator.post(page("add"), filled())
    assert response.headers["Location"] == page("list")
    invitation = Invitation.objects.get()
    assert (invitation.email, invitation.is_open) == ("person@example.org", True)
    assert invitation.invited_by == User.objects.get(groups__name="Moderators")
    assert [each.to for each in mail.outbox] == [["person@example.org"]]


def test_staff_cannot_tell_whether_an_address_has_an_account(moderator: Client) -> None:
    AccountFactory.create(email="known@example.org")
    session, city = SessionFactory.create(), CityFactory.create()
    answers = []
    for email in ("known@example.org", "other@example.org"):
        form = filled(session=session.pk, city=city.pk, email=email)
        response = moderator.post(page("add"), form, follow=True)
        html = response.content.decode()
        answers.append("The mail with the personal link is on its way." in html)
    assert answers == [True, True]
    assert len({each.subject for each in mail.outbox}) == 1


def test_an_address_is_invited_once_to_a_session(moderator: Client) -> None:
    session = invite().session
    response = moderator.post(page("add"), filled(session=session.pk))
    assert response.status_code == 200
    assert "This address is invited to the session already." in response.content.decode()
    assert (Invitation.objects.count(), len(mail.outbox)) == (1, 1)


def test_an_office_belongs_to_the_city(moderator: Client) -> None:
    response = moderator.post(page("add"), filled(office=OfficeFactory.create().pk))
    assert "This office belongs to another city." in response.content.decode()
    assert Invitation.objects.count() == 0


def test_the_address_stays_once_the_mail_was_sent(moderator: Client) -> None:
    invitation = invite()
    form = filled(email="other@example.org", first_name="Sample")
    moderator.post(page("edit", invitation.pk), form)
    changed = Invitation.objects.get()
    assert (changed.email, changed.session) == ("person@example.org", invitation.session)
    assert (changed.first_name, len(mail.outbox)) == ("Sample", 1)


def in_all_states() -> dict[str, Invitation]:
    session = SessionFactory.create()
    made = {
        state: invite(f"{state}@example.org", session=session)
        for state in ("accepted", "withdrawn", "invited", "expired")
    }
    inviting.accept(invitation=made["accepted"], password=None, first_name="S", last_name="P")
    inviting.withdraw(invitation=made["withdrawn"])
    past = timezone.now() - timedelta(minutes=1)
    Invitation.objects.filter(pk=made["expired"].pk).update(expires_at=past)
    return made


def test_the_list_is_filtered_by_state(moderator: Client) -> None:
    made = in_all_states()
    for state in made:
        html = moderator.get(page("list"), {"state": state}).content.decode()
        assert {each for each in made if f"{each}@example.org" in html} == {state}


def test_the_list_is_filtered_by_session(moderator: Client) -> None:
    invite("one@example.org")
    other = invite("two@example.org")
    html = moderator.get(page("list"), {"session": other.session.pk}).content.decode()
    assert ("one@example.org" in html, "two@example.org" in html) == (False, True)


def test_what_makes_no_sense_is_not_offered(moderator: Client) -> None:
    made = in_all_states()
    html = moderator.get(page("list")).content.decode()
    offered = {
        action: {state for state, each in made.items() if page(action, each.pk) in html}
        for action in ("send_again", "withdraw")
    }
    assert offered == {
        "send_again": {"withdrawn", "invited", "expired"},
        "withdraw": {"invited", "expired"},
    }


@pytest.mark.parametrize(("action", "mails"), [("send_again", 2), ("withdraw", 1)])
def test_an_action_is_asked_about_and_done_by_post(
    moderator: Client, action: str, mails: int
) -> None:
    invitation = invite()
    before = invitation.token_digest
    asked = moderator.get(page(action, invitation.pk))
    assert "person@example.org?" in asked.content.decode()
    invitation.refresh_from_db()
    assert (invitation.token_digest, invitation.withdrawn_at) == (before, None)
    response = moderator.post(page(action, invitation.pk))
    assert response.headers["Location"] == page("list")
    invitation.refresh_from_db()
    assert (len(mail.outbox), invitation.is_open) == (mails, action == "send_again")


def test_an_action_comes_too_late(moderator: Client) -> None:
    invitation = invite()
    inviting.accept(invitation=invitation, password=None, first_name="S", last_name="P")
    response = moderator.post(page("withdraw", invitation.pk), follow=True)
    assert "This invitation was accepted meanwhile." in response.content.decode()


@pytest.mark.parametrize("action", ["send_again", "withdraw"])
def test_editors_do_not_invite(client: Client, action: str) -> None:
    invitation = invite()
    client.force_login(make_staff(group="Editors"))
    doors = [page("list"), page("add"), page(action, invitation.pk)]
    assert [client.get(door).status_code for door in doors] == [302, 302, 302]
    client.post(page(action, invitation.pk))
    invitation.refresh_from_db()
    assert (len(mail.outbox), invitation.withdrawn_at) == (1, None)


@pytest.mark.parametrize("count", [1, 3])
def test_a_list_costs_the_same_for_one_and_for_three(
    moderator: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        invite(f"person-{number}@example.org")
    moderator.get(page("list"))
    with django_assert_num_queries(13):
        moderator.get(page("list"))


def test_the_menu_leads_to_invitations(moderator: Client) -> None:
    assert page("list") in moderator.get(reverse("wagtailadmin_home")).content.decode()


def test_the_button_says_that_a_mail_goes_out(moderator: Client) -> None:
    new = moderator.get(page("add")).content.decode()
    existing = moderator.get(page("edit", invite().pk)).content.decode()

    assert (new.count("Invite by e-mail"), existing.count("Invite by e-mail")) == (1, 0)
    assert 'class="button action-save' in existing
