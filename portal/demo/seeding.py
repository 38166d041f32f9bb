"""The whole demo in its order: vocabulary, places, sessions, policies, accounts, collections.

Keyed by stable identifiers, so that a second run changes nothing. What an editor changed in the
admin since stays: a page whose last revision has an author is left alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from accounts.models import User
from briefs.importing.drafts import PAGE_MODELS
from briefs.importing.writing import Written, write_policies
from portal.demo.accounts import seed_accounts
from portal.demo.collections import seed_collections
from portal.demo.content import PolicyEntry, read_places, read_policies
from portal.demo.files import seed_files
from portal.demo.packs import seed_packs
from portal.demo.policies import Surroundings, policy_draft, with_related
from portal.demo.sessions import seed_places, seed_sessions
from portal.demo.submissions import seed_submissions
from portal.demo.unfinished import seed_unfinished
from portal.models import HomePage
from taxonomy.loading import load_taxonomy
from taxonomy.models import City
from taxonomy.offices import find_or_add_office
from taxonomy.selectors import resolve_city, themes_by_slug

#: Shown large on the front page: everybody has heard of it, and it can be visited.
FIRST_TO_READ: Final = "seoul-cheonggyecheon"


class DemoRefused(Exception):
    """Sample accounts with known passwords have no place on this site."""


class UnknownCity(Exception):
    """The content names a city the vocabulary lacks."""


@dataclass(frozen=True, slots=True)
class Seeded:
    """What a run did; ``edited`` policies were left as an editor had changed them."""

    policies: int
    new: int
    changed: int
    edited: int
    unfinished: int
    accounts: int
    files: int
    briefs: int
    collections: int

    def __str__(self) -> str:
        return f"{self.policies} policies ({self.new} new, {self.changed} changed)"


def seed_demo() -> Seeded:
    """Bring all demo content into the database; raises DemoRefused where it is not allowed."""
    if not demo_is_allowed():
        raise DemoRefused("DEMO_CONTENT_ALLOWED is not set: this site takes no demo content.")
    load_taxonomy()
    entries = read_policies()
    written = _write_entries(entries)
    accounts = seed_accounts()
    editor = User.objects.get(email="editor@example.org")
    moderator = User.objects.get(email="moderator@example.org")
    unfinished = seed_unfinished(editor=editor, moderator=moderator)
    files = seed_files(entries=entries, staff=editor)
    briefs = seed_submissions(entries=entries, moderator=moderator)
    collections = seed_collections(page_ids=_page_ids())
    seed_packs()
    HomePage.objects.filter(lead=None).update(lead=_page_ids()[FIRST_TO_READ])
    return Seeded(
        policies=len(entries),
        new=written.new,
        changed=written.changed,
        edited=written.edited,
        unfinished=unfinished,
        accounts=accounts,
        files=files,
        briefs=briefs,
        collections=collections,
    )


def demo_is_allowed() -> bool:
    """Only the settings of laptops and tests say so."""
    return getattr(settings, "DEMO_CONTENT_ALLOWED", False) is True


def _write_entries(entries: Sequence[PolicyEntry]) -> Written:
    """Pages point to each other, so all exist as drafts before the first is published."""
    around = _surroundings(entries)
    present = _page_ids()
    missing = [entry for entry in entries if entry.slug not in present]
    write_policies(drafts=[policy_draft(entry, around) for entry in missing], publish=False)
    ids = _page_ids()
    drafts = [with_related(policy_draft(entry, around), entry, ids) for entry in entries]
    written = write_policies(drafts=drafts, publish=True)
    return Written(
        new=len(missing),
        changed=written.changed - len(missing),
        unchanged=written.unchanged,
        edited=written.edited,
    )


def _surroundings(entries: Sequence[PolicyEntry]) -> Surroundings:
    cities = {
        (name, country): _city(name, country)
        for name, country in {(entry.city, entry.country) for entry in entries}
    }
    offices = {}
    for entry in entries:
        city = cities[entry.city, entry.country]
        office = find_or_add_office(name=entry.responsible_body, city=city)
        offices[entry.responsible_body, city.pk] = office
    places = seed_places(entries=read_places())
    return Surroundings(
        themes=themes_by_slug(),
        cities=cities,
        offices=offices,
        sessions=seed_sessions(),
        places=places,
    )


def _city(name: str, country: str) -> City:
    city = resolve_city(name, country)
    if city is None:
        raise UnknownCity(f"{name} ({country})")
    return city


def _page_ids() -> dict[str, int]:
    return {
        external_id: pk
        for model in PAGE_MODELS.values()
        for external_id, pk in model.objects.values_list("external_id", "pk")
    }
