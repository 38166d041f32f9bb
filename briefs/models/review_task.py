"""The review of a brief as a task of Wagtail's workflow, under the rules of ``briefs.rules``."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from wagtail.models import AbstractGroupApprovalTask


class BriefReviewTask(AbstractGroupApprovalTask):
    """Members of its groups review: nobody their own brief, and none is returned without reason."""

    class Meta:
        verbose_name = _("review of a brief")
        verbose_name_plural = _("reviews of briefs")
