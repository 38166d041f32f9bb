"""The list of what waits, as Wagtail's dashboard shows it."""

from __future__ import annotations

from typing import Any

from wagtail.admin.ui.components import Component

from accounts.people import signed_in_person
from portal.waiting.finding import matters_for


class WaitingPanel(Component):
    """First on the dashboard: somebody waits."""

    name = "waiting"
    template_name = "portal/admin/waiting.html"
    order = 10

    def get_context_data(self, parent_context: Any) -> dict[str, Any]:
        return {"matters": matters_for(signed_in_person(parent_context["request"]))}
