"""What a reviewer writes in Wagtail's own windows: the reason for changes, a word of praise."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm


class ReasonForm(TaskStateCommentForm):
    """A written reason, which the author reads."""

    comment = forms.CharField(
        label=_("Reason"),
        help_text=_("The author reads this. Say what to change, and how."),
        widget=forms.Textarea({"rows": 4}),
        error_messages={"required": _("Write the reason: the author must know what to change.")},
    )


class ApprovalForm(TaskStateCommentForm):
    """Asks once more before readers see it; a word to the author is welcome."""

    comment = forms.CharField(
        label=_("Comment"),
        required=False,
        help_text=_("The author reads this. It can stay empty."),
        widget=forms.Textarea({"rows": 2}),
    )
