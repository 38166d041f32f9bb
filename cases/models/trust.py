"""Why a reader may trust a policy: authors, contact, dates of checking, notes for editors."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.fields import StreamField
from wagtail.images.blocks import ImageChooserBlock

from cases.blocks import AuthorBlock
from cases.choices import Visibility

#: Facts are checked again after two years unless an editor says otherwise.
CHECK_AGAIN_AFTER_MONTHS = 24


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month."""
    years, month_index = divmod(day.month - 1 + months, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(day.year + years, month_index + 1, last)
        except ValueError:
            continue
    raise AssertionError("every month has a 28th")


class TrustFields(models.Model):
    """Consent, contact, freshness, related policies and pictures."""

    authors = StreamField([("author", AuthorBlock())], blank=True, verbose_name=_("authors"))
    contact_open = models.BooleanField(
        _("readers may write to the office"),
        default=True,
        help_text=_("Through a form; no e-mail address is shown."),
    )
    facts_checked_on = models.DateField(_("facts checked on"), null=True, blank=True)
    check_again_by = models.DateField(_("check again by"), null=True, blank=True)
    editor_note = models.TextField(
        _("note for editors"), blank=True, help_text=_("Never shown to readers.")
    )
    related = StreamField(
        [
            (
                "policy",
                blocks.PageChooserBlock(page_type=["cases.CaseStudyPage", "briefs.BriefPage"]),
            )
        ],
        blank=True,
        verbose_name=_("related policies"),
    )
    images = StreamField([("image", ImageChooserBlock())], blank=True, verbose_name=_("pictures"))

    class Meta:
        abstract = True

    @property
    def reviewed_on(self) -> date | None:
        """The day moderators approved it, for policies that pass a review."""
        return None

    @property
    def is_overdue(self) -> bool:
        """Whether the facts should have been checked again by now."""
        return self.check_again_by is not None and self.check_again_by < timezone.localdate()

    def named_authors(self, today: date) -> list[str]:
        """Names of the authors whose consent holds on that day."""
        return [value["name"] for value in self._consenting(today)]

    def named_accounts(self, today: date) -> list[int]:
        """Keys of the accounts of these authors, where the form noted them."""
        return [value["account"] for value in self._consenting(today) if value["account"]]

    def _consenting(self, today: date) -> Iterator[Any]:
        for block in self.authors:
            until = block.value["consent_until"]
            if block.value["consent"] and (until is None or until >= today):
                yield block.value


def audience_tokens(visibility: str, session_slug: str | None) -> tuple[str, ...]:
    """Tokens of the people who may see a policy; see ``search.engines.base.Audience``."""
    if visibility == Visibility.PUBLIC:
        return ("public", "staff")
    if visibility == Visibility.ALUMNI:
        return ("alumni", "staff")
    return (f"session:{session_slug}", "staff") if session_slug else ("staff",)
