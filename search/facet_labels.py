"""Labels of facet values in the active language. A value without a label does not exist."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from cases.choices import SDG_NAMES
from programmes.models import LearningSession
from search.answer import CityResult
from taxonomy.languages import CONTENT_LANGUAGE_CHOICES
from taxonomy.models import City, Country, Theme
from taxonomy.regions import Region

KINDS = {"case": _("Case studies"), "brief": _("Briefs")}
COST_FIGURES = {"yes": _("With cost figures"), "no": _("Without cost figures")}
FILE_TYPES = {
    "pdf": _("PDF"),
    "pptx": _("Presentation (PPTX)"),
    "ppt": _("Presentation (PPT)"),
    "docx": _("Text (DOCX)"),
    "png": _("Picture (PNG)"),
    "jpg": _("Picture (JPEG)"),
    "webp": _("Picture (WebP)"),
}


def from_choices(choices: type[models.TextChoices]) -> Callable[[Iterable[str]], Mapping[str, str]]:
    """Labels of an enumeration, in its own order."""
    return lambda values: _known(dict(choices.choices), values)


def kinds(values: Iterable[str]) -> Mapping[str, str]:
    """Case study or brief."""
    return _known(KINDS, values)


def cost_figures(values: Iterable[str]) -> Mapping[str, str]:
    """Whether an amount is told."""
    return _known(COST_FIGURES, values)


def file_types(values: Iterable[str]) -> Mapping[str, str]:
    """Types of source files, by extension."""
    return _known(FILE_TYPES, values)


def regions(values: Iterable[str]) -> Mapping[str, str]:
    """Regions of the world."""
    return _known(dict(Region.choices), values)


def languages(values: Iterable[str]) -> Mapping[str, str]:
    """Languages of the content, each in its own name."""
    return _known(dict(CONTENT_LANGUAGE_CHOICES), values)


def sdgs(values: Iterable[str]) -> Mapping[str, str]:
    """Goals of the United Nations, by number."""
    known = {str(number): f"{number}. {gettext(str(name))}" for number, name in SDG_NAMES.items()}
    return _known(known, values)


def themes(values: Iterable[str]) -> Mapping[str, str]:
    """Themes by slug."""
    return {theme.slug: theme.label for theme in Theme.objects.filter(slug__in=list(values))}


def countries(values: Iterable[str]) -> Mapping[str, str]:
    """Countries by their two letters (ISO 3166-1)."""
    return {country.code: country.name for country in Country.objects.filter(code__in=list(values))}


def cities(values: Iterable[str]) -> Mapping[str, str]:
    """Cities by slug."""
    return {city.slug: city.name for city in City.objects.filter(slug__in=list(values))}


def cities_with_countries(values: Iterable[str]) -> Mapping[str, CityResult]:
    """Cities by slug, with their countries."""
    found = City.objects.filter(slug__in=list(values)).select_related("country")
    return {
        city.slug: CityResult(city.slug, city.name, city.country.code, city.country.name)
        for city in found
    }


def sessions(values: Iterable[str]) -> Mapping[str, str]:
    """Learning sessions by slug."""
    found = LearningSession.objects.filter(slug__in=list(values))
    return {session.slug: str(session) for session in found}


def years(values: Iterable[str]) -> Mapping[str, str]:
    """Years in words of the interface, the latest first."""
    found = sorted({int(value) for value in values if value.isascii() and value.isdigit()})
    return {str(year): gettext("%(year)s") % {"year": year} for year in reversed(found) if year}


def _known(labels: Mapping[str, object], values: Iterable[str]) -> dict[str, str]:
    wanted = set(values)
    return {value: str(label) for value, label in labels.items() if value in wanted}
