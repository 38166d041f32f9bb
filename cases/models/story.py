"""The story of a policy: the problem, what was done, what came of it, what others can take."""

from __future__ import annotations

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField

from cases.blocks import ReusablePartBlock, SourceBlock, StoryBlock


def _story(label: Promise, help_text: Promise) -> StreamField:
    return StreamField(
        StoryBlock(required=False), blank=True, verbose_name=label, help_text=help_text
    )


class StoryFields(models.Model):
    """Free text in fixed sections, so that two policies can be read side by side."""

    problem = _story(
        _("problem"), _("What was wrong, for whom, how bad. Example: buses were slower than cars.")
    )
    what_was_done = _story(
        _("what was done"), _("The decision, the steps, who did what. Dates help readers.")
    )
    outcome = _story(_("results in words"), _("What changed; figures go into the indicators."))
    what_went_wrong = _story(
        _("what went wrong and the remedy"), _("Readers trust a case that tells this.")
    )
    transfer_conditions = _story(
        _("conditions for transfer"), _("What another city needs before it can do the same.")
    )
    lessons = StreamField(
        [("lesson", blocks.TextBlock())],
        blank=True,
        verbose_name=_("lessons"),
        help_text=_("One sentence each. Example: Agree data formats before buying screens."),
    )
    reusable_parts = StreamField(
        [("part", ReusablePartBlock())], blank=True, verbose_name=_("reusable parts")
    )
    sources = StreamField([("source", SourceBlock())], blank=True, verbose_name=_("sources"))

    class Meta:
        abstract = True
