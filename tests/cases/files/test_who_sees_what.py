"""Every role at every door to a file in every state: one table, computed and asserted whole."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from wagtail.models import PageViewRestriction

from accounts.models import User
from briefs.models import BriefPage
from cases.choices import Visibility
from programmes.models import LearningSession
from search.audience import audience_of
from search.router import site_router
from tests.factories.accounts import make_staff
from tests.factories.files import attach, make_deck
from tests.factories.policies import make_brief
from tests.factories.programmes import ParticipationFactory, SessionFactory
from uploads.choices import FileState
from uploads.models import SourceFile

pytestmark = pytest.mark.django_db

STAFF = frozenset({"editor", "moderator"})
ALUMNI = frozenset({"participant", "other participant", "alumnus", "author"})
OF_THE_SESSION = frozenset({"participant", "author"})
EVERYBODY = STAFF | ALUMNI | {"visitor"}
TRUSTED = STAFF | {"author"}
NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Expected:
    """Who reaches the file itself, who finds it by searching, and who sees its policy."""

    reaches: frozenset[str]
    finds: frozenset[str]
    sees_policy: frozenset[str]


EXPECTED = {
    "draft": Expected(TRUSTED, NOBODY, NOBODY),
    "public": Expected(EVERYBODY, EVERYBODY, EVERYBODY),
    "alumni": Expected(STAFF | ALUMNI, STAFF | ALUMNI, STAFF | ALUMNI),
    "session": Expected(*[STAFF | OF_THE_SESSION] * 3),
    "hidden": Expected(TRUSTED, NOBODY, EVERYBODY),
    "held": Expected(TRUSTED, NOBODY, EVERYBODY),
    "unpublished": Expected(TRUSTED, NOBODY, NOBODY),
    "restricted": Expected(TRUSTED, STAFF, STAFF),
    "taken off": Expected(TRUSTED, NOBODY, EVERYBODY),
}


#: What the file itself has in some of the states.
FIELDS: Mapping[str, dict[str, Any]] = {
    "hidden": {"is_hidden": True},
    "held": {"state": FileState.HELD},
}


def arrange(state: str, session: LearningSession, author: User) -> tuple[BriefPage, SourceFile]:
    """A brief whose file is in this state."""
    deck = make_deck(2, uploaded_by_user=author, **FIELDS.get(state, {}))
    visibility = state if state in Visibility.values else Visibility.PUBLIC
    page = make_brief("Zeppelins", session=session, visibility=visibility, live=state != "draft")
    attach(page, deck)
    if state == "unpublished":
        page.unpublish()
    elif state == "restricted":
        PageViewRestriction.objects.create(page=page.page_ptr, restriction_type="groups")
    elif state == "taken off":
        page.files.clear()
        page.save_revision().publish()
    return page, deck


def people(session: LearningSession, author: User) -> dict[str, User | None]:
    """One person of each role."""
    past = SessionFactory.create(slug="october-2011", year=2011)
    return {
        "visitor": None,
        "participant": ParticipationFactory.create(session=session).user,
        "other participant": ParticipationFactory.create(session=SessionFactory.create()).user,
        "alumnus": ParticipationFactory.create(session=past).user,
        "author": author,
        "editor": make_staff(),
        "moderator": make_staff(group="Moderators"),
    }


Door = Callable[[Client, BriefPage, SourceFile], bool]


def _opens(client: Client, path: str) -> bool:
    """Whether the address leads to something; to whoever may not, it says 404 at once."""
    answer: Any = client.get(path)
    if answer.status_code == 302:
        answer = client.get(path, follow=True)
    assert answer.status_code in (200, 404)
    assert answer.getvalue()
    return bool(answer.status_code == 200)


def _json(client: Client, path: str) -> Any:
    answer = client.get(path)
    return answer.json() if answer.status_code == 200 else None


def _file_types(client: Client) -> list[str]:
    facets = _json(client, "/api/v1/search")["facets"]
    [facet] = [facet for facet in facets if facet["name"] == "file_type"]
    return [option["value"] for option in facet["options"]]


#: Whoever reaches the file comes through these.
OWN_DOORS: Mapping[str, Door] = {
    "viewer": lambda client, page, file: _opens(
        client, f"/policies/{page.stable_id}/files/{file.stable_id}/p/2/"
    ),
    "viewer in Korean": lambda client, page, file: _opens(
        client, f"/ko/policies/{page.stable_id}/files/{file.stable_id}/"
    ),
    "viewer without a policy": lambda client, page, file: _opens(
        client, f"/files/{file.stable_id}/p/2/"
    ),
    "picture": lambda client, page, file: _opens(client, f"/files/{file.stable_id}/p/2/800.webp"),
    "thumbnail": lambda client, page, file: _opens(client, f"/files/{file.stable_id}/p/2/320.webp"),
    "original": lambda client, page, file: _opens(client, f"/files/{file.stable_id}/original/"),
    "Wagtail's address": lambda client, page, file: _opens(
        client, f"/documents/{file.pk}/{file.filename}"
    ),
}

#: And these show that it exists.
SEARCH_DOORS: Mapping[str, Door] = {
    "search of the API": lambda client, page, file: bool(
        _json(client, "/api/v1/search?q=lanterns2")["results"]
    ),
    "search page": lambda client, page, file: (
        str(file.stable_id) in client.get("/search/?q=lanterns2").content.decode()
    ),
    "policy of the API": lambda client, page, file: (
        str(file.stable_id) in str(_json(client, f"/api/v1/policies/{page.stable_id}"))
    ),
    "count of the facet": lambda client, page, file: _file_types(client) == ["pptx"],
}


@pytest.mark.parametrize("state", EXPECTED)
def test_who_sees_what(state: str) -> None:
    session = SessionFactory.create(slug="may-2012")
    author = ParticipationFactory.create(session=session).user
    page, file = arrange(state, session, author)
    expected = EXPECTED[state]

    table: dict[str, frozenset[str]] = {}
    wanted: dict[str, frozenset[str]] = {}
    clients: dict[str, Client] = {}
    roles = people(session, author)
    for role, person in roles.items():
        clients[role] = Client()
        if person:
            clients[role].force_login(person)
    for doors, through in ((OWN_DOORS, expected.reaches), (SEARCH_DOORS, expected.finds)):
        for name, door in doors.items():
            wanted[name] = through
            table[name] = frozenset(
                role for role, client in clients.items() if door(client, page, file)
            )
    wanted["suggestion"] = expected.sees_policy
    table["suggestion"] = frozenset(
        role
        for role, person in roles.items()
        if site_router().suggest("zepp", audience_of(person or AnonymousUser()))
    )

    assert set(clients) == EVERYBODY
    assert table == wanted
