from __future__ import annotations

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Files and pictures."""

    name = "uploads"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Files and pictures"

    def ready(self) -> None:
        """Listen to what is saved."""
        # It imports models, which exist only once every application is loaded.
        from uploads import receivers  # noqa: PLC0415

        receivers.connect()
