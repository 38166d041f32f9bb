"""OAI-PMH as a harvester sees it: who answers, what a record says, what is wrong."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client, override_settings
from django.utils import timezone
from wagtail.models import Locale

from tests.factories.policies import make_case
from tests.factories.taxonomy import CityFactory, CountryFactory, OfficeFactory, ThemeFactory
from tests.portal.outside.oai_documents import ask, at, read, set_time, text_of
from uploads.choices import Licence

pytestmark = pytest.mark.django_db

PREFIX = {"metadataPrefix": "oai_dc"}
RECORDS = "/oai/?verb=ListRecords&metadataPrefix=oai_dc"


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
