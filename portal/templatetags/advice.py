"""Advice for the side panel of Wagtail's page editor."""

from __future__ import annotations

from typing import Any

from django import template

from cases.advice import checks
from cases.models import PolicyPage

register = template.Library()


@register.simple_tag
def advice_for(page: Any) -> list[checks.Advice] | None:
    """What could be better on a policy; None for everything that is none."""
    return checks.advice_for(page) if isinstance(page, PolicyPage) else None
