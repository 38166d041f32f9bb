from __future__ import annotations

from django.apps import AppConfig


class BriefsConfig(AppConfig):
    """Briefs."""

    name = "briefs"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Briefs"

    def ready(self) -> None:
        """Listen to the review, and take the place of Wagtail's own mails about it."""
        # Both import models, which exist only once every application is loaded.
        from briefs import receivers  # noqa: PLC0415
        from briefs.review import wagtail_mails  # noqa: PLC0415

        receivers.connect()
        wagtail_mails.connect()
