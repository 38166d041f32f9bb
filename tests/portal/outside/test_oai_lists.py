"""Lists for harvesters: sets, times, and pieces that leave nothing out."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client

from portal.outside.oai import verbs
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory
from tests.factories.taxonomy import ThemeFactory
from tests.portal.outside.oai_documents import ask, at, read, set_time

pytestmark = pytest.mark.django_db

PREFIX = {"metadataPrefix": "oai_dc"}
RECORDS = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"


def test_a_list_of_identifiers_has_headers_with_sets(client: Client) -> None:
    make_brief(
        "Bicycle streets",
        session=SessionFactory.create(slug="may-2012"),
        main_theme=ThemeFactory.create(slug="safety"),
    )

    (header,) = ask(client, "ListIdentifiers", **PREFIX).headers()

    assert [each.text for each in header][2:] == ["kind:brief", "session:may-2012", "theme:safety"]


def test_sets_are_kinds_themes_and_sessions(client: Client) -> None:
    ThemeFactory.create(slug="safety", label_en="Safety")
    SessionFactory.create(slug="may-2012", name="May 2012")

    sets = [(each[0].text, each[1].text) for each in ask(client, "ListSets").content]

    assert ("kind:case", "Case studies of Seoul") in sets
    assert ("theme:safety", "Safety") in sets
    assert ("session:may-2012", "May 2012") in sets


@pytest.mark.parametrize(
    ("name", "titles"),
    [
        ("kind:case", ["Night buses"]),
        ("kind", ["Night buses", "Bicycle streets"]),
        ("theme:safety", ["Night buses", "Bicycle streets"]),
        ("theme:tourism", ["Bicycle streets"]),
        ("session:may-2012", ["Bicycle streets"]),
    ],
)
def test_a_set_is_harvested_by_itself(name: str, titles: list[str], client: Client) -> None:
    safety, tourism = ThemeFactory.create(slug="safety"), ThemeFactory.create(slug="tourism")
    case = make_case("Night buses", main_theme=safety)
    brief = make_brief(
        "Bicycle streets",
        main_theme=tourism,
        other_themes=[safety],
        session=SessionFactory.create(slug="may-2012"),
    )
    set_time(case.stable_id, at(1))
    set_time(brief.stable_id, at(2))

    found = ask(client, "ListRecords", set=name, **PREFIX)

    assert [title for title, _language in found.core("title")] == titles


def test_a_set_is_not_another_whose_name_begins_alike(client: Client) -> None:
    make_case("Night buses", main_theme=ThemeFactory.create(slug="waste-and-recycling"))

    assert ask(client, "ListRecords", set="theme:waste", **PREFIX).error == "noRecordsMatch"


@pytest.mark.parametrize(
    ("since", "until", "found"),
    [
        ("2026-05-01T12:00:02Z", None, [2, 3]),
        (None, "2026-05-01T12:00:02Z", [1, 2]),
        ("2026-05-01T12:00:02Z", "2026-05-01T12:00:02Z", [2]),
        ("2026-05-01", "2026-05-01", [1, 2, 3]),
        ("2026-04-30", None, [1, 2, 3]),
    ],
)
def test_both_ends_of_a_time_are_included(
    since: str | None, until: str | None, found: list[int], client: Client
) -> None:
    pages = {number: make_case(f"Case {number}") for number in (1, 2, 3)}
    for number, page in pages.items():
        set_time(page.stable_id, at(number))
    arguments = {"from": since, "until": until}
    query = urlencode({name: value for name, value in arguments.items() if value})

    document = read(client.get(f"{RECORDS}&{query}").content)

    assert document.identifiers() == [pages[number].stable_id for number in found]


def test_a_long_list_comes_in_pieces_and_ends_with_an_empty_token(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "PAGE_SIZE", 2)
    pages = [make_case(f"Case {number}") for number in range(5)]

    pieces = [ask(client, "ListRecords", **PREFIX)]
    while pieces[-1].token:
        pieces.append(ask(client, "ListRecords", resumptionToken=pieces[-1].token))

    assert [len(piece.identifiers()) for piece in pieces] == [2, 2, 1]
    assert [page.stable_id for page in pages] == [
        stable_id for piece in pieces for stable_id in piece.identifiers()
    ]
    counts = [piece.content[-1].attrib for piece in pieces]
    assert [each["cursor"] for each in counts] == ["0", "2", "4"]
    assert {each["completeListSize"] for each in counts} == {"5"}
    assert pieces[-1].token == ""


def test_nothing_is_left_out_when_policies_change_between_two_pieces(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "PAGE_SIZE", 2)
    pages = [make_case(f"Case {number}") for number in range(5)]
    for number, page in enumerate(pages):
        set_time(page.stable_id, at(number))

    first = ask(client, "ListIdentifiers", **PREFIX)
    pages[0].save_revision().publish()
    pages[3].unpublish()
    new = make_case("Case 5")
    rest: list[str] = []
    token = first.token
    while token:
        piece = ask(client, "ListIdentifiers", resumptionToken=token)
        rest.extend(piece.identifiers())
        token = piece.token

    assert set(first.identifiers()) | set(rest) == {
        *(page.stable_id for page in pages),
        new.stable_id,
    }


def test_a_selection_goes_on_with_its_token(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(verbs, "PAGE_SIZE", 1)
    safety = ThemeFactory.create(slug="safety")
    wanted = [make_case(f"Case {number}", main_theme=safety) for number in range(2)]
    make_case("Other", main_theme=ThemeFactory.create(slug="tourism"))

    first = ask(client, "ListRecords", set="theme:safety", **PREFIX)
    second = ask(client, "ListRecords", resumptionToken=first.token or "")

    assert first.identifiers() + second.identifiers() == [page.stable_id for page in wanted]
    assert second.token == ""


def test_a_token_is_good_for_its_verb_only(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(verbs, "PAGE_SIZE", 1)
    for number in range(2):
        make_case(f"Case {number}")
    token = ask(client, "ListRecords", **PREFIX).token or ""

    assert ask(client, "ListIdentifiers", resumptionToken=token).error == "badResumptionToken"
    assert ask(client, "ListRecords", resumptionToken=f"{token}x").error == "badResumptionToken"
