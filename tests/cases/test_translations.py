"""Policies in several languages: what is translated, how it stands, what a reader is told."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, Page
from wagtail_localize.fields import get_translatable_fields

from briefs.models import BriefPage
from cases.models import CaseStudyPage
from cases.translations.states import State, states_of
from tests.cases.translating import begin_translation, bring_changes_over, publish, write_words
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import SessionFactory

pytestmark = pytest.mark.django_db


def states(page: Page) -> dict[str, State]:
    return states_of([page.translation_key])[page.translation_key]


@pytest.fixture
def case() -> CaseStudyPage:
    return make_case(
        "Night buses",
        external_id="seoul-1",
        original_title="심야버스",
        original_language="ko",
        problem=[("paragraph", "<p>People walked home.</p>")],
        lessons=[("lesson", "Begin with one corridor.")],
        authors=[("author", {"name": "Kim", "role": "", "consent": True})],
    )


@pytest.fixture
def commits(
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> DjangoCaptureOnCommitCallbacks:
    return django_capture_on_commit_callbacks


def republish(page: Page, **fields: Any) -> None:
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision().publish()


@pytest.mark.parametrize("model", [CaseStudyPage, BriefPage])
def test_a_translator_is_asked_for_texts_and_for_nothing_else(model: type[Page]) -> None:
    probe = model(title="x", summary="x", slug="x")

    asked = [f.field_name for f in get_translatable_fields(model) if f.is_translated(probe)]

    assert sorted(asked) == sorted(
        [
            "title",
            "seo_title",
            "search_description",
            "summary",
            "problem",
            "what_was_done",
            "outcome",
            "what_went_wrong",
            "transfer_conditions",
            "lessons",
            "reusable_parts",
            "partners",
            "indicators",
            "related",
            "images",
            "legal_basis",
            "staff_needed",
            "scale_note",
            "setup_cost_note",
            "yearly_cost_note",
        ]
    )


def test_a_translation_has_its_own_words_and_the_facts_of_the_original(
    case: CaseStudyPage, commits: DjangoCaptureOnCommitCallbacks
) -> None:
    translation = begin_translation(case, "ko")
    write_words(translation, {"Night buses": "심야버스", "People walked home.": "걸어서 귀가했다."})

    page = publish(translation, commits)

    assert (page.title, page.slug, page.url_path) == (
        "심야버스",
        "night-buses",
        "/home-ko/cases/night-buses/",
    )
    assert (page.content_language, page.external_id) == ("ko", "")
    assert (page.stable_id, page.city, page.start_year) == (case.stable_id, case.city, 2013)
    assert (page.original_title, page.original_language) == ("심야버스", "ko")
    assert page.problem[0].value.source == "<p>걸어서 귀가했다.</p>"
    assert page.lessons[0].value == "Begin with one corridor."
    assert page.authors[0].value["name"] == "Kim"


def test_states_follow_the_work_of_the_translator(
    case: CaseStudyPage, commits: DjangoCaptureOnCommitCallbacks
) -> None:
    translation = begin_translation(case, "ko")
    assert states(case) == {"en": State.ORIGINAL}

    write_words(translation, {"Night buses": "심야버스"})
    publish(translation, commits)
    assert states(case) == {"en": State.ORIGINAL, "ko": State.PARTIAL}

    write_words(translation, by_machine=True)
    publish(translation, commits)
    assert states(case) == {"en": State.ORIGINAL, "ko": State.MACHINE}

    write_words(translation)
    publish(translation, commits)
    assert states(case) == {"en": State.ORIGINAL, "ko": State.HUMAN}


def test_a_translation_is_older_until_changes_are_brought_over_and_translated(
    case: CaseStudyPage, commits: DjangoCaptureOnCommitCallbacks
) -> None:
    translation = begin_translation(case, "ko")
    write_words(translation)
    publish(translation, commits)

    republish(case, summary="Quite another story.")
    assert states(case)["ko"] == State.OLDER

    bring_changes_over(case)
    assert states(case)["ko"] == State.OLDER

    translation.refresh_from_db()
    write_words(translation)
    publish(translation, commits)
    assert states(case)["ko"] == State.HUMAN


def test_a_translation_that_left_the_translators_form_is_compared_by_date(
    case: CaseStudyPage, commits: DjangoCaptureOnCommitCallbacks
) -> None:
    translation = begin_translation(case, "fr")
    page = publish(translation, commits)
    translation.enabled = False
    translation.save()
    republish(page, title="Bus de nuit")
    assert states(case)["fr"] == State.HUMAN

    republish(case, summary="Quite another story.")

    assert states(case)["fr"] == State.OLDER


def test_an_alias_is_no_translation(case: CaseStudyPage) -> None:
    case.copy_for_translation(Locale.objects.get(language_code="ja"), alias=True)

    assert states(case) == {"en": State.ORIGINAL}


def test_a_reader_sees_the_versions_and_how_they_stand(
    case: CaseStudyPage, commits: DjangoCaptureOnCommitCallbacks, client: Client
) -> None:
    translation = begin_translation(case, "ko")
    write_words(translation)
    publish(translation, commits)
    republish(case, summary="Quite another story.")

    english = " ".join(client.get("/cases/night-buses/").content.decode().split())
    korean = " ".join(client.get("/ko/cases/night-buses/").content.decode().split())

    link = '<a href="/ko/cases/night-buses/" hreflang="ko" lang="ko">한국어</a>'
    assert f"{link} (older than the original)" in english
    assert "was changed after this translation" not in english
    assert '<h1 lang="ko" dir="auto">[Night buses]</h1>' in korean
    assert 'class="notice is-warning"' in korean
    assert (
        '<link rel="alternate" hreflang="ko" href="http://testserver/ko/cases/night-buses/">'
        in english
    )
    assert 'hreflang="fr" href="http' not in english


def test_a_language_without_translation_says_in_which_language_it_is_read(
    case: CaseStudyPage, client: Client
) -> None:
    html = " ".join(client.get("/fr/cases/night-buses/").content.decode().split())

    assert '<html lang="fr">' in html
    assert '<h1 lang="en" dir="auto">Night buses</h1>' in html
    assert "English" in html.partition('class="notice"')[2][:600]


def test_a_policy_written_in_spanish_is_at_home_under_spanish_navigation(client: Client) -> None:
    make_brief("Calles para bicicletas", content_language="es", session=SessionFactory.create())

    spanish = client.get("/es/briefs/calles-para-bicicletas/")
    html = " ".join(client.get("/briefs/calles-para-bicicletas/").content.decode().split())

    assert spanish.status_code == 200
    assert (
        '<link rel="canonical" href="http://testserver/es/briefs/calles-para-bicicletas/">' in html
    )
    assert 'hreflang="en" href="http' not in html
    assert '<h1 lang="es" dir="auto">' in html


@pytest.mark.parametrize(("languages", "queries"), [((), 3), (("ko",), 7), (("ko", "fr", "ja"), 7)])
def test_more_languages_cost_no_more_queries(
    languages: tuple[str, ...],
    queries: int,
    case: CaseStudyPage,
    commits: DjangoCaptureOnCommitCallbacks,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for language in languages:
        publish(begin_translation(case, language), commits)
    states(case)

    with django_assert_num_queries(queries):
        states(case)
