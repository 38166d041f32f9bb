"""Rules a single field of a policy must keep."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

#: A summary that is longer is not read to its end in a result list.
SUMMARY_WORDS = 150
#: Scripts without spaces: 150 English words are about this many characters.
SUMMARY_CHARACTERS = 1200


def validate_word_limit(text: str) -> None:
    """Refuse a summary of more than 150 words (or 1,200 characters without spaces)."""
    words = len(text.split())
    if words > SUMMARY_WORDS or len(text) > SUMMARY_CHARACTERS * 2:
        raise ValidationError(
            _("The summary has %(words)d words; at most %(limit)d are allowed. Shorten it."),
            code="too_long",
            params={"words": words, "limit": SUMMARY_WORDS},
        )


def validate_sdgs(values: object) -> None:
    """Accept a list of different goal numbers from 1 to 17."""
    if not isinstance(values, list) or any(
        not isinstance(value, int) or not 1 <= value <= 17 for value in values
    ):
        raise ValidationError(_("Goals are numbers from 1 to 17."), code="sdg")
    if len(set(values)) != len(values):
        raise ValidationError(_("A goal is named twice."), code="sdg_twice")
