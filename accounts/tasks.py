"""Background work of accounts. Thin: an id in, one action called."""

from __future__ import annotations

from typing import Final

from django.utils import timezone
from django_tasks import task

from accounts import delivery

#: Before the pictures of a long presentation: somebody waits for a code.
FIRST: Final = 90


@task(priority=FIRST)
def deliver_mail(mail_id: int) -> None:
    """Send one waiting mail; when the mail server is away, come back later."""
    wait = delivery.deliver(mail_id)
    if wait is not None:
        deliver_mail.using(run_after=timezone.now() + wait).enqueue(mail_id)
