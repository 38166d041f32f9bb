from __future__ import annotations

from django.apps import AppConfig
from django.core.checks import register


class PortalConfig(AppConfig):
    """The site itself: home, standard pages, navigation, health, and what is told outside."""

    name = "portal"

    def ready(self) -> None:
        """Listen to pages, keep formulas out of exports, say which fonts are missing."""
        # All import models, which exist only once every application is loaded.
        from portal.outside import redirects  # noqa: PLC0415
        from portal.outside.cards.fonts import check_fonts  # noqa: PLC0415
        from portal.outside.oai import receivers  # noqa: PLC0415
        from portal.reading import changes  # noqa: PLC0415
        from portal.spreadsheets import guard_exports  # noqa: PLC0415

        changes.connect()
        redirects.connect()
        receivers.connect()
        guard_exports()
        register(check_fonts)
