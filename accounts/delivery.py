"""Sending a mail that waits, and deciding what happens when the mail server does not take it."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import structlog
from django.core.mail import EmailMessage

from accounts.models import OutgoingMail

log = structlog.get_logger(__name__)

#: How long to wait after each attempt that failed; after the last one the mail is given up.
WAITS: Final = (
    timedelta(minutes=1),
    timedelta(minutes=5),
    timedelta(minutes=30),
    timedelta(hours=2),
)


def deliver(mail_id: int) -> timedelta | None:
    """Send a waiting mail and forget it. A failure: how long to wait before trying again.

    None: there is nothing more to do, because it was sent, given up, or is not there any more.
    """
    mail = OutgoingMail.objects.filter(pk=mail_id).first()
    if mail is None:
        return None
    try:
        if mail.to:
            _message(mail).send()
    except OSError as error:  # what smtplib raises, and what a closed port does
        return _failed(mail, error)
    mail.delete()
    return None


def _message(mail: OutgoingMail) -> EmailMessage:
    return EmailMessage(
        subject=mail.subject,
        body=mail.text,
        to=[mail.to],
        # No answering machine replies to a machine.
        headers={"Auto-Submitted": "auto-generated", "Content-Language": mail.language},
    )


def _failed(mail: OutgoingMail, error: OSError) -> timedelta | None:
    """Neither address nor text is logged: a text may hold a code or a personal link."""
    if mail.attempts >= len(WAITS):
        log.error("mail_given_up", mail=mail.pk, reason=type(error).__name__)
        mail.delete()
        return None
    wait = WAITS[mail.attempts]
    mail.attempts += 1
    mail.save(update_fields=["attempts"])
    log.warning("mail_postponed", mail=mail.pk, reason=type(error).__name__)
    return wait
