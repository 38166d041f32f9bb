from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from accounts.models import User
from taxonomy.loading import load_taxonomy


@pytest.fixture(scope="module")
def loaded_once(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The whole vocabulary, loaded once for the tests of a module and then rolled back."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_taxonomy()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def vocabulary(loaded_once: None, db: None) -> None:
    """Every theme, country and city; what a test changes is undone after it."""


@pytest.fixture
def admin(db: None, client: Client) -> Client:
    client.force_login(User.objects.create_superuser("lead@example.org"))
    return client
