from __future__ import annotations

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """The site itself: home, standard pages, navigation, health."""

    name = "portal"
