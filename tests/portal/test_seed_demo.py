"""The demo on a real database: everything is there, and a second run finds nothing to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.cache import caches
from django.core.management import CommandError, call_command
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoDbBlocker, Settings
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from accounts.models import User
from accounts.people import is_staff
from briefs.models import BriefPage
from cases.models import CaseStudyPage, PolicyPage
from portal.demo.accounts import SAMPLE_ACCOUNTS
from portal.demo.content import read_places, read_policies
from portal.demo.seeding import Seeded, seed_demo
from portal.demo.tour import NOT_PAGES, Reader, Stop, route_names, stops
from portal.demo.tour.content import Content
from portal.home import QUESTIONS
from portal.models import HomePage
from programmes.models import LearningSession, Participation, Place, ProgrammeItem
from search.audience import audience_of
from search.params import SearchParams
from search.service import search_results
from taxonomy.models import Theme

ENTRIES = {entry.slug: entry for entry in read_policies()}

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def seeded(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[Seeded]:
    """The demo, loaded once for all tests of this module and taken back afterwards."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield seed_demo()
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _seeded_first(seeded: Seeded, db: None) -> None:
    """The content is loaded before each test opens its own transaction."""


def case(slug: str) -> CaseStudyPage:
    return CaseStudyPage.objects.get(external_id=slug)


def brief(slug: str) -> BriefPage:
    return BriefPage.objects.get(external_id=slug)


def test_all_policies_are_live_under_their_own_slug(seeded: Seeded) -> None:
    assert (seeded.policies, seeded.new, seeded.changed) == (63, 63, 0)
    assert CaseStudyPage.objects.live().count() == 33
    assert BriefPage.objects.live().count() == 30
    pages = [*CaseStudyPage.objects.live(), *BriefPage.objects.live()]
    assert {page.slug for page in pages} == set(ENTRIES)
    assert all(page.slug == page.external_id for page in pages)
    assert not any(page.has_unpublished_changes for page in pages)


def test_a_second_run_changes_nothing_and_makes_no_revision(seeded: Seeded) -> None:
    revisions = Revision.objects.count()
    again = seed_demo()
    assert str(again) == "63 policies (0 new, 0 changed)"
    assert (again.unfinished, again.accounts, again.edited) == (0, 0, 0)
    assert Revision.objects.count() == revisions


def test_a_damaged_page_is_mended() -> None:
    page = case("seoul-topis")
    page.summary = "Lost."
    page.save_revision().publish()
    assert seed_demo().changed == 1
    assert case("seoul-topis").summary == ENTRIES["seoul-topis"].summary


def test_a_page_that_an_editor_changed_is_left_alone() -> None:
    editor = User.objects.get(email="editor@example.org")
    page = case("seoul-topis")
    page.summary = "Edited in the admin."
    page.save_revision(user=editor).publish(user=editor, skip_permission_checks=True)
    again = seed_demo()
    assert (again.changed, again.edited) == (0, 1)
    assert case("seoul-topis").summary == "Edited in the admin."


def test_a_case_carries_every_datum_of_its_entry() -> None:
    page, entry = case("seoul-cheonggyecheon"), ENTRIES["seoul-cheonggyecheon"]
    assert page.city.slug == "seoul"
    assert str(page.office) == entry.responsible_body
    assert page.main_theme.slug == entry.themes[0]
    assert {theme.slug for theme in page.themes} == set(entry.themes)
    assert (page.start_year, page.end_year, page.status) == (2003, 2005, "completed")
    assert (page.original_language, page.original_title) == ("ko", "청계천 복원사업과 청계천박물관")
    assert page.sdgs == [6, 11, 13, 15]
    assert page.position == (entry.latitude, entry.longitude)
    assert [block.value for block in page.lessons] == list(entry.lessons)
    assert page.scale_note == entry.population_scale
    assert page.facts_checked_on == date(2026, 6, 30)
    assert page.check_again_by == date(2028, 6, 30)
    assert page.session is None


def test_indicators_keep_before_after_and_the_number_of_their_source() -> None:
    first = case("seoul-cheonggyecheon").indicators[0].value
    assert dict(first) == {
        "name": "Length of restored stream",
        "before": 0,
        "after": 5.8,
        "unit": "km",
        "year": 2005,
        "source": 2,
    }
    assert case("seoul-cheonggyecheon").evidence == "monitored"
    assert case("seoul-topis").evidence == "described"


def test_what_was_done_holds_approach_then_how_it_was_carried_out() -> None:
    kinds = [block.block_type for block in case("seoul-topis").what_was_done]
    assert kinds == ["paragraph", "heading", "paragraph", "paragraph"]


