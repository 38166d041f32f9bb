"""Cities that share the name of their country or region: nobody says Singapore, Singapore."""

from __future__ import annotations


def with_country(city: str, country: str) -> str:
    """``Osaka, Japan``, but ``Singapore``; both names in the same language."""
    return city if city == country else f"{city}, {country}"
