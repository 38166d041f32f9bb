"""Accounts: a person of a partner city, an editor, an administrator."""

# The declarations of factory_boy carry no types.
# mypy: disallow-untyped-calls=False

from __future__ import annotations

from django.contrib.auth.models import Group, Permission
from factory.declarations import Sequence
from factory.django import DjangoModelFactory

from accounts.models import User


class AccountFactory(DjangoModelFactory[User]):
    class Meta:
        model = User

    email = Sequence(lambda number: f"account-{number}@example.org")
    first_name = "Sample"
    last_name = Sequence(lambda number: f"Person {number}")


def make_administrator() -> User:
    """May do everything."""
    return User.objects.create_superuser("administrator@example.org", first_name="Sample")


def make_staff(*permissions: str, group: str = "Editors") -> User:
    """A member of a group of Wagtail with further permissions such as ``accounts.view_user``."""
    user: User = AccountFactory.create()
    user.groups.add(Group.objects.get(name=group))
    for permission in permissions:
        app, codename = permission.split(".")
        found = Permission.objects.get(content_type__app_label=app, codename=codename)
        user.user_permissions.add(found)
    return user
