"""Adoptions, questions and requests as staff edit them."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from exchange.models import Adoption, CaseRequest, Question
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.policies import make_case
from tests.factories.taxonomy import CityFactory

pytestmark = pytest.mark.django_db

MODELS = [Adoption, Question, CaseRequest]


@pytest.fixture
def admin(client: Client) -> Client:
    client.force_login(make_administrator())
    return client


def page(model: type[Any], view: str, *args: object) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


def make(model: type[Any], number: int, title: str = "") -> Any:
    policy = make_case(title or f"Night buses {number}")
    if model is Adoption:
        return Adoption.objects.create(policy=policy, city=CityFactory.create(), state="running")
    if model is Question:
        return Question.objects.create(policy=policy, text=f"Question about {policy.title}?")
    return CaseRequest.objects.create(text=f"Somebody on {policy.title}", answered_by=policy)


def test_an_adoption_is_written_down(admin: Client) -> None:
    policy, city = make_case(), CityFactory.create()
    form = {
        "policy": policy.pk,
        "city": city.pk,
        "state": "stopped",
        "since": "2019",
        "what_changed": "Too few passengers.",
        "reported_by": "",
    }
    assert admin.post(page(Adoption, "add"), form).status_code == 302
    adoption = Adoption.objects.get()
    assert (adoption.policy.pk, adoption.city, adoption.state) == (policy.pk, city, "stopped")


def test_who_asked_cannot_be_changed(admin: Client) -> None:
    question, other = make(Question, 1), AccountFactory.create()
    form = {"policy": question.policy.pk, "text": "Why?", "answer": "", "asked_by": other.pk}
    admin.post(page(Question, "edit", question.pk), form)
    question = Question.objects.get()
    assert (question.text, question.asked_by) == ("Why?", None)


def test_a_city_adopts_a_policy_once(admin: Client) -> None:
    adoption = make(Adoption, 1)
    form = {"policy": adoption.policy.pk, "city": adoption.city.pk, "state": "pilot"}
    assert admin.post(page(Adoption, "add"), form).status_code == 200
    assert Adoption.objects.count() == 1


def answer(admin: Client, question: Question, text: str) -> Question:
    form = {"policy": question.policy.pk, "text": question.text, "answer": text}
    admin.post(page(Question, "edit", question.pk), form)
    return Question.objects.get()


def test_an_answer_carries_the_time_it_was_first_given(admin: Client) -> None:
    question = make(Question, 1)
    assert answer(admin, question, "").answered_at is None
    first = answer(admin, question, "Yes.").answered_at
    assert first is not None
    assert answer(admin, question, "Yes, since 2013.").answered_at == first
    assert answer(admin, question, "").answered_at is None


def test_a_request_is_answered_by_a_policy(admin: Client) -> None:
    request = CaseRequest.objects.create(text="Night buses")
    policy = make_case()
    form = {"text": "Night buses", "language": "en", "answered_by": policy.pk}
    admin.post(page(CaseRequest, "edit", request.pk), form)
    assert CaseRequest.objects.get().answered_by == policy.page_ptr


@pytest.mark.parametrize("model", MODELS)
def test_the_lists_are_searched_by_what_they_are_about(admin: Client, model: type[Any]) -> None:
    make(model, 1, title="Owl buses")
    make(model, 2, title="Lark trains")
    html = admin.get(page(model, "list"), {"q": "owl"}).content.decode()
    assert ("Owl buses" in html, "Lark trains" in html) == (True, False)


def test_questions_without_an_answer_are_listed(admin: Client) -> None:
    make(Question, 1, title="Owl buses")
    answered = make(Question, 2, title="Lark trains")
    answered.answered_at = datetime(2026, 1, 1, tzinfo=UTC)
    answered.save()
    html = admin.get(page(Question, "list"), {"answered_at__isnull": "true"}).content.decode()
    assert ("Owl buses" in html, "Lark trains" in html) == (True, False)


@pytest.mark.parametrize("model", MODELS)
def test_a_list_costs_the_same_for_one_and_for_three(admin: Client, model: type[Any]) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as counted:
            admin.get(page(model, "list"))
        return len(counted)

    make(model, 1)
    queries()
    one = queries()
    make(model, 2)
    make(model, 3)
    assert queries() == one


@pytest.mark.parametrize("model", MODELS)
def test_every_form_opens_and_explains_itself(admin: Client, model: type[Any]) -> None:
    record = make(model, 1)
    for view in (page(model, "add"), page(model, "edit", record.pk)):
        assert "not shown to readers" in admin.get(view).content.decode().lower()


def test_the_menu_groups_the_exchange(admin: Client) -> None:
    html = admin.get(reverse("wagtailadmin_home")).content.decode()
    for model in MODELS:
        assert page(model, "list") in html
