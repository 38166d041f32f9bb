"""Signing in by password and by mailed code, and what a stranger can learn there: nothing."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import OutgoingMail, User
from tests.factories.accounts import make_administrator, make_staff
from tests.factories.programmes import ParticipationFactory

pytestmark = pytest.mark.django_db

PASSWORD = "three words in a row"
LOGIN, ASK, CODE, RESET = (
    "/account/login/",
    "/account/login/code/",
    "/account/login/code/confirm/",
    "/account/password/reset/",
)


@pytest.fixture
def person() -> User:
    return User.objects.create_user("known@example.org", PASSWORD, first_name="Sample")


def sign_in(client: Client, email: str = "known@example.org", **changes: Any) -> Any:
    return client.post(LOGIN, {"login": email, "password": PASSWORD, **changes})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def page_of(client: Client, path: str, data: dict[str, str]) -> tuple[int, str]:
    """The page after a form, without what differs from request to request."""
    response = client.post(path, data, follow=True)
    html = re.sub(r'name="csrfmiddlewaretoken" value="\w+"', "", response.content.decode())
    return response.status_code, re.sub(r"\b(un)?known@example\.org", "ADDRESS", html)


def mailed_code() -> str:
    found = re.search(r"^\d{8}$", str(mail.outbox[-1].body), re.MULTILINE)
    assert found is not None
    return found.group()


def test_a_person_signs_in_with_address_and_password(client: Client, person: User) -> None:
    response = sign_in(client, "Known@Example.org")
    assert response.headers["Location"] == "/signed-in/"
    assert is_signed_in(client)


def test_accounts_made_by_a_command_or_by_staff_sign_in_at_once(client: Client) -> None:
    administrator = make_administrator()
    administrator.set_password(PASSWORD)
    administrator.save()
    sign_in(client, administrator.email)
    assert is_signed_in(client)


def test_a_sign_in_ends_with_the_browser_unless_one_wants_to_stay(
    client: Client, person: User
) -> None:
    sign_in(client)
    assert client.session.get_expire_at_browser_close() is True
    other = Client()
    sign_in(other, remember="on")
    assert other.session.get_expiry_age() == 14 * 24 * 60 * 60
    assert other.session.get_expire_at_browser_close() is False


def test_the_session_gets_a_new_key(client: Client, person: User) -> None:
    client.get("/invitation/anything/")
    before = client.session.session_key
    sign_in(client)
    assert client.session.session_key != before


def test_cookies_are_kept_from_scripts_and_other_sites(client: Client, person: User) -> None:
    cookie = sign_in(client).cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")


def test_a_mailed_code_signs_in(client: Client, person: User) -> None:
    client.post(ASK, {"email": person.email})
    assert mail.outbox[0].to == [person.email]
    response = client.post(CODE, {"code": mailed_code()})
    assert response.headers["Location"] == "/signed-in/"
    assert is_signed_in(client)


def test_a_code_works_only_in_the_browser_that_asked_for_it(client: Client, person: User) -> None:
    client.post(ASK, {"email": person.email})
    other = Client()
    assert other.post(CODE, {"code": mailed_code()}).headers["Location"] == ASK
    assert not is_signed_in(other)


def test_a_wrong_code_may_be_corrected_twice(client: Client, person: User) -> None:
    client.post(ASK, {"email": person.email})
    code = mailed_code()
    wrong = "".join(str((int(digit) + 1) % 10) for digit in code)
    assert (
        "This is not the code of the last mail."
        in client.post(CODE, {"code": wrong}).content.decode()
    )
    client.post(CODE, {"code": wrong})
    assert client.post(CODE, {"code": wrong}).headers["Location"] == ASK
    client.post(CODE, {"code": code})
    assert not is_signed_in(client)


def test_a_code_mail_is_in_the_language_of_the_person(client: Client, person: User) -> None:
    User.objects.update(preferred_language="ko")
    client.post(ASK, {"email": person.email})
    assert mail.outbox[0].extra_headers["Content-Language"] == "ko"


@pytest.mark.parametrize(
    ("path", "field"),
    [(ASK, "email"), (RESET, "email"), (LOGIN, "login")],
    ids=["code", "reset", "password"],
)
def test_no_form_tells_whether_an_address_has_an_account(
    person: User, path: str, field: str
) -> None:
    pages = [
        page_of(Client(), path, {field: address, "password": "wrong"})
        for address in ("known@example.org", "unknown@example.org")
    ]
    assert pages[0] == pages[1]


@pytest.mark.parametrize("path", [ASK, RESET])
def test_an_unknown_address_costs_the_same_work_and_gets_no_mail(
    person: User, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written: list[str] = []
    create = OutgoingMail.objects.create

    def noted(**fields: Any) -> OutgoingMail:
        written.append(fields["to"])
        made: OutgoingMail = create(**fields)
        return made

    monkeypatch.setattr(OutgoingMail.objects, "create", noted)
    Client().post(path, {"email": "unknown@example.org"})
    Client().post(path, {"email": "known@example.org"})
    assert written == ["", "known@example.org"]
    assert [each.to for each in mail.outbox] == [["known@example.org"]]


def test_an_account_that_is_switched_off_gets_no_mail(client: Client, person: User) -> None:
    User.objects.update(is_active=False)
    for path in (ASK, RESET):
        Client().post(path, {"email": person.email})
    sign_in(client)
    assert (mail.outbox, is_signed_in(client)) == ([], False)


@pytest.mark.parametrize("email", ["known@example.org", "unknown@example.org"])
def test_passwords_cannot_be_tried_out(client: Client, person: User, email: str) -> None:
    answers = [sign_in(client, email, password=f"guess {guess}") for guess in range(6)]
    told = ["too many attempts" in answer.content.decode() for answer in answers]
    assert told == [False] * 5 + [True]
    sign_in(client, "known@example.org", password=PASSWORD)
    assert is_signed_in(client) is (email == "unknown@example.org")


def test_codes_are_not_mailed_without_end(person: User) -> None:
    answers = [Client().post(ASK, {"email": person.email}) for _time in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 200]
    assert len(mail.outbox) == 3


def test_links_are_not_mailed_without_end(person: User) -> None:
    answers = [Client().post(RESET, {"email": person.email}) for _time in range(4)]
    assert [answer.status_code for answer in answers] == [302, 302, 302, 429]
    assert "Wait five minutes" in answers[-1].content.decode()
    assert len(mail.outbox) == 3


@pytest.mark.parametrize(
    ("wanted", "given"),
    [
        ("/search/?q=bus", "/search/?q=bus"),
        ("https://evil.example/", "/signed-in/"),
        ("//evil.example/", "/signed-in/"),
        ("/\\evil.example", "/signed-in/"),
        ("javascript:alert(1)", "/signed-in/"),
    ],
)
def test_it_goes_on_to_our_own_pages_only(
    client: Client, person: User, wanted: str, given: str
) -> None:
    assert sign_in(client, next=wanted).headers["Location"] == given


def test_there_is_no_sign_up(client: Client) -> None:
    form = {"email": "new@example.org", "password1": PASSWORD}
    answers = [client.get("/account/signup/"), client.post("/account/signup/", form)]
    for answer in answers:
        assert "Accounts come by invitation" in answer.content.decode()
    assert User.objects.count() == 0


def test_signing_out_needs_a_post(client: Client, person: User) -> None:
    sign_in(client)
    client.get("/account/logout/")
    assert is_signed_in(client)
    assert client.post("/account/logout/").headers["Location"] == "/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("path", [LOGIN, ASK, RESET, "/account/signup/"])
def test_the_pages_are_korean_below_ko(client: Client, path: str) -> None:
    html = client.get(f"/ko{path}").content.decode()
    assert '<html lang="ko">' in html


def test_boxes_tell_the_browser_what_belongs_in_them(client: Client) -> None:
    html = client.get(LOGIN).content.decode()
    assert 'autocomplete="email"' in html
    assert 'autocomplete="current-password"' in html
    assert "placeholder" not in html.partition("<main")[2]
    assert "onpaste" not in html


def test_problems_are_listed_on_top_with_links_to_the_fields(client: Client) -> None:
    html = client.post(LOGIN, {"login": "", "password": ""}).content.decode()
    summary = html.partition('role="alert"')[2].partition("<form")[0]
    assert '<a href="#id_login">“E-mail address” is empty. Fill it in.</a>' in summary
    assert '<a href="#id_password">“Password” is empty. Fill it in.</a>' in summary


@pytest.mark.parametrize("door", ["/admin/", "/admin/login/", "/_util/login/"])
def test_every_door_leads_to_this_sign_in(client: Client, door: str) -> None:
    response = client.get(door, follow=True)
    assert response.redirect_chain[-1][0].startswith("/account/login/?next=")
    assert client.post(door, {"username": "a@example.org", "password": "x"}).status_code == 302


def test_wagtails_own_password_pages_are_closed(client: Client) -> None:
    assert client.get("/admin/password_reset/").status_code == 404


def test_staff_go_on_to_the_page_of_the_admin_they_wanted(client: Client) -> None:
    staff = make_staff()
    staff.set_password(PASSWORD)
    staff.save()
    wanted = reverse("wagtailadmin_explore_root")
    door = client.get(wanted, follow=True).redirect_chain[-1][0]
    response = client.post(door, {"login": staff.email, "password": PASSWORD})
    assert response.headers["Location"] == wanted


def test_a_participant_at_the_door_of_the_admin_is_told_so(client: Client) -> None:
    client.force_login(ParticipationFactory.create().user)
    response = client.get("/admin/", follow=True)
    assert response.status_code == 403
    assert "The admin is for staff" in response.content.decode()
