"""What a reviewer writes: the reason for changes, the day of publication."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import AdminDateTimeInput
from wagtail.forms import TaskStateCommentForm


class ReasonForm(TaskStateCommentForm):
    """A written reason, which the author reads."""

    comment = forms.CharField(
        label=_("Reason"),
        help_text=_("The author reads this. Say what to change, and how."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write the reason: the author must know what to change.")},
    )


class ScheduleForm(forms.Form):
    """The day on which an approved brief goes live."""

    go_live_at = forms.DateTimeField(
        label=_("Publish on"),
        widget=AdminDateTimeInput,
        error_messages={"required": _("Choose the day on which it is published.")},
    )

    def clean_go_live_at(self) -> datetime:
        """A day in the past would publish it at once, which has its own button."""
        day: datetime = self.cleaned_data["go_live_at"]
        if day <= timezone.now():
            raise forms.ValidationError(_("This time is over. Choose a later one."))
        return day


class ApprovalForm(TaskStateCommentForm):
    """Asks once more before readers see it; a word to the author is welcome."""

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        help_text=_("The author reads this. It can stay empty."),
        widget=forms.Textarea({"rows": 2}),
    )
    field_order: ClassVar[list[str]] = ["comment"]
