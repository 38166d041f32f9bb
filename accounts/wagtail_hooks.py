"""What Wagtail finds by this name: the chooser of accounts."""

from __future__ import annotations

from wagtail import hooks

from accounts.chooser import AccountChooserViewSet, account_chooser


@hooks.register("register_admin_viewset")
def register_account_chooser() -> AccountChooserViewSet:
    """Used by every form that names a person."""
    return account_chooser
