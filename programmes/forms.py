"""Forms of the admin: what links rely on is given once."""

from __future__ import annotations

from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class StableSlugForm(WagtailAdminModelForm):
    """A slug can be chosen for a new record and is locked afterwards."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "slug" in self.fields:
            self.fields["slug"].disabled = self.instance.pk is not None
