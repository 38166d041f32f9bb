from __future__ import annotations

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People."""

    name = "accounts"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "People"

    def ready(self) -> None:
        """Listen to accounts."""
        # Imports models, which exist only once every application is loaded.
        from accounts import receivers  # noqa: PLC0415

        receivers.connect()
