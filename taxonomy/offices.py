"""Adding an office that a participant names, without making a second one of the same name."""

from __future__ import annotations

from django.db import transaction

from taxonomy.models import City, Office
from taxonomy.selectors import office_named


@transaction.atomic
def find_or_add_office(*, name: str, city: City, name_local: str = "") -> Office:
    """The city's office of that name, case and spaces aside; new when there is none."""
    known = office_named(name, city)
    if known is not None:
        return known
    return Office.objects.create(name=" ".join(name.split()), name_local=name_local, city=city)