def test_costs_are_yearly_only_when_the_note_says_so() -> None:
    stream, budget = case("seoul-cheonggyecheon"), case("seoul-participatory-budgeting")
    assert (stream.setup_cost, stream.setup_cost_currency) == (Decimal(281_000_000), "USD")
    assert (stream.setup_cost_knowledge, stream.yearly_cost_knowledge) == ("known", "unknown")
    assert (budget.setup_cost, budget.yearly_cost) == (None, Decimal(50_000_000_000))


def test_related_policies_point_to_pages() -> None:
    related = [block.value.specific for block in case("seoul-topis").related]
    assert [page.external_id for page in related] == list(ENTRIES["seoul-topis"].related)


def test_a_source_from_general_knowledge_has_no_address() -> None:
    source = case("seoul-hanok-bukchon-namsangol").sources[3].value
    assert (source["publisher"], source["url"]) == ("Well-established knowledge", "")


def test_a_brief_has_its_session_and_its_text_in_the_home_language() -> None:
    page = brief("bogota-care-blocks")
    assert page.session == LearningSession.objects.get(slug="2012-10")
    assert (page.city.slug, page.city.country_id) == ("bogota", "CO")
    assert page.original_language == "es"
    assert page.original_title.startswith("Manzanas del Cuidado")
    assert page.original_summary.startswith("Bogotá creó en 2020")
    texts = BriefPage.objects.exclude(original_summary="")
    assert set(texts.values_list("original_language", flat=True)) == {
        "ja",
        "tr",
        "zh-hans",
        "es",
        "id",
        "vi",
    }


def test_known_limits_are_noted_for_editors() -> None:
    assert case("seoul-sharing-city").editor_note.startswith("Confidence of this record: medium.")
    assert "session is a guess" in brief("bogota-care-blocks").editor_note
    assert "session is a guess" not in case("seoul-topis").editor_note


@pytest.mark.parametrize("model", [CaseStudyPage, BriefPage])
def test_every_page_and_every_block_is_valid(model: type[PolicyPage]) -> None:
    for page in model.objects.live():
        page.full_clean()
        for name in ("problem", "what_was_done", "lessons", "indicators", "sources", "partners"):
            value = getattr(page, name)
            value.stream_block.clean(value)
            assert len(value) > 0


def test_sessions_and_their_visits_are_those_of_2011_and_2012() -> None:
    sessions = LearningSession.objects.order_by("slug").values_list("slug", "group")
    assert list(sessions) == [
        ("2011", "mixed"),
        ("2012-05", "asian-strategic"),
        ("2012-10", "sister"),
        ("2012-11", "china"),
    ]
    first = LearningSession.objects.get(slug="2011")
    assert (first.people_invited, first.cities_invited) == (34, 26)
    items = ProgrammeItem.objects.filter(session__slug="2012-05", place__isnull=False)
    assert [item.place.slug for item in items if item.place] == [
        "mapo-resource-recovery-facility",
        "cheonggyecheon-museum",
        "topis",
        "namsangol-hanok-village",
    ]


def test_every_site_visit_is_a_place_with_names_in_both_languages() -> None:
    visits = {slug for slug, entry in ENTRIES.items() if entry.site_visit}
    assert {entry.case for entry in read_places()} == visits
    assert Place.objects.filter(name_ko="").count() == 0
    assert case("seoul-topis").place == Place.objects.get(slug="topis")


def test_there_is_a_page_in_every_unfinished_state() -> None:
    draft, review = case("sample-draft"), case("sample-in-review")
    returned, scheduled = case("sample-changes-asked"), case("sample-scheduled")
    assert not any(page.live for page in (draft, review, returned, scheduled))
    assert draft.current_workflow_state is None
    assert review.current_workflow_state.status == "in_progress"
    assert returned.current_workflow_state.status == "needs_changes"
    assert returned.current_workflow_state.current_task_state.comment.startswith("Please add")
    assert scheduled.status_string == "scheduled"
    assert scheduled.revisions.filter(approved_go_live_at__isnull=False).count() == 1


def test_there_is_one_account_per_role_and_it_opens_with_the_printed_password() -> None:
    for sample in SAMPLE_ACCOUNTS:
        user = User.objects.get(email=sample.email)
        assert user.check_password(sample.password)
        assert str(user) == f"{sample.role} (sample)"
    may_enter = [user.email for user in User.objects.order_by("email") if is_staff(user)]
    assert may_enter == ["admin@example.org", "editor@example.org", "moderator@example.org"]
    taking_part = Participation.objects.order_by("user__email")
    assert [(each.user.email, each.session.slug) for each in taking_part] == [
        ("alumnus@example.org", "2012-05"),
        ("participant@example.org", "2012-11"),
        ("returned@example.org", "2012-05"),
    ]


