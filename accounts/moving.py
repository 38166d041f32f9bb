"""A person moves to another office. What they wrote before stays with the office of that time."""

from __future__ import annotations

from django.db import transaction

from accounts.models import User
from taxonomy.models import City
from taxonomy.offices import find_or_add_office


@transaction.atomic
def move_to_office(*, user: User, city: City, office: str) -> None:
    """Set city and office of the account; an office of a new name is added to the city."""
    user.city = city
    user.office = find_or_add_office(name=office, city=city)
    user.save(update_fields=["city", "office"])
