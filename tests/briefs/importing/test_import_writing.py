"""Valid rows as pages: what they hold, what a second import changes, what it never touches."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoCaptureOnCommitCallbacks, Settings
from wagtail.models import Page, PageLogEntry, ReferenceIndex, Revision

from briefs.importing.files import RawRow
from briefs.importing.importer import ImportOptions, ImportReport, import_policies
from briefs.importing.rows import check_rows
from briefs.importing.writing import Written
from briefs.models import BriefPage
from cases.models import CaseStudyIndexPage, CaseStudyPage
from taxonomy.models import Office
from tests.factories.imports import make_vocabulary, row, write_csv, write_jsonl, write_xlsx
from tests.factories.policies import make_case
from tests.factories.programmes import UserFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _vocabulary(db: None) -> None:
    make_vocabulary()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def run(folder: Path, *rows: dict[str, Any], publish: bool = True, **options: Any) -> ImportReport:
    path = write_jsonl(folder / "policies.jsonl", rows)
    return import_policies(path=path, options=ImportOptions(publish=publish, **options))


def test_a_row_becomes_a_live_page_with_its_revision(folder: Path) -> None:
    assert run(folder, row(1)).written == Written(new=1)
    page = CaseStudyPage.objects.get(external_id="row-1")
    assert page.live
    assert page.live_revision == page.latest_revision == Revision.objects.get()
    assert not page.has_unpublished_changes
    assert page.slug == "night-buses-1"
    assert page.url_path == "/home/cases/night-buses-1/"
    assert [theme.slug for theme in page.themes] == ["public-transport", "housing"]
    assert [block.value.source for block in page.what_was_done] == [
        "<p>First paragraph.</p>",
        "<p>Second &amp; last.</p>",
    ]
    assert (page.status, page.start_year, str(page.office)) == (
        "running",
        2013,
        "City administration",
    )
    assert page.stable_id


#: A value for every column that may be left out, and the fields it goes to as it is.
EVERY_COLUMN: dict[str, Any] = {
    "kind": "brief",
    "title_local": "밤버스",
    "summary_local": "밤에 다니는 버스",
    "language_local": "ko",
    "problem": "No buses.",
    "results": "Buses.",
    "what_went_wrong": "Rain.",
    "transfer_conditions": "Buses.",
    "lessons": ["Start small.", "Go on."],
    "status": "stopped",
    "year_end": 2016,
    "session": "2012-05",
    "sdgs": [11, 13],
    "office": "Bus office",
    "partners": ["City of Osaka"],
    "scale": "city",
    "scale_note": "All of it",
    "evidence": "monitored",
    "cost_kind": "yearly",
    "cost_amount": 5.5,
    "cost_currency": "krw",
    "cost_year": 2015,
    "cost_note": "About",
    "visibility": "alumni",
    "licence": "cc-by-4.0",
    "latitude": 37.5,
    "longitude": 127,
    "place": "topis",
    "source_title": "Report",
    "source_publisher": "City",
    "source_url": "https://example.org/report",
    "source_year": 2016,
    "facts_checked_on": "2026-06-30",
    "slug": "buses",
}

PLAIN_FIELDS: dict[str, Any] = {
    "slug": "buses",
    "original_title": "밤버스",
    "original_summary": "밤에 다니는 버스",
    "original_language": "ko",
    "status": "stopped",
    "end_year": 2016,
    "sdgs": [11, 13],
    "scale": "city",
    "scale_note": "All of it",
    "evidence": "monitored",
    "yearly_cost": Decimal("5.50"),
    "yearly_cost_knowledge": "known",
    "yearly_cost_currency": "KRW",
    "yearly_cost_year": 2015,
    "yearly_cost_note": "About",
    "setup_cost": None,
    "visibility": "alumni",
    "licence": "cc-by-4.0",
    "latitude": 37.5,
    "longitude": 127,
    "facts_checked_on": date(2026, 6, 30),
    "check_again_by": date(2028, 6, 30),
}


def test_every_optional_column_finds_its_field(folder: Path) -> None:
    assert run(folder, row(1, **EVERY_COLUMN)).problems == ()
    page = BriefPage.objects.get()
    assert {name: getattr(page, name) for name in PLAIN_FIELDS} == PLAIN_FIELDS
    assert [str(page.session), str(page.place), str(page.office)] == [
        "May 2012",
        "TOPIS",
        "Bus office",
    ]
    assert [block.value for block in page.lessons] == ["Start small.", "Go on."]
    assert [block.value["name"] for block in page.partners] == ["City of Osaka"]
    assert dict(page.sources[0].value) == {
        "title": "Report",
        "publisher": "City",
        "url": "https://example.org/report",
        "year": 2016,
    }
    stories = ("problem", "outcome", "what_went_wrong", "transfer_conditions")
    assert [len(getattr(page, name)) for name in stories] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    ("write", "name"), [(write_csv, "a.csv"), (write_jsonl, "a.jsonl"), (write_xlsx, "a.xlsx")]
)
def test_the_same_file_twice_changes_nothing_in_any_format(
    folder: Path, write: Any, name: str
) -> None:
    rows = [row(1), row(2, kind="brief", cost_amount="12.5", cost_currency="KRW", sdgs="11|13")]
    path = write(folder / name, rows)
    options = ImportOptions(publish=True)
    assert import_policies(path=path, options=options).written == Written(new=2)
    revisions = Revision.objects.count()
    assert import_policies(path=path, options=options).written == Written(unchanged=2)
    assert Revision.objects.count() == revisions == 2


def test_a_changed_row_makes_a_revision_of_its_page_only(folder: Path) -> None:
    run(folder, row(1), row(2))
    assert run(folder, row(1), row(2, year=2014)).written == Written(unchanged=1, changed=1)
    changed = CaseStudyPage.objects.get(external_id="row-2")
    assert (changed.start_year, changed.revisions.count()) == (2014, 2)
    assert CaseStudyPage.objects.get(external_id="row-1").revisions.count() == 1


def test_an_empty_cell_leaves_what_is_there(folder: Path) -> None:
    run(folder, row(1, status="pilot", problem="No buses.", sdgs=[11], session="2012-05"))
    assert run(folder, row(1, status="", sdgs=[])).written == Written(unchanged=1)
    page = CaseStudyPage.objects.get()
    assert (page.status, page.sdgs, len(page.problem)) == ("pilot", [11], 1)


def test_lists_a_row_knows_in_part_only_fill_what_is_empty(folder: Path) -> None:
    run(folder, row(1))
    run(folder, row(1, partners=["Osaka Metro"]))
    run(folder, row(1, partners=["Somebody else"]))
    partners = CaseStudyPage.objects.get().partners
    assert [block.value["name"] for block in partners] == ["Osaka Metro"]


def test_without_publish_a_page_is_a_draft(folder: Path) -> None:
    run(folder, row(1), publish=False)
    page = CaseStudyPage.objects.get()
    assert (page.live, page.has_unpublished_changes, page.live_revision) == (False, True, None)
    assert page.latest_revision.as_object().title == page.title


def test_a_draft_is_published_by_a_later_import(folder: Path) -> None:
    run(folder, row(1), publish=False)
    assert run(folder, row(1)).written == Written(changed=1)
    page = CaseStudyPage.objects.get()
    assert page.live
    assert page.revisions.count() == 1


def test_a_page_that_staff_took_down_stays_down(folder: Path) -> None:
    run(folder, row(1))
    CaseStudyPage.objects.get().unpublish()
    assert run(folder, row(1)).written == Written(unchanged=1)
    assert not CaseStudyPage.objects.get().live


def test_what_a_person_edited_since_is_left_alone(folder: Path) -> None:
    run(folder, row(1))
    page = CaseStudyPage.objects.get()
    page.summary = "Better words."
    page.save_revision(user=UserFactory.create())
    assert run(folder, row(1)).written == Written(edited=1)
    assert run(folder, row(1), publish=False).written == Written(edited=1)
    assert CaseStudyPage.objects.get().latest_revision.as_object().summary == "Better words."


def test_overwriting_keeps_the_words_of_a_person_in_a_revision(folder: Path) -> None:
    run(folder, row(1))
    page = CaseStudyPage.objects.get()
    page.summary = "Better words."
    page.save_revision(user=UserFactory.create()).publish()
    assert run(folder, row(1), overwrite=True).written == Written(changed=1)
    page = CaseStudyPage.objects.get()
    assert page.summary == "Buses that run at night."
    summaries = [revision.content["summary"] for revision in page.revisions.order_by("pk")]
    assert summaries == ["Buses that run at night.", "Better words.", "Buses that run at night."]


def test_a_page_in_review_is_left_alone(folder: Path) -> None:
    run(folder, row(1), publish=False)
    page = CaseStudyPage.objects.get()
    page.get_workflow().start(page, UserFactory.create())
    assert run(folder, row(1)).written == Written(unchanged=1)
    assert run(folder, row(1, year=2014)).written == Written(edited=1)
    assert not CaseStudyPage.objects.get().live


def test_one_broken_row_keeps_everything_out(folder: Path) -> None:
    report = run(folder, row(1, office="New office"), row(2, year="x"))
    assert report.written is None
    assert (CaseStudyPage.objects.count(), Office.objects.count()) == (0, 0)


def test_valid_rows_are_written_when_invalid_ones_are_skipped(folder: Path) -> None:
    report = run(folder, row(1), row(2, year="x"), row(3), skip_invalid=True)
    assert report.written == Written(new=2)
    assert [problem.line for problem in report.problems] == [2]


def test_a_dry_run_tells_what_would_change_and_keeps_nothing(folder: Path) -> None:
    run(folder, row(1))
    report = run(folder, row(1, year=2014), row(2), dry_run=True)
    assert report.written == Written(new=1, changed=1)
    assert CaseStudyPage.objects.get().start_year == 2013


def test_an_interrupted_import_has_written_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_args: Any, **_kwargs: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(ReferenceIndex, "create_or_update_for_object", interrupt)
    with pytest.raises(KeyboardInterrupt):
        run(folder, row(1, office="New office"), row(2, kind="brief"))
    assert (CaseStudyPage.objects.count(), Office.objects.count()) == (0, 0)
    assert CaseStudyIndexPage.objects.get(locale__language_code="en").numchild == 0


def test_titles_that_are_the_same_get_different_addresses(folder: Path) -> None:
    make_case("Night buses")
    run(folder, row(1, title="Night buses"), row(2, title="Night buses"))
    slugs = CaseStudyPage.objects.order_by("path").values_list("slug", flat=True)
    assert list(slugs) == ["night-buses", "night-buses-2", "night-buses-3"]


def test_a_title_without_latin_letters_takes_its_address_from_the_identifier(folder: Path) -> None:
    run(folder, row(1, title="심야버스", language="ko"))
    assert CaseStudyPage.objects.get().slug == "row-1"


def test_a_brief_without_session_can_be_edited_and_published(folder: Path) -> None:
    run(folder, row(1, kind="brief"))
    page = BriefPage.objects.get()
    page.save_revision().publish()
    assert BriefPage.objects.get().session is None


#: What differs between any two pages, or is set anew when a revision is restored.
OF_ITS_OWN = {
    *("pk", "id", "page_ptr", "path", "translation_key", "stable_id", "external_id"),
    *("slug", "url_path", "latest_revision", "live_revision"),
}
NOT_RESTORED = {"live", "has_unpublished_changes"}


def everything_stored_about(page: CaseStudyPage) -> dict[str, Any]:
    """Columns, revision, themes, references, log entries, place in the admin's search."""
    columns = {
        field.name: getattr(page, field.attname)
        for field in page._meta.concrete_fields
        if field.name not in OF_ITS_OWN
        and not field.name.endswith("_at")
        and not hasattr(field, "stream_block")
    }
    restored = {*columns, "other_themes"} - NOT_RESTORED
    # An office may have the page's number.
    references = ReferenceIndex.objects.filter(
        content_type=page.content_type, object_id=str(page.pk)
    )
    log = PageLogEntry.objects.filter(page=page, action__in=["wagtail.create", "wagtail.publish"])
    return {
        "columns": columns,
        "revision": {
            name: value for name, value in page.latest_revision.content.items() if name in restored
        },
        "live revision": page.live_revision_id == page.latest_revision_id,
        "themes": [theme.slug for theme in page.themes],
        "story": [(block.block_type, block.value.source) for block in page.what_was_done],
        "references": sorted(references.values_list("model_path", "to_object_id")),
        "log": [(each.action, each.label, each.content_changed) for each in log.order_by("pk")],
        "found in the admin": page.pk in [found.pk for found in Page.objects.search("Night")],
    }


