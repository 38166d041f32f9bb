"""Conventions as system checks: every page type is found, or says that it is not."""

from __future__ import annotations

from typing import Any

from django.core.checks import Error
from wagtail.models import Page, get_page_models

from search.builders import BUILDERS, NOT_FOUND


def check_page_types(**kwargs: Any) -> list[Error]:
    """Fail for a page type without a builder that is not named as one that cannot be found."""
    return [
        Error(
            f"{model._meta.label} has no search record builder.",
            hint="Add it to BUILDERS or NOT_FOUND in search/builders.py.",
            obj=model,
            id="search.E001",
        )
        for model in get_page_models()
        if model is not Page and model not in BUILDERS and model._meta.label not in NOT_FOUND
    ]
