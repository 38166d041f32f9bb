"""The facets, as data: the one place to read, and nearly the only one to edit, to add a facet.

A facet has a name (also the URL parameter and the field in the index), a heading, the labels of
its values, and the values a record has. Engines only ever see the names.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from cases.choices import Evidence, Status
from search import facet_labels as labels

Labels = Callable[[Iterable[str]], Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Facet:
    """One way to narrow a result list.

    ``labels`` maps those of the given values that exist to their text in the active language, so
    a value without a label is one that does not exist. Options come by count, most first;
    ``in_order`` keeps the order in which ``labels`` gives them.
    """

    name: str
    heading: str | Promise
    labels: Labels
    in_order: bool = False


#: The year a policy began. Unlike the span of years, which is about when it ran, it has each
#: policy once, so that policies can be counted by it.
STARTED: Final = "started"

FACETS = (
    Facet("theme", _("Theme"), labels.themes),
    Facet("region", _("Region"), labels.regions),
    Facet("country", _("Country"), labels.countries),
    Facet("city", _("City"), labels.cities),
    Facet("kind", _("Kind"), labels.kinds, in_order=True),
    Facet("language", _("Language of the text"), labels.languages),
    Facet("session", _("Learning session"), labels.sessions),
    Facet("sdg", _("Sustainable development goal"), labels.sdgs),
    Facet("status", _("Status"), labels.from_choices(Status), in_order=True),
    Facet("evidence", _("Evidence"), labels.from_choices(Evidence), in_order=True),
    Facet("has_cost", _("Cost figures"), labels.cost_figures, in_order=True),
    Facet("file_type", _("File type"), labels.file_types),
    Facet(STARTED, _("Start year"), labels.years, in_order=True),
)

FACET_BY_NAME = {facet.name: facet for facet in FACETS}
FACET_NAMES = tuple(FACET_BY_NAME)
