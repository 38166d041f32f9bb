"""Accounts in the admin: their list and forms."""

from __future__ import annotations

from typing import Any

from wagtail.users.views.users import UserViewSet

from accounts.forms import AccountCreationForm, AccountEditForm


class AccountViewSet(UserViewSet):
    """Wagtail's users with city, office and language."""

    create_template_name = "accounts/admin/create.html"
    edit_template_name = "accounts/admin/edit.html"

    def get_form_class(self, for_update: bool = False) -> type[Any]:
        return AccountEditForm if for_update else AccountCreationForm
