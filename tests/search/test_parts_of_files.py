"""Pages of source files in records, hits and the API, and how they go away."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from cases.models import PolicyPage
from search.answer import Results
from search.builders import policy_record
from search.engines.base import PUBLIC, STAFF
from search.engines.elasticsearch.engine import ElasticsearchEngine
from search.params import SearchParams
from search.parts import parts_of, shown_files
from search.records import Part
from search.service import search_results
from tests.factories.files import add_pages, attach, make_case_with, make_deck, make_source_file
from tests.factories.policies import make_case
from tests.search.proxy import Proxy
from uploads.choices import FileState

pytestmark = pytest.mark.django_db


def found(words: str = "", **chosen: str) -> Results:
    params = SearchParams(q=words, chosen={name: (value,) for name, value in chosen.items()})
    return search_results(params, audience=PUBLIC)


def file_types() -> dict[str, int]:
    [facet] = [facet for facet in found().facets if facet.name == "file_type"]
    return {option.value: option.count for option in facet.options}


def reloaded(page: PolicyPage) -> PolicyPage:
    return type(page).objects.get(pk=page.pk)


def test_every_page_of_a_shown_file_is_a_part_with_its_address() -> None:
    deck = make_deck(2, language="ko", notes_searchable=False)
    page = make_case_with(deck)

    assert parts_of(page, shown_files(page)) == tuple(
        Part(
            file_id=str(deck.stable_id),
            file_name="Night buses.pptx",
            file_type="pptx",
            unit="slide",
            number=number,
            language="ko",
            text=f"Slide{number}\nabout lanterns{number}",
            path=f"/policies/{page.stable_id}/files/{deck.stable_id}/p/{number}/",
            thumbnail=f"/files/{deck.stable_id}/p/{number}/320.webp",
        )
        for number in (1, 2)
    )


def test_a_page_has_its_own_language_and_a_title_that_its_text_lacks() -> None:
    file = make_source_file("Report.pdf", language="ko")
    add_pages(file, ["Body"], title="Title", language="zh-hans", pictures=False)
    page = make_case_with(file)
    [part] = parts_of(page, shown_files(page))

    assert (part.text, part.language, part.unit, part.thumbnail) == (
        "Title\nBody",
        "zh",
        "page",
        "",
    )


@pytest.mark.parametrize(
    "fields",
    [{"is_hidden": True}, *({"state": state} for state in FileState if state != FileState.READY)],
)
def test_a_file_that_is_not_shown_is_in_no_record(fields: dict[str, Any]) -> None:
    record = policy_record(make_case_with(make_deck(2, **fields)), 1)

    assert record.parts == ()
    assert "file_type" not in record.facets


def test_a_file_attached_twice_is_in_the_record_once() -> None:
    deck = make_deck(2)

    page = make_case_with(deck, deck)
    assert len(parts_of(page, shown_files(page))) == 2


def test_both_spellings_of_jpeg_are_one_type() -> None:
    record = policy_record(make_case_with(make_source_file("A.JPEG"), make_source_file("b.jpg")), 1)

    assert record.facets["file_type"] == ("jpg",)


def test_a_hit_names_slide_14_and_leads_there() -> None:
    deck = make_deck()
    page = make_case_with(deck)

    [result] = found("lanterns14").results

    [part] = result.parts
    assert (part.file, part.unit, part.number) == ("Night buses.pptx", "slide", 14)
    assert part.snippet == "Slide14 about <mark>lanterns14</mark>"
    assert part.url == f"/policies/{page.stable_id}/files/{deck.stable_id}/p/14/"
    assert part.thumbnail == f"/files/{deck.stable_id}/p/14/320.webp"


def test_addresses_of_the_api_are_absolute(client: Client) -> None:
    deck = make_deck()
    page = make_case_with(deck)

    answer = client.get("/api/v1/search?q=lanterns14", headers={"Accept-Language": "ko"}).json()

    [part] = answer["results"][0]["parts"]
    own = f"files/{deck.stable_id}/p/14/"
    assert part["url"] == f"http://testserver/ko/policies/{page.stable_id}/{own}"
    assert part["thumbnail"] == f"http://testserver/{own}320.webp"


def test_the_api_lists_the_files_of_a_policy(client: Client) -> None:
    deck = make_deck()
    page = make_case_with(deck, make_deck(is_hidden=True), make_source_file("Plain.docx"))

    [shown, plain] = client.get(f"/api/v1/policies/{page.stable_id}").json()["files"]

    assert shown == {
        "id": str(deck.stable_id),
        "name": "Night buses.pptx",
        "kind": "deck",
        "type": "pptx",
        "unit": "slide",
        "pages": 16,
        "url": f"http://testserver/policies/{page.stable_id}/files/{deck.stable_id}/",
        "size": 27,
    }
    assert (plain["name"], plain["unit"], plain["url"]) == ("Plain.docx", "page", "")


def test_hiding_a_file_takes_hits_and_counts_away_and_showing_it_brings_them_back() -> None:
    deck = make_deck()
    make_case_with(deck)
    assert (found("lanterns14").total, file_types()) == (1, {"pptx": 1})

    deck.is_hidden = True
    deck.save()
    assert (found("lanterns14").total, file_types()) == (0, {})
    assert found("night").total == 1

    deck.is_hidden = False
    deck.save()
    assert (found("lanterns14").total, file_types()) == (1, {"pptx": 1})


def test_a_file_that_becomes_ready_is_found_and_one_read_again_shows_its_new_words() -> None:
    deck = make_deck(state=FileState.CHECKING)
    make_case_with(deck)
    assert found("lanterns3").total == 0

    deck.state = FileState.READY
    deck.save()
    assert found("lanterns3").total == 1

    deck.pages.all().delete()
    add_pages(deck, ["Chandeliers"])
    assert (found("lanterns3").total, found("chandeliers").total) == (0, 1)


def test_a_file_taken_off_or_replaced_takes_its_hits_along() -> None:
    page = make_case_with(make_deck(3))
    page.files.clear()
    attach(page, make_deck(1, name="Report.pdf"))

    assert (found("lanterns3").total, found("lanterns1").total, file_types()) == (0, 1, {"pdf": 1})


def test_files_of_a_draft_are_not_found_even_by_staff() -> None:
    page = make_case(live=False)
    attach(page, make_deck())

    assert search_results(SearchParams(q="lanterns14"), audience=STAFF).total == 0


def test_notes_are_found_only_where_their_author_allows_it_and_are_never_shown() -> None:
    shy, open_ = make_source_file("Shy.pptx"), make_source_file("Open.pptx", notes_searchable=True)
    add_pages(shy, ["Fares"], notes="Whisper about subsidies")
    add_pages(open_, ["Fares of <night> buses"], notes="Whisper about subsidies")
    make_case_with(shy, open_)

    [result] = found("subsidies").results

    [part] = result.parts
    assert (part.file, part.snippet) == ("Open.pptx", "Fares of &lt;night&gt; buses")
    assert "hisper" not in str(result)


def test_a_new_version_of_the_policy_with_more_pages_is_found_after_it_is_published() -> None:
    page = make_case_with(make_deck(1))
    page.files.add(type(page).files.rel.related_model(source_file=make_deck(5)))
    revision = page.save_revision()
    assert found("lanterns5").total == 0

    revision.publish()

    assert found("lanterns5").total == 1


@pytest.mark.elasticsearch
def test_elasticsearch_finds_a_slide_and_shows_no_notes(
    elasticsearch_site: ElasticsearchEngine,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    deck = make_source_file(notes_searchable=True)
    add_pages(deck, ["Title", "Fares of <night> buses"], notes="Whisper about subsidies")
    with django_capture_on_commit_callbacks(execute=True):
        page = make_case_with(deck)
    elasticsearch_site.refresh()

    by_text, by_notes = found("fares"), found("subsidies")

    assert by_text.engine == by_notes.engine == "elasticsearch"
    [part] = by_text.results[0].parts
    assert part.snippet == "<mark>Fares</mark> of &lt;night&gt; buses"
    assert part.url == f"/policies/{page.stable_id}/files/{deck.stable_id}/p/2/"
    assert sorted(part.snippet for part in by_notes.results[0].parts) == [
        "Fares of &lt;night&gt; buses",
        "Title",
    ]
    assert "hisper" not in str(by_notes)


@pytest.mark.elasticsearch
def test_a_hidden_file_gives_no_hit_even_from_an_index_that_was_not_told(
    elasticsearch_site: ElasticsearchEngine,
    elasticsearch_proxy: Proxy,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    deck = make_deck()
    with django_capture_on_commit_callbacks(execute=True):
        make_case_with(deck)
    elasticsearch_site.refresh()
    assert found("lanterns14").total == 1

    # Nothing is sent: the callbacks of this transaction are dropped.
    deck.is_hidden = True
    deck.save()

    results = found("lanterns14")
    assert (results.engine, results.total) == ("elasticsearch", 0)
    assert found("night").total == 1
