"""Inviting people to a learning session, and what becomes of the invitation."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.utils import timezone, translation

from accounts.admin_mails import send_no_mails_of_the_admin
from accounts.mails import send_mail_in_language
from accounts.models import User
from programmes.models import Invitation, LearningSession, Participation
from programmes.secret_links import digest_of, new_secret, personal_link
from programmes.selectors import account_invited
from taxonomy.models import City, Office

#: How long a personal link works.
VALID_FOR: Final = timedelta(days=14)


class InvitationClosed(Exception):
    """The invitation was accepted or withdrawn, or its time is over."""


class AccountExists(Exception):
    """The invited address has an account: its owner signs in and joins (:func:`join`)."""


@transaction.atomic
def invite(
    *,
    session: LearningSession,
    email: str,
    city: City,
    office: Office | None = None,
    first_name: str = "",
    last_name: str = "",
    preferred_language: str = "en",
    invited_by: User | None,
) -> Invitation:
    """Invite an address, known or not, and mail the personal link.

    Raises IntegrityError when the address is invited to the session already.
    """
    invitation = Invitation.objects.create(
        session=session,
        email=email.strip().lower(),
        city=city,
        office=office,
        first_name=first_name,
        last_name=last_name,
        preferred_language=preferred_language,
        invited_by=invited_by,
    )
    _send(invitation)
    return invitation


@transaction.atomic
def send_again(*, invitation: Invitation) -> None:
    """Mail a new link and let the old one die; a withdrawn invitation is open again.

    Raises InvitationClosed when it was accepted.
    """
    current = _locked(invitation)
    if current.accepted_at is not None:
        raise InvitationClosed
    current.withdrawn_at = None
    _send(current)


@transaction.atomic
def withdraw(*, invitation: Invitation) -> None:
    """Let the link die. Raises InvitationClosed when it was accepted."""
    current = _locked(invitation)
    if current.accepted_at is not None:
        raise InvitationClosed
    current.withdrawn_at = timezone.now()
    current.save(update_fields=["withdrawn_at"])


@transaction.atomic
def accept(
    *,
    invitation: Invitation,
    password: str | None,
    first_name: str,
    last_name: str,
    preferred_language: str = "",
) -> User:
    """Make the account that was invited, once. Without a password it signs in by mailed codes.

    Raises InvitationClosed, AccountExists.
    """
    current = _locked_and_open(invitation)
    if account_invited(current) is not None:
        raise AccountExists
    try:
        with transaction.atomic():
            user = User.objects.create_user(
                current.email,
                password,
                first_name=first_name,
                last_name=last_name,
                city=current.city,
                office=current.office,
                preferred_language=preferred_language or current.preferred_language,
            )
    except IntegrityError as taken:  # by an invitation to another session, at the same moment
        raise AccountExists from taken
    send_no_mails_of_the_admin(user)
    _take_part(current, user)
    return user


@transaction.atomic
def join(*, invitation: Invitation, user: User) -> None:
    """Let a signed-in person whose address is invited take part; the account stays as it is.

    Raises InvitationClosed, also when another address is invited.
    """
    current = _locked_and_open(invitation)
    if account_invited(current) != user:
        raise InvitationClosed
    _take_part(current, user)


def _send(invitation: Invitation) -> None:
    secret, now = new_secret(), timezone.now()
    invitation.token_digest = digest_of(secret)
    invitation.sent_at, invitation.expires_at = now, now + VALID_FOR
    invitation.save(update_fields=["token_digest", "sent_at", "expires_at", "withdrawn_at"])
    language = invitation.preferred_language
    with translation.override(language):
        context = {
            "invitation": invitation,
            "session": str(invitation.session),
            "city": invitation.city.name,
            "link": personal_link(secret, language),
            "days": VALID_FOR.days,
        }
    send_mail_in_language(
        to=invitation.email, language=language, template="invitation", context=context
    )


def _locked(invitation: Invitation) -> Invitation:
    """As it is now, and nobody else's until the end of the transaction."""
    return Invitation.objects.select_for_update().get(pk=invitation.pk)


def _locked_and_open(invitation: Invitation) -> Invitation:
    current = _locked(invitation)
    if not current.is_open or current.token_digest != invitation.token_digest:
        raise InvitationClosed
    return current


def _take_part(invitation: Invitation, user: User) -> None:
    Participation.objects.get_or_create(
        session=invitation.session,
        user=user,
        defaults={"city": invitation.city, "office": invitation.office},
    )
    invitation.accepted_at, invitation.accepted_by = timezone.now(), user
    invitation.save(update_fields=["accepted_at", "accepted_by"])


def forget_invitations(*, user: User) -> None:
    """The name and address in accepted invitations go with the account; open ones stay open."""
    user.invitations.all().delete()
