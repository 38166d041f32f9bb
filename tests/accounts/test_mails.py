"""Mails: written in the reader's language, sent by the worker, tried again, forgotten."""

from __future__ import annotations

import smtplib
from pathlib import Path
from typing import Any

import pytest
from django.core import mail
from django.db import transaction
from django.test import override_settings
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from accounts import delivery, mails, tasks
from accounts.models import OutgoingMail

pytestmark = pytest.mark.django_db

IN_THE_DATABASE = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@pytest.fixture(autouse=True)
def _template(tmp_path: Path, settings: Settings) -> None:
    """A mail of the test's own beside those of the portal."""
    (tmp_path / "emails").mkdir()
    (tmp_path / "emails" / "sample.txt").write_text(
        '{% extends "emails/base.txt" %}{% load i18n %}'
        '{% block subject %}{% translate "Language" %}: {{ name }}{% endblock %}'
        "{% block text %}Hello {{ name }}\n\n\n\n{{ base_url }}/account/{% endblock %}"
    )
    templates = [dict(settings.TEMPLATES[0])]
    templates[0]["DIRS"] = [tmp_path, *templates[0]["DIRS"]]
    settings.TEMPLATES = templates


def send(**changes: Any) -> None:
    values: dict[str, Any] = {
        "to": "person@example.org",
        "language": "en",
        "template": "sample",
        "context": {"name": "Sample O'Person"},
        **changes,
    }
    mails.send_mail_in_language(**values)


class RefusingBackend:
    """A mail server that is away."""

    def __init__(self, **_options: Any) -> None:
        pass

    def send_messages(self, _messages: Any) -> int:
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


REFUSING = f"{__name__}.{RefusingBackend.__name__}"


@override_settings(WAGTAILADMIN_BASE_URL="https://portal.example/")
def test_the_first_line_is_the_subject_and_links_are_whole() -> None:
    send()
    (sent,) = mail.outbox
    assert (sent.to, sent.subject) == (["person@example.org"], "Language: Sample O'Person")
    assert sent.body.startswith("Hello Sample O'Person\n\nhttps://portal.example/account/\n")


def test_the_words_are_those_of_the_readers_language() -> None:
    send(language="ko")
    (sent,) = mail.outbox
    assert sent.subject == "언어: Sample O'Person"
    assert sent.extra_headers["Content-Language"] == "ko"


def test_a_sent_mail_is_forgotten() -> None:
    send()
    assert OutgoingMail.objects.count() == 0


def test_a_mail_to_nobody_is_thrown_away() -> None:
    send(to="")
    assert (len(mail.outbox), OutgoingMail.objects.count()) == (0, 0)


@override_settings(TASKS=IN_THE_DATABASE)
def test_what_is_rolled_back_is_not_sent() -> None:
    with transaction.atomic():
        send()
        transaction.set_rollback(True)
    assert (OutgoingMail.objects.count(), DBTaskResult.objects.count()) == (0, 0)


@override_settings(TASKS=IN_THE_DATABASE, EMAIL_BACKEND=REFUSING)
def test_a_mail_server_that_is_away_is_asked_again_and_at_last_given_up() -> None:
    send()
    waiting = OutgoingMail.objects.get()
    waits = [delivery.deliver(waiting.pk) for _attempt in range(5)]
    assert waits == [*delivery.WAITS, None]
    assert OutgoingMail.objects.count() == 0


@override_settings(TASKS=IN_THE_DATABASE, EMAIL_BACKEND=REFUSING)
def test_the_task_comes_back_later(caplog: pytest.LogCaptureFixture) -> None:
    send(context={"name": "secret-word"})
    waiting = OutgoingMail.objects.get()
    tasks.deliver_mail.func(waiting.pk)
    first, again = DBTaskResult.objects.order_by("enqueued_at")
    assert (first.run_after, again.args_kwargs["args"]) == (first.run_after, [waiting.pk])
    assert again.run_after > first.enqueued_at
    assert "secret-word" not in caplog.text
    assert "person@example.org" not in caplog.text
