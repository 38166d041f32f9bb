"""Forms of the admin: an answer carries the time it was given."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from wagtail.admin.forms import WagtailAdminModelForm


class QuestionForm(WagtailAdminModelForm):
    """Sets when a question was answered, once."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        if not cleaned.get("answer"):
            self.instance.answered_at = None
        elif self.instance.answered_at is None:
            self.instance.answered_at = timezone.now()
        return cleaned
