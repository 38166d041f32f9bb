"""All the portal knows of a person, in a form a machine can read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from accounts.models import User
from accounts.signals import data_asked


def data_of(user: User) -> dict[str, Any]:
    """``account`` and what the other packages add: participations, invitations, briefs, ..."""
    data: dict[str, Any] = {"account": _account(user)}
    for _receiver, answer in data_asked.send(sender=User, user=user):
        data |= cast("Mapping[str, Any]", answer)
    return data


def _account(user: User) -> dict[str, Any]:
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "city": user.city and user.city.name_en,
        "office": user.office and user.office.name,
        "preferred_language": user.preferred_language,
        "listed_in_the_directory_since": user.listed_since and user.listed_since.isoformat(),
        "spoken_languages": user.spoken_languages,
        "joined": user.date_joined.isoformat(),
        "last_signed_in": user.last_login and user.last_login.isoformat(),
        "groups": sorted(user.groups.values_list("name", flat=True)),
        "has_password": user.has_usable_password(),
    }
