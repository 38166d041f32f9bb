"""Who is of the staff: one answer for every door."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.people import is_staff
from tests.factories.accounts import AccountFactory, make_administrator, make_staff

pytestmark = pytest.mark.django_db

ROOT = Path(settings.BASE_DIR)
APPS = ("accounts", "briefs", "cases", "exchange", "portal", "programmes", "search", "uploads")


def again(user: User) -> User:
    """The same account without what it remembers of its permissions."""
    return User.objects.get(pk=user.pk)


@pytest.mark.parametrize("group", ["Editors", "Moderators"])
def test_whoever_may_enter_the_admin_is_of_the_staff(group: str) -> None:
    assert is_staff(make_staff(group=group))
    assert is_staff(make_administrator())


def test_nobody_else_is() -> None:
    assert not is_staff(AccountFactory.create())
    assert not is_staff(AnonymousUser())


def test_the_mark_of_an_admin_that_does_not_exist_opens_nothing(client: Client) -> None:
    marked = AccountFactory.create(is_staff=True)
    assert not is_staff(marked)
    client.force_login(marked)
    assert client.get("/admin/").status_code == 302


def test_who_leaves_the_group_or_is_switched_off_is_no_longer_of_the_staff() -> None:
    left, closed = make_staff(), make_staff()
    left.groups.clear()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    assert (is_staff(again(left)), is_staff(again(closed))) == (False, False)


def test_asked_twice_it_costs_nothing_and_for_visitors_never() -> None:
    user = make_staff()
    is_staff(user)
    with CaptureQueriesContext(connection) as captured:
        is_staff(user)
        is_staff(AnonymousUser())
    assert len(captured) == 0


def test_no_door_asks_in_words_of_its_own() -> None:
    asking = [
        path.relative_to(ROOT).as_posix()
        for app in APPS
        for path in (ROOT / app).rglob("*.py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if _asks(node)
    ]
    assert asking == ["accounts/people.py"]


def _asks(node: ast.AST) -> bool:
    """The permission spelled out, or Django's own mark read from a person."""
    if isinstance(node, ast.Constant):
        return node.value == "wagtailadmin.access_admin"
    return isinstance(node, ast.Attribute) and node.attr == "is_staff"
