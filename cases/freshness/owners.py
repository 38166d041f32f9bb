"""Whom to ask about the facts of a policy: its office first, because people move on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from accounts.models import User

if TYPE_CHECKING:
    from cases.models import PolicyPage

#: Offices have no language of their own; those of this country read Korean.
_KOREA: Final = "KR"


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for a policy; ``language`` is one of the interface."""

    name: str
    email: str
    language: str


def owners_of(policies: Iterable[PolicyPage]) -> Mapping[int, Owner]:
    """Page id -> the office's address, else an author's account, else somebody of the office.

    Two queries for any number of policies that came with their city and office. A policy nobody
    can be asked about is left out.
    """
    listed = list(policies)
    authors = User.objects.filter(pk__in={pk for each in listed for pk in _accounts(each)})
    active = {user.pk: user for user in authors.filter(is_active=True).exclude(email="")}
    people = _people_of({each.office_id for each in listed if each.office_id})
    found = {each.pk: _owner(each, active, people) for each in listed}
    return {pk: owner for pk, owner in found.items() if owner is not None}


def _owner(
    policy: PolicyPage, authors: Mapping[int, User], people: Mapping[int, User]
) -> Owner | None:
    office = policy.office
    if office is not None and office.contact_email:
        language = "ko" if policy.city.country_id == _KOREA else "en"
        return Owner(office.name, office.contact_email, language)
    person = next((authors[pk] for pk in _accounts(policy) if pk in authors), None)
    if person is None and office is not None:
        person = people.get(office.pk)
    if person is None:
        return None
    return Owner(str(person), person.email, person.preferred_language)


def _accounts(policy: PolicyPage) -> list[int]:
    return [block.value["account"] for block in policy.authors if block.value["account"]]


def _people_of(offices: set[int]) -> Mapping[int, User]:
    """Office -> the one of its people whose account is the oldest."""
    people = User.objects.filter(office__in=offices, is_active=True).exclude(email="")
    return {user.office_id or 0: user for user in people.order_by("-pk")}
