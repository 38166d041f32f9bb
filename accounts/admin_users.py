"""Wagtail's own user administration with our forms; stands in INSTALLED_APPS for it."""

from __future__ import annotations

from wagtail.users.apps import WagtailUsersAppConfig


class AdminUsersConfig(WagtailUsersAppConfig):
    """``wagtail.users`` under its own label, with accounts that have a city and an office."""

    user_viewset = "accounts.viewsets.AccountViewSet"
