"""A promotion: for which words, in which language, when, and which policies in which order."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page

from search.normalise import normalised

#: More would push the results themselves out of sight.
MOST_POLICIES = 5


class Promotion(ClusterableModel):
    """Policies that editors chose for certain words.

    ``terms`` is a list of phrases as editors wrote them; ``lookup`` holds them normalised, each
    between line breaks, so that one condition finds a whole phrase.
    """

    terms = models.JSONField(
        _("search words"),
        default=list,
        help_text=_(
            "One phrase per line, as readers type it. Shown for exactly these words, whatever "
            "their capitals and accents. Example: night bus"
        ),
    )
    lookup = models.TextField(editable=False, default="")
    language = models.CharField(
        _("language of the reader"),
        max_length=10,
        blank=True,
        choices=settings.LANGUAGES,
        help_text=_("Leave empty for readers of every language."),
    )
    starts_on = models.DateField(_("first day"), null=True, blank=True)
    ends_on = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Leave empty while it has no end.")
    )

    class Meta:
        verbose_name = _("promoted result")
        verbose_name_plural = _("promoted results")
        ordering = ["lookup", "pk"]

    def __str__(self) -> str:
        return ", ".join(self.terms)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """With the words as a search compares them."""
        self.lookup = lookup_text(self.terms)
        super().save(*args, **kwargs)

    def clean(self) -> None:
        """Words that can be searched for; the last day is not before the first."""
        problems: dict[str, Any] = {}
        empty = [term for term in self.terms if not normalised(term)]
        if empty:
            words = _("Nobody can search for this: %(terms)s") % {"terms": ", ".join(empty)}
            problems["terms"] = words
        if self.starts_on and self.ends_on and self.ends_on < self.starts_on:
            problems["ends_on"] = _("The last day is before the first day.")
        if problems:
            raise ValidationError(problems)


class PromotedPolicy(Orderable):
    """A policy in its place, with a few words on why it is there."""

    promotion = ParentalKey(Promotion, on_delete=models.CASCADE, related_name="policies")
    policy = models.ForeignKey(
        Page, on_delete=models.CASCADE, related_name="+", verbose_name=_("policy")
    )
    note = models.CharField(
        _("note"),
        max_length=200,
        blank=True,
        help_text=_("One sentence for readers. Example: Begin here: it compares four cities."),
    )

    class Meta(Orderable.Meta):
        verbose_name = _("promoted policy")

    def __str__(self) -> str:
        return str(self.policy)


def lookup_text(terms: list[str]) -> str:
    """Normalised phrases, each between line breaks; see :func:`lookup_of`."""
    known = dict.fromkeys(normalised(term) for term in terms)
    return "".join(f"\n{term}\n" for term in known if term)


def lookup_of(words: str) -> str:
    """What ``lookup`` contains for a promotion of these words; "" for no words."""
    term = normalised(words)
    return f"\n{term}\n" if term else ""
