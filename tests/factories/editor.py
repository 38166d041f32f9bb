"""Wagtail's page editor as a browser fills and sends it."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField
from django.http import QueryDict
from django.test import Client
from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import (
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)


def press(client: Client, page: Page, button: str, **changes: Any) -> Any:
    """Open the editor, change some fields, press a button; the page that is shown then."""
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    form = editor_form(client.get(url).content.decode(), page)
    form.update({button: "1", **changes})
    return client.post(url, form, follow=True)


def editor_form(html: str, page: Page) -> dict[str, Any]:
    """Every field of the form; ticks, and what scripts draw, are taken from the page."""
    sent: QueryDict = querydict_from_html(html, form_id="page-edit-form")
    form = {name: sent.getlist(name) for name in sent}
    newest = page.specific.get_latest_revision_as_object()
    for field in type(newest)._meta.get_fields():
        if isinstance(field, BooleanField) and getattr(newest, field.name):
            form[field.name] = ["on"]
        if isinstance(field, StreamField):
            blocks = getattr(newest, field.name).raw_data
            items = [(block["type"], _value(block)) for block in blocks]
            form |= nested_form_data({field.name: streamfield(items)})
    return form


def _value(block: dict[str, Any]) -> Any:
    return rich_text(block["value"]) if block["type"] == "paragraph" else block["value"]
