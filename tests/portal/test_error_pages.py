"""What a reader sees when there is no page, and when something broke."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.views.defaults import permission_denied
from pytest_django import DjangoAssertNumQueries


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "language", "other"),
    [("/nowhere/", "en", 'lang="ko">페이지를'), ("/ko/nowhere/", "ko", 'lang="en">Page not found')],
)
def test_a_missing_page_is_told_in_both_languages(
    path: str, language: str, other: str, client: Client
) -> None:
    response = client.get(path)

    html = response.content.decode()
    assert response.status_code == 404
    assert f'<html lang="{language}">' in html
    assert other in html
    assert 'role="search"' in html


@pytest.mark.django_db
def test_the_page_for_our_own_errors_needs_neither_context_nor_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        html = get_template("500.html").render()

    assert "Something went wrong on our side" in html
    assert "일시적인 오류가" in html


@pytest.mark.django_db
def test_the_page_for_what_cannot_be_read_needs_neither_context_nor_database(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(0):
        html = get_template("400.html").render()

    assert "We could not read what was sent" in html
    assert 'href="/ko/"' in html


@pytest.mark.django_db
def test_a_form_without_its_secret_is_told_what_to_do(client: Client) -> None:
    strict = Client(enforce_csrf_checks=True)

    response = strict.post("/account/login/", {"login": "a@example.org"})

    html = response.content.decode()
    assert response.status_code == 403
    assert "The form was open too long" in html
    assert 'class="button" href="/"' in html


@pytest.mark.django_db
def test_who_may_not_read_a_page_is_led_on(rf: RequestFactory) -> None:
    request = rf.get("/nowhere/")
    request.user = AnonymousUser()

    response = permission_denied(request, PermissionDenied())

    html = response.content.decode()
    assert response.status_code == 403
    assert "Not for this account" in html
    assert 'href="/account/login/"' in html