def test_the_sample_accounts_get_no_mail() -> None:
    profiles = UserProfile.objects.filter(user__email__endswith="@example.org")
    assert [profile.submitted_notifications for profile in profiles] == [False] * len(
        SAMPLE_ACCOUNTS
    )


def test_themes_are_loaded_with_the_content() -> None:
    assert Theme.objects.count() == 19


def test_the_command_tells_what_it_did_and_prints_the_accounts() -> None:
    out = StringIO()
    call_command("seed_demo", stdout=out)
    lines = out.getvalue().splitlines()
    assert lines[0] == "63 policies (0 new, 0 changed)"
    assert lines[-len(SAMPLE_ACCOUNTS)].split() == [
        "Administrator",
        "admin@example.org",
        "sample-administrator",
        "everything",
    ]


@pytest.mark.parametrize("command", ["seed_demo", "demo_accounts", "demo_tour"])
@pytest.mark.parametrize("allowed", [False, None, "yes"])
def test_a_production_site_refuses(settings: Settings, command: str, allowed: object) -> None:
    settings.DEMO_CONTENT_ALLOWED = allowed
    with pytest.raises(CommandError):
        call_command(command)


def test_a_site_that_says_nothing_refuses(settings: Settings) -> None:
    del settings.DEMO_CONTENT_ALLOWED
    with pytest.raises(CommandError):
        call_command("seed_demo")


def test_the_tour_stops_at_every_page_of_the_url_map() -> None:
    """A route is new? Give it a stop, or a reason in NOT_PAGES."""
    shown = {stop.kind for stop in stops(Content())}
    assert route_names() - shown - set(NOT_PAGES) == set()
    assert [name for name in NOT_PAGES if name not in route_names() or name in shown] == []


def test_every_stop_of_the_tour_answers_as_it_says() -> None:
    walk = stops(Content())
    readers = {reader: reader_client(reader) for reader in Reader}
    answered = [(stop.name, status_of(stop, readers[stop.reader])) for stop in walk]
    assert answered == [(stop.name, stop.status) for stop in walk]
    assert len({stop.name for stop in walk}) == len(walk)


#: Looks at the rows each time, so that no pack is offered which says more than the portal does.
NEVER_KEPT: Final = {"pack"}


def test_a_page_for_everybody_costs_at_most_three_queries_once_it_was_made(
    settings: Settings,
) -> None:
    settings.PAGE_CACHE_SECONDS = 300
    caches["pages"].clear()
    open_to_all = [
        stop
        for stop in stops(Content())
        if stop.reader is Reader.ANONYMOUS and stop.status == 200 and stop.kind not in NEVER_KEPT
    ]
    costs = {stop.name: queries_of(stop) for stop in open_to_all}
    caches["pages"].clear()
    assert len(costs) > 25
    assert {name: cost for name, cost in costs.items() if cost > 3} == {}


def queries_of(stop: Stop) -> int:
    """Of the second visit."""
    Client().get(stop.path, follow=True)
    with CaptureQueriesContext(connection) as captured:
        Client().get(stop.path, follow=True)
    return len(captured)


def reader_client(reader: Reader) -> Client:
    client = Client()
    if reader.email:
        client.force_login(User.objects.get(email=reader.email))
    return client


def status_of(stop: Stop, client: Client) -> int:
    return client.get(stop.path, follow=True).status_code


def test_the_tour_is_printed_for_scripts() -> None:
    out = StringIO()
    call_command("demo_tour", "--json", stdout=out)
    printed = json.loads(out.getvalue())
    assert [row["name"] for row in printed] == [stop.name for stop in stops(Content())]
    assert printed[0]["path"] == "/"


def test_the_front_page_of_every_language_shows_the_same_first_policy(seeded: Seeded) -> None:
    leads = {home.lead_id for home in HomePage.objects.all()}

    assert leads == {case("seoul-cheonggyecheon").pk}


def test_every_question_of_the_front_page_finds_something_in_the_demo(seeded: Seeded) -> None:
    found = {
        str(question.words): search_results(
            SearchParams(q=str(question.words)), audience=audience_of(AnonymousUser())
        )
        for question in QUESTIONS
    }

    assert {words: answer.loosened for words, answer in found.items()} == dict.fromkeys(
        found, False
    )
    assert min(answer.total for answer in found.values()) >= 1
