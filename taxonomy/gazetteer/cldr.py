"""Names in a known language, from Unicode CLDR as packed by Babel.

Countries: all. Cities: those a time zone is named after, several hundred.
"""

from __future__ import annotations

from collections import defaultdict
from importlib import import_module
from typing import Any

from taxonomy.folding import fold
from taxonomy.languages import INTERFACE_LANGUAGES

Names = dict[str, str]


def _locales() -> dict[str, Any]:
    """Babel's locale of each language of the site. Raises ModuleNotFoundError without Babel."""
    parse = import_module("babel").Locale.parse
    return {each.code: parse(each.code, sep="-") for each in INTERFACE_LANGUAGES}


def country_names() -> dict[str, Names]:
    """Names by code and language: {"KR": {"en": "South Korea", "ko": "대한민국"}}."""
    names: dict[str, Names] = defaultdict(dict)
    for language, locale in _locales().items():
        for code, name in locale.territories.items():
            names[code][language] = name
    return dict(names)


def city_names() -> dict[tuple[str, str], Names]:
    """By country and folded English name: {("KR", "seoul"): {"ko": "서울", "ja": "ソウル"}}."""
    country_of = import_module("babel").core.get_global("zone_territories")
    names: dict[tuple[str, str], Names] = defaultdict(dict)
    for language, locale in _locales().items():
        for zone, entry in locale.time_zones.items():
            english = zone.rpartition("/")[2].replace("_", " ")
            if zone in country_of and "city" in entry:
                names[country_of[zone], fold(english)][language] = entry["city"].partition(" (")[0]
    return dict(names)
