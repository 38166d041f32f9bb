"""Participants' briefs: policies of their home cities, submitted for a learning session."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from briefs.choices import Action
from briefs.review.permissions import BriefPermissionTester
from cases.models import PolicyFile, PolicyIndexPage, PolicyPage


class BriefPage(PolicyPage):
    """A policy of a participant's home city. Always belongs to a learning session."""

    kind = "brief"
    template = "cases/policy_page.html"
    parent_page_types = ["briefs.BriefIndexPage"]

    class Meta:
        verbose_name = _("brief")
        verbose_name_plural = _("briefs")

    def clean(self) -> None:
        """A brief names its learning session; one from an older list may not know it."""
        super().clean()
        if self.session is None and not self.external_id:
            raise ValidationError({"session": _("A brief belongs to a learning session.")})

    @property
    def reviewed_on(self) -> date | None:
        """The day the review of the live version ended well; none without one. One query."""
        approvals = BriefPage.objects.filter(
            pk=self.pk,
            submission__events__action=Action.APPROVE,
            submission__events__at__lte=self.last_published_at or timezone.now(),
        )
        at = approvals.aggregate(at=Max("submission__events__at"))["at"]
        return timezone.localdate(at) if at else None

    def permissions_for_user(self, user: Any) -> BriefPermissionTester:
        """Wagtail's permissions under the rules of the review."""
        return BriefPermissionTester(user, self)


class BriefFile(PolicyFile):
    """A source file of a brief."""

    page = ParentalKey(BriefPage, on_delete=models.CASCADE, related_name="files")


class BriefIndexPage(PolicyIndexPage):
    """The list of briefs."""

    policy_model = BriefPage
    template = "cases/index_page.html"
    subpage_types = ["briefs.BriefPage"]

    class Meta:
        verbose_name = _("list of briefs")
