"""The life of an invitation: sent, sent again, withdrawn, accepted once."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import IntegrityError
from django.utils import timezone
from wagtail.users.models import UserProfile

from accounts.models import User
from programmes import inviting
from programmes.models import Invitation, Participation
from programmes.secret_links import digest_of
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import CityFactory, OfficeFactory

pytestmark = pytest.mark.django_db


def invite(**changes: Any) -> Invitation:
    session = changes.pop("session", None) or SessionFactory.create(name="October 2012")
    city = changes.pop("city", None) or CityFactory.create(name_en="Osaka")
    values = {"email": "person@example.org", "invited_by": None, **changes}
    return inviting.invite(session=session, city=city, **values)


def mailed_secret() -> str:
    found = re.search(r"/invitation/([^/\s]+)/", str(mail.outbox[-1].body))
    assert found is not None
    return found.group(1)


def accept(invitation: Invitation, **changes: Any) -> User:
    values = {"first_name": "Sample", "last_name": "Person", "password": None, **changes}
    return inviting.accept(invitation=invitation, **values)


def test_the_link_is_mailed_and_only_its_digest_is_kept() -> None:
    invitation = invite(email=" Person@Example.org ")
    (sent,) = mail.outbox
    assert sent.to == ["person@example.org"]
    assert sent.subject == "Invitation to the learning session October 2012 in Seoul"
    secret = mailed_secret()
    kept = Invitation.objects.get(pk=invitation.pk)
    assert kept.token_digest == digest_of(secret)
    assert secret not in str(Invitation.objects.filter(pk=kept.pk).values())


def test_the_link_works_for_fourteen_days() -> None:
    invitation = invite()
    assert invitation.sent_at is not None
    assert invitation.expires_at == invitation.sent_at + timedelta(days=14)
    assert "for 14 days" in mail.outbox[0].body


def test_the_mail_is_in_the_language_of_the_person() -> None:
    invite(preferred_language="ko")
    assert "/ko/invitation/" in mail.outbox[0].body


def test_accepting_makes_the_account_with_city_office_and_language() -> None:
    office = OfficeFactory.create()
    invitation = invite(city=office.city, office=office, preferred_language="ko")
    user = accept(invitation, password="three words in a row")
    assert (user.email, user.get_full_name()) == ("person@example.org", "Sample Person")
    assert (user.city, user.office, user.preferred_language) == (office.city, office, "ko")
    assert user.check_password("three words in a row")
    participation = Participation.objects.get()
    assert (participation.session, participation.user) == (invitation.session, user)
    assert (participation.city, participation.office) == (office.city, office)


def test_without_a_password_only_a_mailed_code_opens_the_account() -> None:
    assert accept(invite()).has_usable_password() is False


def test_a_new_account_gets_no_mails_that_link_into_the_admin() -> None:
    profile = UserProfile.get_for_user(accept(invite()))
    assert [
        profile.submitted_notifications,
        profile.approved_notifications,
        profile.rejected_notifications,
        profile.updated_comments_notifications,
    ] == [False] * 4


def test_an_invitation_works_once() -> None:
    invitation = invite()
    user = accept(invitation)
    invitation.refresh_from_db()
    assert (invitation.accepted_by, invitation.is_open) == (user, False)
    with pytest.raises(inviting.InvitationClosed):
        accept(invitation)
    assert User.objects.count() == 1


def test_a_click_that_read_the_invitation_before_another_accepted_it_makes_no_second_account() -> (
    None
):
    invitation = invite()
    read_by_two = [Invitation.objects.get(pk=invitation.pk) for _click in range(2)]
    accept(read_by_two[0])
    with pytest.raises(inviting.InvitationClosed):
        accept(read_by_two[1])
    assert (User.objects.count(), Participation.objects.count()) == (1, 1)


def test_an_old_invitation_is_closed_until_it_is_sent_again() -> None:
    invitation = invite()
    Invitation.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(inviting.InvitationClosed):
        accept(invitation)
    inviting.send_again(invitation=invitation)
    invitation.refresh_from_db()
    accept(invitation)
    assert Participation.objects.count() == 1


def test_sending_again_lets_the_first_link_die() -> None:
    invitation = invite()
    first = mailed_secret()
    inviting.send_again(invitation=invitation)
    second = mailed_secret()
    assert first != second
    digests = list(Invitation.objects.values_list("token_digest", flat=True))
    assert digests == [digest_of(second)]
    with pytest.raises(inviting.InvitationClosed):
        accept(invitation)  # as it was read with the first link


def test_a_withdrawn_invitation_is_closed_and_can_be_sent_again() -> None:
    invitation = invite()
    inviting.withdraw(invitation=invitation)
    with pytest.raises(inviting.InvitationClosed):
        accept(invitation)
    inviting.send_again(invitation=invitation)
    invitation.refresh_from_db()
    assert invitation.is_open


@pytest.mark.parametrize("action", [inviting.send_again, inviting.withdraw])
def test_what_was_accepted_is_neither_sent_again_nor_withdrawn(action: Any) -> None:
    invitation = invite()
    accept(invitation)
    with pytest.raises(inviting.InvitationClosed):
        action(invitation=invitation)


def test_inviting_a_known_address_looks_the_same_and_makes_no_second_account() -> None:
    first = accept(invite())
    invitation = invite(session=SessionFactory.create(), email="PERSON@example.org")
    assert [each.to for each in mail.outbox] == [["person@example.org"]] * 2
    with pytest.raises(inviting.AccountExists):
        accept(invitation)
    assert list(User.objects.all()) == [first]


def test_the_owner_of_the_invited_address_joins_with_the_account_as_it_is() -> None:
    owner = accept(invite(), first_name="Old")
    invitation = invite(session=SessionFactory.create())
    inviting.join(invitation=invitation, user=owner)
    owner.refresh_from_db()
    assert (owner.first_name, owner.participations.count()) == ("Old", 2)


def test_nobody_joins_with_the_invitation_of_another() -> None:
    accept(invite())
    invitation = invite(session=SessionFactory.create())
    other = User.objects.create_user("other@example.org")
    with pytest.raises(inviting.InvitationClosed):
        inviting.join(invitation=invitation, user=other)
    assert other.participations.count() == 0


def test_an_address_is_invited_once_to_a_session() -> None:
    session = SessionFactory.create()
    invite(session=session)
    with pytest.raises(IntegrityError):
        invite(session=session, email="Person@example.org")
