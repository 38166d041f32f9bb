"""Questions other packages ask of the vocabulary."""

from __future__ import annotations

from django.db.models import F, QuerySet

from taxonomy.folding import fold
from taxonomy.models import City, Country, Office, Theme


def themes_in_order() -> QuerySet[Theme]:
    """All themes as the editors arranged them."""
    return Theme.objects.order_by("order", "slug")


def themes_by_slug() -> dict[str, Theme]:
    """All themes under their slug, in order."""
    return {theme.slug: theme for theme in themes_in_order()}


def country_by_code(code: str) -> Country | None:
    """The country of an ISO 3166-1 alpha-2 code in any case."""
    return Country.objects.filter(code=code.strip().upper()).first()


def city_by_slug(slug: str) -> City | None:
    """The city with its country."""
    return City.objects.select_related("country").filter(slug=slug).first()


def resolve_city(name: str, country_code: str) -> City | None:
    """The city a person means by a name in any language we know, case and accents aside.

    A city called so comes before one that is only also called so; then the larger wins.
    """
    key = fold(name)
    if not key:
        return None
    named = City.objects.select_related("country").filter(
        country_id=country_code.strip().upper(), name_keys__contains=f"|{key}|"
    )
    return max(named, key=lambda city: (_is_called(city, key), city.population or 0), default=None)


def _is_called(city: City, key: str) -> bool:
    return key in (fold(city.name_en), fold(city.name_ko))


def suggest_cities(start: str, limit: int = 10) -> list[City]:
    """Cities with a name that starts so, the largest first, with their countries."""
    key = fold(start)
    if not key:
        return []
    found = City.objects.select_related("country").filter(name_keys__contains=f"|{key}")
    return list(found.order_by(F("population").desc(nulls_last=True), "slug")[:limit])


def office_named(name: str, city: City) -> Office | None:
    """A city's office by its name, case aside."""
    return Office.objects.filter(city=city, name__iexact=" ".join(name.split())).first()