def test_many_at_once_gives_the_same_rows_as_wagtails_own_way(
    folder: Path,
    settings: Settings,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    # Wagtail's own way leaves the admin's search and the references to the worker.
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
    run(folder, row(1, title="Night buses"))
    imported = CaseStudyPage.objects.get(external_id="row-1")
    own_way = CaseStudyPage(
        title="Night buses",
        external_id="own-way",
        live=False,
        summary=imported.summary,
        city=imported.city,
        office=imported.office,
        main_theme=imported.main_theme,
        status=imported.status,
        start_year=imported.start_year,
        what_was_done=imported.what_was_done,
    )
    own_way.other_themes = imported.themes[1:]
    with django_capture_on_commit_callbacks(execute=True):
        CaseStudyIndexPage.objects.get(locale__language_code="en").add_child(instance=own_way)
        own_way.save_revision().publish()
    fresh = CaseStudyPage.objects.get(external_id="own-way")
    assert everything_stored_about(imported) == everything_stored_about(fresh)


def test_the_page_tree_is_sound_after_an_import(folder: Path) -> None:
    make_case("Before")
    run(folder, *[row(number) for number in range(5)])
    make_case("After")
    assert Page.find_problems() == ([], [], [], [], [])
    titles = list(CaseStudyPage.objects.order_by("path").values_list("title", flat=True))
    assert (titles[0], titles[-1], len(titles)) == ("Before", "After", 7)


def test_an_import_costs_few_queries_per_page(folder: Path) -> None:
    def queries(rows: list[dict[str, Any]]) -> int:
        with CaptureQueriesContext(connection) as counted, transaction.atomic():
            run(folder, *rows)
            transaction.set_rollback(True)
        return len(counted)

    run(folder, row(0))
    few = queries([row(number) for number in range(1, 11)])
    many = queries([row(number) for number in range(1, 31)])
    # Its own row, three of the reference index, the rest for the search record. Wagtail's own way
    # takes 77 without the search record.
    assert (many - few) / 20 <= 10


def test_what_was_checked_can_be_counted_without_writing() -> None:
    checked = check_rows([RawRow(2, row(1))])
    assert (len(checked.valid), CaseStudyPage.objects.count()) == (1, 0)
