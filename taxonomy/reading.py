"""The committed files in `taxonomy/data` as unsaved records."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

from taxonomy.languages import INTERFACE_LANGUAGES
from taxonomy.models import City, Country, Theme
from taxonomy.models.theme import LABEL_COLUMNS, tidy_terms

DATA = Path(__file__).parent / "data"


def read_csv(name: str) -> Iterator[dict[str, str]]:
    """Rows by column name; none when the file does not exist yet."""
    path = DATA / name
    if path.exists():
        with path.open(encoding="utf-8", newline="") as file:
            yield from csv.DictReader(file)


def read_themes() -> list[Theme]:
    entries = json.loads((DATA / "themes.json").read_text(encoding="utf-8"))
    return [
        Theme(
            slug=entry["id"],
            icon=entry["icon"],
            order=place,
            search_terms=tidy_terms(entry["synonyms"]),
            **{column: entry["label"].get(code, "") for code, column in LABEL_COLUMNS.items()},
        )
        for place, entry in enumerate(entries)
    ]


def read_countries() -> list[Country]:
    return [
        Country(
            code=row["code"],
            name_en=row["name_en"],
            name_ko=row["name_ko"],
            other_names=_further_names(row),
            region=row["region"],
        )
        for row in read_csv("countries.csv")
    ]


def _further_names(row: dict[str, str]) -> dict[str, str]:
    """Every language of the site but the two that have a column of their own."""
    codes = [each.code for each in INTERFACE_LANGUAGES[2:]]
    names = {code: row[f"name_{code.replace('-', '_')}"] for code in codes}
    return {code: name for code, name in names.items() if name}


def read_cities() -> list[City]:
    by_hand = {
        row["geonames_id"]: _further_names(row)
        for row in read_csv("by_hand/city_names_by_language.csv")
    }
    return [
        City(
            geonames_id=int(row["geonames_id"]),
            slug=row["slug"],
            name_en=row["name_en"],
            name_ko=row["name_ko"],
            other_names=by_hand.get(row["geonames_id"], {}),
            alternate_names=row["alternates"].split("|") if row["alternates"] else [],
            country_id=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            population=int(row["population"]) if row["population"] else None,
        )
        for row in read_csv("cities.csv")
    ]
