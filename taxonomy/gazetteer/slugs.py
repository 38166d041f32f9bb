"""A short address for every city: "singapore", "san-jose-us", "springfield-us-mo"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from anyascii import anyascii
from django.utils.text import slugify


@dataclass(frozen=True)
class Claim:
    """A city that wants a slug; the most deserving comes first."""

    geonames_id: int
    name: str
    country: str
    district: str


def give_slugs(claims: Iterable[Claim], given: Mapping[int, str]) -> dict[int, str]:
    """Slug by GeoNames number. A slug given in an earlier run is kept whatever else comes."""
    slugs = dict(given)
    taken = set(given.values())
    for claim in claims:
        if claim.geonames_id not in slugs:
            slug = next(wish for wish in _wishes(claim) if wish not in taken)
            slugs[claim.geonames_id] = slug
            taken.add(slug)
    return slugs


def _wishes(claim: Claim) -> list[str]:
    """From the shortest to one that nobody else can hold."""
    name = slugify(anyascii(claim.name).replace("'", ""))[:60]
    country = f"{name}-{claim.country.lower()}"
    district = f"{country}-{slugify(claim.district)}"
    return [name, country, district, f"{country}-{claim.geonames_id}"]
