"""Writing a mail in the reader's language, and leaving it to the worker to send.

A mail is a template ``templates/emails/<name>.txt``: the first line is the subject, the rest the
text. It is written at once, in the transaction of whoever asks for it, and sent by the worker: no
request waits for a mail server, and what is rolled back is not sent.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template import Context, Engine
from django.utils import translation

from accounts.models import OutgoingMail
from accounts.tasks import deliver_mail

_BLANK_LINES: Final = re.compile(r"\n\s*\n\s*\n+")


def absolute_url(path: str) -> str:
    """A path such as ``/ko/account/`` as a link that works in a mail."""
    return f"{settings.WAGTAILADMIN_BASE_URL.rstrip('/')}{path}"


def send_mail_in_language(
    *, to: str, language: str, template: str, context: Mapping[str, object]
) -> None:
    """Write ``emails/<template>.txt`` in a language of the interface and queue it for ``to``.

    The template also gets ``base_url`` (no slash at its end). Raises TemplateDoesNotExist; a mail
    server that is away raises nothing here: the worker tries again.
    """
    subject, text = _written(language, template, context)
    queue_mail(to=to, subject=subject, text=text, language=language)


@transaction.atomic
def queue_mail(*, to: str, subject: str, text: str, language: str) -> None:
    """Leave a mail to the worker. The task's row is committed with the mail's."""
    mail = OutgoingMail.objects.create(to=to, subject=subject, text=text, language=language)
    deliver_mail.enqueue(mail.pk)


def _written(language: str, template: str, context: Mapping[str, object]) -> tuple[str, str]:
    values = {**context, "base_url": absolute_url("")}
    with translation.override(language):
        # A mail is plain text: names keep their apostrophes.
        whole = (
            Engine.get_default()
            .get_template(f"emails/{template}.txt")
            .render(Context(values, autoescape=False))
        )
    subject, _line, text = whole.strip().partition("\n")
    return subject.strip(), _BLANK_LINES.sub("\n\n", text).strip() + "\n"
