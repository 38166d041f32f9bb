"""Who is owed a mention for the data in `taxonomy/data`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Credit:
    """One source of data, as its licence asks it to be named."""

    source: str
    url: str
    licence: str
    licence_url: str


GEONAMES_CREDIT = Credit(
    source="GeoNames",
    url="https://www.geonames.org/",
    licence="CC BY 4.0",
    licence_url="https://creativecommons.org/licenses/by/4.0/",
)
