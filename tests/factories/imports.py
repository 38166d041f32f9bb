"""Files to import: valid rows to spoil, written in every format."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from taxonomy.models import City, Theme
from tests.factories.programmes import PlaceFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory

Row = Mapping[str, Any]


def make_vocabulary() -> None:
    """The records that the rows below name."""
    korea = CountryFactory.create(code="KR", name_en="South Korea", name_ko="대한민국")
    japan = CountryFactory.create(code="JP", name_en="Japan", name_ko="일본")
    _city(slug="seoul", name_en="Seoul", name_ko="서울", country=korea)
    _city(slug="osaka", name_en="Osaka", name_ko="오사카", country=japan)
    _theme("public-transport", "Public transport")
    _theme("housing", "Housing")
    SessionFactory.create(slug="2012-05", name="May 2012")
    PlaceFactory.create(slug="topis", name="TOPIS")


def row(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A valid row with every required column; ``None`` takes a column away."""
    values = {
        "external_id": f"row-{number}",
        "kind": "case",
        "title": f"Night buses {number}",
        "summary": "Buses that run at night.",
        "body": "First paragraph.\n\nSecond & last.",
        "city": "Seoul",
        "country": "KR",
        "year": "2013",
        "themes": "public-transport|housing",
        "language": "en",
        **changes,
    }
    return {name: value for name, value in values.items() if value is not None}


def write_csv(path: Path, rows: Sequence[Row], delimiter: str = ",") -> Path:
    """A CSV file with the columns of all rows."""
    columns = list(dict.fromkeys(name for each in rows for name in each))
    text = io.StringIO()
    writer = csv.DictWriter(text, columns, delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8", newline="")
    return path


def write_jsonl(path: Path, rows: Sequence[Row]) -> Path:
    """A JSON Lines file."""
    path.write_text("".join(json.dumps(each) + "\n" for each in rows), encoding="utf-8")
    return path


def write_xlsx(path: Path, rows: Sequence[Row]) -> Path:
    """An Excel file with the columns of all rows."""
    columns = list(dict.fromkeys(name for each in rows for name in each))
    workbook = Workbook(write_only=True)
    sheet = workbook.create_sheet()
    sheet.append(columns)
    for each in rows:
        sheet.append([each.get(name) for name in columns])
    workbook.save(path)
    return path


def _city(**fields: Any) -> City:
    city: City = CityFactory.create(**fields)
    return city


def _theme(slug: str, label: str) -> Theme:
    theme: Theme = ThemeFactory.create(slug=slug, label_en=label)
    return theme
