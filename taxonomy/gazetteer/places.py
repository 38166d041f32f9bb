"""The rows of `countries.csv` and `cities.csv`, from GeoNames, CLDR and what was set by hand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from taxonomy.folding import fold, without_repeats
from taxonomy.gazetteer.names import chinese_names, english_name, japanese_name, korean_name
from taxonomy.gazetteer.slugs import Claim, give_slugs

Row = dict[str, str]
Names = Mapping[str, str]

SMALLEST_POPULATION = 100_000
COUNTRY_COLUMNS = [
    "code",
    "region",
    "name_en",
    "name_ko",
    "name_zh_hans",
    "name_ja",
    "name_es",
    "name_fr",
]
CITY_COLUMNS = [
    "geonames_id",
    "slug",
    "name_en",
    "name_ko",
    "alternates",
    "country",
    "latitude",
    "longitude",
    "population",
]


def country_rows(
    regions: Mapping[str, list[str]], cldr: Mapping[str, Names], by_hand: Mapping[str, Row]
) -> list[Row]:
    """One row per country of a region; a name set by hand wins over CLDR's."""
    rows = []
    for region, codes in regions.items():
        for code in codes:
            names = {
                column: by_hand.get(code, {}).get(column)
                or cldr.get(code, {}).get(column.removeprefix("name_").replace("_", "-"), "")
                for column in COUNTRY_COLUMNS[2:]
            }
            rows.append({"code": code, "region": region, **names})
    return sorted(rows, key=lambda row: row["code"])


def city_rows(
    geonames: Iterable[Mapping[str, Any]],
    cldr: Mapping[tuple[str, str], Names],
    by_hand: Mapping[str, Row],
    given_slugs: Mapping[int, str],
    capitals: set[tuple[str, str]],
) -> list[Row]:
    """One row per city of at least SMALLEST_POPULATION, in the order of their GeoNames number.

    Where several share a name the capital gets the bare slug, else the largest.
    """
    cities = [city for city in geonames if city["population"] >= SMALLEST_POPULATION]
    rows = {int(city["geonameid"]): _city_row(city, cldr, by_hand) for city in cities}
    deserving = sorted(
        cities,
        key=lambda city: (
            (city["countrycode"], fold(city["name"])) not in capitals,
            -city["population"],
            city["geonameid"],
        ),
    )
    claims = [
        Claim(
            city["geonameid"],
            rows[city["geonameid"]]["name_en"],
            city["countrycode"],
            city["admin1code"],
        )
        for city in deserving
    ]
    slugs = give_slugs(claims, {key: slug for key, slug in given_slugs.items() if key in rows})
    return [{**rows[key], "slug": slugs[key]} for key in sorted(rows)]


def _city_row(
    city: Mapping[str, Any], cldr: Mapping[tuple[str, str], Names], by_hand: Mapping[str, Row]
) -> Row:
    listed: list[str] = city["alternatenames"]
    ours = by_hand.get(str(city["geonameid"]), {})
    known = cldr.get((city["countrycode"], fold(city["name"])), {})
    name_en = ours.get("name_en") or english_name(city["name"], city["countrycode"])
    name_ko = ours.get("name_ko") or known.get("ko") or korean_name(listed, name_en)
    by_script = chinese_names(listed) + japanese_name(listed)
    others = ours["alternates"].split("|") if ours.get("alternates") else by_script
    alternates = without_repeats([name_en, name_ko, *known.values(), *others])
    return {
        "geonames_id": str(city["geonameid"]),
        "name_en": name_en,
        "name_ko": name_ko,
        "alternates": "|".join(name for name in alternates if name not in (name_en, name_ko)),
        "country": city["countrycode"],
        "latitude": f"{city['latitude']:.4f}",
        "longitude": f"{city['longitude']:.4f}",
        "population": ours.get("population") or str(city["population"]),
    }
