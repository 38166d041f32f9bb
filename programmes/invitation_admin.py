"""Invitations in the admin: inviting by e-mail, sending again, withdrawing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

import django_filters
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.generic import View
from wagtail.admin import messages
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.menus import MenuItem
from wagtail.admin.views.generic import PermissionCheckedMixin, WagtailAdminTemplateMixin
from wagtail.log_actions import log
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.views.snippets import CreateView, IndexView

from programmes import inviting
from programmes.invitation_states import InvitationState, invitations_in, state_of
from programmes.models import Invitation


def full_name(invitation: Invitation) -> str:
    """As staff wrote it; "" where they did not."""
    return f"{invitation.first_name} {invitation.last_name}".strip()


class InvitationFilterSet(WagtailFilterSet):
    """By session, and by what has become of them."""

    state = django_filters.ChoiceFilter(
        label=_("State"), choices=InvitationState.choices, method="in_state"
    )

    class Meta:
        model = Invitation
        fields: ClassVar[list[str]] = ["session"]

    def in_state(
        self, invitations: QuerySet[Invitation], _name: str, value: str
    ) -> QuerySet[Invitation]:
        return invitations.filter(invitations_in(value))


class InvitationIndexView(IndexView):
    """The list; "send again" and "withdraw" are offered while they make sense."""

    def get_list_more_buttons(self, instance: Invitation) -> list[MenuItem]:
        buttons: list[MenuItem] = super().get_list_more_buttons(instance)
        state = state_of(instance)
        if self.user_has_permission("change"):
            buttons += [
                MenuItem(
                    action.label,
                    reverse(action.url_name, args=[instance.pk]),
                    icon_name=action.icon,
                    priority=action.priority,
                )
                for action in (SendAgainView, WithdrawView)
                if state in action.offered_in
            ]
        return buttons


class InviteMenuItem(ActionMenuItem):
    """The button says what it does: "Save" would not tell that a mail goes out."""

    name = "action-invite"
    label = _("Invite by e-mail")
    template_name = "programmes/admin/invite_button.html"


class InviteView(CreateView):
    """Adding an invitation is inviting: it is mailed when the form is saved."""

    def save_instance(self) -> Invitation:
        """Wagtail's own way would save a row that nobody hears of."""
        invitation = inviting.invite(**self.form.cleaned_data, invited_by=self.request.user)
        log(invitation, "wagtail.create", user=self.request.user)
        return invitation

    def get_success_message(self, instance: Invitation | None = None) -> str:
        """The same whether the address has an account or not."""
        invited = (instance or self.object).email
        words = gettext("%(invited)s is invited. The mail with the personal link is on its way.")
        return words % {"invited": invited}


class InvitationActionView(PermissionCheckedMixin, WagtailAdminTemplateMixin, View):
    """Asks, and acts on a POST."""

    model = Invitation
    permission_required = "change"
    template_name = "programmes/admin/confirm.html"
    header_icon = "mail"
    list_url_name = "wagtailsnippets_programmes_invitation:list"

    url_name: ClassVar[str]
    icon: ClassVar[str]
    priority: ClassVar[int]
    label: ClassVar[Any]
    question: ClassVar[Any]
    done: ClassVar[Any]
    offered_in: ClassVar[frozenset[InvitationState]]
    act: ClassVar[Callable[..., None]]

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().setup(request, *args, **kwargs)
        self.invitation = get_object_or_404(Invitation, pk=kwargs["pk"])

    def get(self, request: HttpRequest, pk: int) -> HttpResponse:
        response: HttpResponse = self.render_to_response(self.get_context_data())
        return response

    def post(self, request: HttpRequest, pk: int) -> HttpResponse:
        try:
            type(self).act(invitation=self.invitation)
        except inviting.InvitationClosed:
            messages.error(request, _("This invitation was accepted meanwhile. Nothing changed."))
        else:
            messages.success(request, self.done % {"invited": self.invitation.email})
        return HttpResponseRedirect(reverse(self.list_url_name))

    def get_page_title(self) -> Any:
        return self.label

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        own = [
            {"url": reverse(self.list_url_name), "label": _("Invitations")},
            {"url": "", "label": self.label, "sublabel": self.invitation.email},
        ]
        return [*super().get_breadcrumbs_items(), *own]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        question = self.question % {"invited": self.invitation.email}
        return {
            **super().get_context_data(**kwargs),
            "question": question,
            "yes": self.label,
            "back": reverse(self.list_url_name),
        }


class SendAgainView(InvitationActionView):
    url_name = "wagtailsnippets_programmes_invitation:send_again"
    icon = "mail"
    priority = 21
    label = _("Send again")
    question = _("Mail a new link to %(invited)s? The link of the mail before stops working.")
    done = _("A new link is on its way to %(invited)s.")
    offered_in = frozenset(InvitationState) - {InvitationState.ACCEPTED}
    act = staticmethod(inviting.send_again)


class WithdrawView(InvitationActionView):
    url_name = "wagtailsnippets_programmes_invitation:withdraw"
    icon = "cross"
    priority = 22
    label = _("Withdraw")
    question = _("Withdraw the invitation of %(invited)s? Its link stops working at once.")
    done = _("The invitation of %(invited)s is withdrawn.")
    offered_in = frozenset({InvitationState.INVITED, InvitationState.EXPIRED})
    act = staticmethod(inviting.withdraw)
