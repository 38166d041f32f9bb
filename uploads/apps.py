from __future__ import annotations

from django.apps import AppConfig


class UploadsConfig(AppConfig):
    """Files and pictures."""

    name = "uploads"
    default_auto_field = "django.db.models.BigAutoField"
    verbose_name = "Files and pictures"
