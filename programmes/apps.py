from __future__ import annotations

from django.apps import AppConfig


class ProgrammesConfig(AppConfig):
    """Learning sessions."""

    name = "programmes"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Learning sessions"

    def ready(self) -> None:
        """Listen to accounts."""
        # Imports models, which exist only once every application is loaded.
        from programmes import receivers  # noqa: PLC0415

        receivers.connect()
