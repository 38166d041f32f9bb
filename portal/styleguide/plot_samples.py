"""Sample values for plots and for what stands on portraits: few, many, long and none."""

from __future__ import annotations

from typing import Any, Final

from portal.people.entries import Entry
from portal.plots.matrix import Matrix, matrix_of
from portal.plots.projection import HEIGHT, WEST, WIDTH
from portal.plots.shares import share
from portal.plots.world import by_size, dots_of
from portal.plots.years import Column
from portal.styleguide.samples import HERE, LONG
from programmes.models import LearningSession
from taxonomy.languages import INTERFACE_LANGUAGES
from taxonomy.models import City, Country, Theme
from taxonomy.regions import Region

#: Policies of one year after the other; the first stands for all earlier ones.
_COUNTS: Final = (9, 1, 0, 4, 12, 3)
_ASIA: Final = Country(code="KR", name_en="South Korea", region=Region.EAST_ASIA)
_CITIES: Final = (
    (City(slug="seoul", name_en="Seoul", country=_ASIA, latitude=37.57, longitude=126.98), 31),
    (City(slug="bogota", name_en="Bogotá", country=_ASIA, latitude=4.61, longitude=-74.08), 4),
    (City(slug="long", name_en=LONG, country=_ASIA, latitude=48.2, longitude=16.4), 1),
)


def years() -> dict[str, Any]:
    """One year is chosen, one has no policy, early ones are put together."""
    columns = [
        Column(
            first=1975 if place == 0 else 2000 + place,
            last=2000 + place,
            count=count,
            share=share(count, max(_COUNTS)),
            url=HERE if count else "",
            is_chosen=place == 3,
        )
        for place, count in enumerate(_COUNTS)
    ]
    return {"columns": columns, "is_open": True, "as_section": False}


def matrix() -> dict[str, Any]:
    """Two themes, one of them long, by three regions."""
    themes = (
        Theme(slug="public-transport", label_en="Public transport"),
        Theme(slug="housing", label_en=LONG),
    )
    counts = {
        ("public-transport", "east-asia"): 17,
        ("public-transport", "oceania"): 1,
        ("housing", "latin-america-caribbean"): 6,
    }
    table: Matrix = matrix_of(themes, counts)
    return {"matrix": table, "search_url": HERE}


def world() -> dict[str, Any]:
    """Large, small, and the city one is at."""
    dots = dots_of(_CITIES, here="bogota")
    return {
        "dots": dots,
        "painted": by_size(dots),
        "label": "Map of sample cities",
        "after": "plots",
        "window": f"{WEST} 0 {WIDTH - WEST} {HEIGHT}",
        "width": WIDTH,
        "height": HEIGHT,
    }


def people() -> dict[str, Entry]:
    """All that an entry may have, and the least."""
    session = LearningSession(slug="sample", name="October 2012", year=2012)
    seoul = _CITIES[0][0]
    full = Entry(
        name="Sample Person",
        city=seoul,
        office=LONG,
        sessions=(session,),
        languages=INTERFACE_LANGUAGES,
    )
    bare = Entry(name="شخص تجريبي", city=None, office="", sessions=(), languages=())
    return {"everything": full, "a name only": bare}
