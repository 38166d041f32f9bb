"""Choosing a person in a form of the admin, by name or e-mail address.

Other staff see who exists only if they may see accounts: a list of people is personal data.
"""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.views.generic.chooser import (
    ChooseResultsView,
    ChooseView,
    ChosenView,
)
from wagtail.admin.viewsets.chooser import ChooserViewSet

from accounts.models import User

MAY_SEE_ACCOUNTS = "accounts.view_user"


class AccountFilterForm(BaseFilterForm):
    """One box over names and e-mail addresses."""

    q = forms.CharField(label=_("Search term"), required=False)

    def filter(self, objects: QuerySet[User]) -> QuerySet[User]:
        """Every word must be in a name or in the address."""
        found: QuerySet[User] = super().filter(objects)
        self.search_query = self.cleaned_data.get("q") or ""
        self.is_searching = bool(self.search_query)
        for word in self.search_query.split():
            found = found.filter(
                Q(first_name__icontains=word)
                | Q(last_name__icontains=word)
                | Q(email__icontains=word)
            )
        return found


class _ForThoseWhoMaySeeAccounts:
    filter_form_class = AccountFilterForm
    ordering = ("last_name", "first_name", "email")

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not request.user.has_perm(MAY_SEE_ACCOUNTS):
            raise PermissionDenied
        response: HttpResponseBase = super().dispatch(request, *args, **kwargs)  # type: ignore[misc]
        return response


class AccountChooseView(_ForThoseWhoMaySeeAccounts, ChooseView):
    """The window."""


class AccountChooseResultsView(_ForThoseWhoMaySeeAccounts, ChooseResultsView):
    """The list in it, while typing."""


class AccountChosenView(_ForThoseWhoMaySeeAccounts, ChosenView):
    """What was chosen."""


class AccountChooserViewSet(ChooserViewSet):
    """Registers the widget for every form field that names an account."""

    model = User
    icon = "user"
    choose_one_text = _("Choose an account")
    choose_another_text = _("Choose another account")
    choose_view_class = AccountChooseView
    choose_results_view_class = AccountChooseResultsView
    chosen_view_class = AccountChosenView


account_chooser = AccountChooserViewSet("account_chooser")
