"""Forms of the admin: what links rely on, and whom a mail went to, is given once."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm


class StableSlugForm(WagtailAdminModelForm):
    """A slug can be chosen for a new record and is locked afterwards."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].disabled = self.instance.pk is not None


class InvitationForm(WagtailAdminModelForm):
    """Whom, to which session, for which city. Address and session stay once the mail was sent."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("session", "email"):
            self.fields[name].disabled = self.instance.pk is not None

    def clean_email(self) -> str:
        """In small letters, as the portal compares them."""
        return str(self.cleaned_data["email"]).lower()

    def clean(self) -> dict[str, Any]:
        """An office is one of the city's own."""
        answers: dict[str, Any] = super().clean()
        city, office = answers.get("city"), answers.get("office")
        if city and office and office.city_id != city.pk:
            raise ValidationError(
                {"office": _("This office belongs to another city. Choose one of this city.")}
            )
        return answers
