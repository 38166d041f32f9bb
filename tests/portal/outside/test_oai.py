"""OAI-PMH as a harvester sees it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Locale, PageViewRestriction

from cases.choices import Visibility
from portal.models import HarvestRow
from portal.outside.oai import verbs
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory
from tests.portal.outside.oai_documents import ask, read, text_of
from uploads.choices import Licence

pytestmark = pytest.mark.django_db

PREFIX = {"metadataPrefix": "oai_dc"}
RECORDS = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"


def set_time(stable_id: str, at: datetime) -> None:
    HarvestRow.objects.filter(stable_id=stable_id).update(changed_at=at)


def at(second: int) -> datetime:
    return datetime(2026, 5, 1, 12, 0, second, tzinfo=UTC)


def test_it_says_who_it_is(client: Client) -> None:
    identity = ask(client, "Identify").content

    assert text_of(identity, "repositoryName") == "Seoul case-study portal"
    assert text_of(identity, "baseURL") == "http://testserver/oai/"
    assert text_of(identity, "protocolVersion") == "2.0"
    assert text_of(identity, "deletedRecord") == "persistent"
    assert text_of(identity, "granularity") == "YYYY-MM-DDThh:mm:ssZ"


def test_the_earliest_time_is_that_of_the_oldest_row(client: Client) -> None:
    page = make_case("Night buses")
    set_time(page.stable_id, at(7))

    identity = ask(client, "Identify").content
    assert text_of(identity, "earliestDatestamp") == "2026-05-01T12:00:07Z"


@pytest.mark.parametrize(
    ("settings", "namespace"),
    [
        ({"PUBLIC_ORIGIN": "https://cases.example.org"}, "cases.example.org"),
        ({"PUBLIC_ORIGIN": "https://new.example", "OAI_NAMESPACE": "old.example"}, "old.example"),
        ({"PUBLIC_ORIGIN": "http://127.0.0.1:8000"}, "portal.invalid"),
        ({"PUBLIC_ORIGIN": ""}, "portal.invalid"),
    ],
)
def test_identifiers_hold_the_host_the_operator_named(
    settings: dict[str, str], namespace: str, client: Client
) -> None:
    page = make_case("Night buses")

    with override_settings(**settings):
        found = ask(client, "GetRecord", identifier=f"oai:{namespace}:{page.stable_id}", **PREFIX)

    (header,) = found.headers()
    assert text_of(header, "identifier") == f"oai:{namespace}:{page.stable_id}"


def test_a_policy_is_told_in_dublin_core(client: Client) -> None:
    korea = CountryFactory.create(code="KR", name_en="South Korea")
    seoul = CityFactory.create(slug="seoul", name_en="Seoul", country=korea)
    page = make_case(
        "Night & <buses>",
        slug="night-buses",
        city=seoul,
        office=OfficeFactory.create(name="Transport Division", city=seoul),
        original_title="심야버스",
        original_language="ko",
        main_theme=ThemeFactory.create(slug="safety", label_en="Safety", label_ko="안전"),
        start_year=2013,
        licence=Licence.CC_BY,
    )

    found = ask(client, "GetRecord", identifier=f"oai:portal.invalid:{page.stable_id}", **PREFIX)

    assert found.core("title") == [("Night & <buses>", "en"), ("심야버스", "ko")]
    assert found.core("creator") == [("Transport Division", "")]
    assert found.core("subject") == [("Safety", "en")]
    assert found.core("description") == [("About Night & <buses>.", "en")]
    assert found.core("identifier") == [(f"http://testserver/policies/{page.stable_id}/", "")]
    assert found.core("coverage") == [("Seoul, South Korea", "en"), ("2013/..", "")]
    assert found.core("language") == [("en", "")]
    assert found.core("date") == [(f"{timezone.localdate(page.first_published_at)}", "")]
    assert ("https://creativecommons.org/licenses/by/4.0/", "") in found.core("rights")


def test_a_policy_is_one_record_with_all_its_translations(client: Client) -> None:
    page = make_case("Night buses")
    copy = page.copy_for_translation(Locale.objects.get(language_code="ko"), copy_parents=True)
    copy.title, copy.content_language = "심야버스", "ko"
    copy.save_revision().publish()

    found = ask(client, "ListRecords", **PREFIX)

    assert found.identifiers() == [page.stable_id]
    assert found.core("title") == [("Night buses", "en"), ("심야버스", "ko")]
    assert found.core("language") == [("en", ""), ("ko", "")]


def test_characters_xml_has_no_place_for_are_left_out(client: Client) -> None:
    make_case("Night\x0bbuses \ufffe", slug="night-buses")

    assert ask(client, "ListRecords", **PREFIX).core("title") == [("Nightbuses ", "en")]


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


def test_a_policy_taken_away_is_a_deletion_for_good(client: Client) -> None:
    page = make_case("Night buses", main_theme=ThemeFactory.create(slug="safety"))
    set_time(page.stable_id, at(1))

    page.unpublish()

    found = ask(client, "ListRecords", set="theme:safety", **PREFIX)
    assert found.deleted() == [page.stable_id]
    assert found.core("title") == []
    assert HarvestRow.objects.get().changed_at > at(1)
    page.delete()
    identifier = f"oai:portal.invalid:{page.stable_id}"
    assert ask(client, "GetRecord", identifier=identifier, **PREFIX).deleted() == [page.stable_id]


def test_a_policy_that_is_public_again_is_no_deletion(client: Client) -> None:
    page = make_case("Night buses")
    page.unpublish()
    page.save_revision().publish()

    assert ask(client, "ListRecords", **PREFIX).deleted() == []


def test_what_was_never_public_is_not_even_a_deletion(client: Client) -> None:
    make_case("A draft", live=False)
    alumni = make_case("For alumni", visibility=Visibility.ALUMNI)
    alumni.unpublish()

    assert ask(client, "ListRecords", **PREFIX).error == "noRecordsMatch"


def test_everybody_harvests_what_visitors_see() -> None:
    make_case("Night buses")
    make_case("For alumni", visibility=Visibility.ALUMNI)
    client = Client()
    client.force_login(ParticipationFactory.create().user)

    assert ask(client, "ListRecords", **PREFIX).core("title") == [("Night buses", "en")]


def test_a_policy_for_alumni_from_now_on_is_a_deletion(client: Client) -> None:
    page = make_case("Night buses")
    page.visibility = Visibility.ALUMNI
    page.save_revision().publish()

    assert ask(client, "ListRecords", **PREFIX).deleted() == [page.stable_id]


def test_a_restriction_in_the_page_tree_is_a_deletion_until_it_is_lifted(client: Client) -> None:
    page = make_case("Night buses")
    restriction = PageViewRestriction.objects.create(
        page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    closed = ask(client, "ListRecords", **PREFIX).deleted()
    restriction.delete()

    assert closed == [page.stable_id]
    assert ask(client, "ListRecords", **PREFIX).deleted() == []


def test_a_row_that_is_behind_shows_nothing_it_should_not(client: Client) -> None:
    page = make_case("Night buses")
    type(page).objects.filter(pk=page.pk).update(visibility=Visibility.ALUMNI)

    assert ask(client, "ListRecords", **PREFIX).deleted() == [page.stable_id]


def test_a_new_name_of_a_theme_is_a_change_of_its_policies(client: Client) -> None:
    safety = ThemeFactory.create(slug="safety", label_en="Safety")
    page = make_case("Night buses", main_theme=safety)
    set_time(page.stable_id, at(1))

    safety.label_en = "Public safety"
    safety.save()

    assert HarvestRow.objects.get().changed_at > at(1)
    assert ask(client, "ListRecords", **PREFIX).core("subject") == [("Public safety", "en")]


def test_the_time_of_a_change_is_that_of_its_commit(
    client: Client, django_capture_on_commit_callbacks: pytest.FixtureRequest
) -> None:
    """A harvester that came before the commit asks next for what changed since it came."""
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        page = make_case("Night buses")
        set_time(page.stable_id, at(1))

    assert HarvestRow.objects.get().changed_at > timezone.now() - timedelta(minutes=5)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("", "badVerb"),
        ("verb=", "badVerb"),
        ("verb=listrecords", "badVerb"),
        ("verb=Identify&verb=Identify", "badVerb"),
        ("verb=Identify&from=2026-01-01", "badArgument"),
        ("verb=Identify&x=1", "badArgument"),
        ("verb=ListRecords", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListRecords&metadataPrefix=marc21", "cannotDisseminateFormat"),
        ("verb=ListRecords&metadataPrefix=a%20b", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-1-1", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-02-30", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01T00:00:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=2026-01-01T00:00:00%2B01:00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&until=9999-12-31", "noRecordsMatch"),
        (
            "verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-01&until=2026-01-02T00:00:00Z",
            "badArgument",
        ),
        ("verb=ListRecords&metadataPrefix=oai_dc&from=2026-01-02&until=2026-01-01", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=theme:", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=%00", "badArgument"),
        ("verb=ListRecords&metadataPrefix=oai_dc&set=theme:none", "noRecordsMatch"),
        ("verb=ListRecords&resumptionToken=x", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=", "badResumptionToken"),
        ("verb=ListRecords&resumptionToken=x&metadataPrefix=oai_dc", "badArgument"),
        ("verb=ListSets&resumptionToken=x", "badResumptionToken"),
        ("verb=GetRecord&metadataPrefix=oai_dc", "badArgument"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=abc", "idDoesNotExist"),
        ("verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:", "idDoesNotExist"),
        (
            "verb=GetRecord&metadataPrefix=oai_dc&identifier=oai:portal.invalid:a%00",
            "idDoesNotExist",
        ),
        ("verb=ListMetadataFormats&identifier=oai:portal.invalid:none", "idDoesNotExist"),
    ],
)
def test_what_is_wrong_is_said_in_the_words_of_the_protocol(
    query: str, code: str, client: Client
) -> None:
    response = client.get(f"/oai/?{query}")

    document = read(response.content)
    assert (response.status_code, document.error) == (200, code)
    repeats_nothing = code in {"badVerb", "badArgument"}
    assert (not document.request.attrib) == repeats_nothing


def test_a_format_the_record_does_not_have_is_named_before_it_is_sent(client: Client) -> None:
    page = make_case("Night buses")
    identifier = f"oai:portal.invalid:{page.stable_id}"

    found = ask(client, "GetRecord", identifier=identifier, metadataPrefix="marc21")

    assert found.error == "cannotDisseminateFormat"
    (form,) = ask(client, "ListMetadataFormats", identifier=identifier).content
    assert text_of(form, "metadataPrefix") == "oai_dc"


def test_a_harvester_may_post_without_a_token_of_ours() -> None:
    make_case("Night buses")
    client = Client(enforce_csrf_checks=True)

    response = client.post(
        "/oai/",
        urlencode({"verb": "ListRecords", **PREFIX}),
        content_type="application/x-www-form-urlencoded",
    )

    assert response.headers["Content-Type"] == "text/xml; charset=utf-8"
    assert read(response.content).core("title") == [("Night buses", "en")]


def test_other_methods_are_refused(client: Client) -> None:
    assert client.put("/oai/").status_code == 405


@pytest.mark.parametrize("count", [1, 4])
def test_more_policies_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    for number in range(count):
        make_case(f"Case {number}")

    with django_assert_num_queries(6):  # type: ignore[operator]
        ask(client, "ListRecords", **PREFIX)
