"""The fact sheet in an editor's preview."""

from __future__ import annotations

from typing import Any

from django import template
from django.http import HttpRequest
from django.utils.safestring import SafeString

from portal.fact_sheets import previewing

register = template.Library()


@register.simple_tag
def sheet_preview(page: Any, request: HttpRequest) -> SafeString:
    """The whole document: ``{% sheet_preview page request %}``."""
    return previewing.sheet_preview(page, request)
