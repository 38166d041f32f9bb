"""What Wagtail finds by this name: sessions and places in its menu, participants in its reports."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.snippets.action_menu import ActionMenuItem
from wagtail.snippets.models import register_snippet

from accounts.chooser import MAY_SEE_ACCOUNTS
from programmes.invitation_admin import InviteMenuItem
from programmes.models import Invitation
from programmes.reports import Participants, ParticipantsView, participants
from programmes.viewsets import ProgrammesGroup

register_snippet(ProgrammesGroup)


class ParticipantsMenuItem(MenuItem):
    """For those who may open the list."""

    def is_shown(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm(MAY_SEE_ACCOUNTS))


@hooks.register("register_admin_viewset")
def register_participants() -> Participants:
    """Everybody who takes part."""
    return participants


@hooks.register("register_reports_menu_item")
def register_participants_report() -> MenuItem:
    """Among the reports, where it can be exported."""
    return ParticipantsMenuItem(
        ParticipantsView.page_title,
        reverse("participants:index"),
        name="participants",
        icon_name="group",
        order=1005,
    )


@hooks.register("construct_snippet_action_menu")
def say_that_a_mail_goes_out(
    items: list[ActionMenuItem], request: HttpRequest, context: dict[str, Any]
) -> None:
    """On the form of a new invitation only."""
    if context["model"] is Invitation and context["view"] == "create":
        items[:] = [InviteMenuItem(order=0)]
