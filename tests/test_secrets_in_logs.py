"""No log holds the secret of an address: not nginx's, not ours; the rest of the line stays."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RegexPattern

from devtools.processes import free_port
from portal.secret_addresses import SECRET_ROUTES, LineWithoutSecrets, without_secrets
from portal.settings.logs import LOGGING
from tests.nginx import HOST, NGINX, WebServer, portal_that_agrees, running_nginx

DEPLOY = Path(settings.BASE_DIR) / "deploy"
EXAMPLE = (DEPLOY / "nginx.conf").read_text("utf-8")
SECRET = "Zm9yLXlvdXItZXllcy1vbmx5LTAxMjM0NTY3ODlhYmNk"
#: How routes call a parameter that only its owner should know.
NAMES_OF_SECRETS = ("secret", "key", "token", "uidb36", "uidb64", "signed", "signature")
OPENED = [f"/invitation/{SECRET}/", f"/ko/account/confirm-email/{SECRET}:1wQ:x/"] + [
    f"{language}/account/password/reset/key/1-{SECRET}/" for language in ("", "/ko", "/zh-hans")
]

needs_nginx = pytest.mark.skipif(NGINX is None, reason="nginx is not installed")


def routes(
    patterns: list[URLPattern | URLResolver], before: str = ""
) -> Iterator[tuple[str, set[str]]]:
    """Every address below these, as it is written, and the names of its parameters."""
    for each in patterns:
        here = before + str(each.pattern)
        if isinstance(each, URLResolver):
            yield from routes(each.url_patterns, here)
        else:
            named = set(re.findall(r"<(?:\w+:)?(\w+)>", here))
            regex = each.pattern.regex if isinstance(each.pattern, RegexPattern) else None
            yield here, named | set(regex.groupindex if regex else ())


def secret_routes() -> set[str]:
    return {
        re.split(r"\(\?P|<", route)[0].replace("^", "").strip("/")
        for route, names in routes(get_resolver().url_patterns)
        if names & set(NAMES_OF_SECRETS)
    }


def test_every_route_with_a_secret_is_known() -> None:
    assert secret_routes() == set(SECRET_ROUTES)


def test_the_web_server_in_front_has_the_same_list() -> None:
    listed = re.findall(r"/\(\?:((?:[\w/-]+\|)+[\w/-]+)\)/", EXAMPLE)
    assert [tuple(found.split("|")) for found in listed] == [SECRET_ROUTES] * 3


def test_every_server_of_the_example_writes_the_log_without_secrets() -> None:
    servers = re.split(r"^server \{", EXAMPLE, flags=re.MULTILINE)[1:]
    logs = [re.findall(r"^    access_log (.+);", server, re.MULTILINE) for server in servers]
    assert logs == [["/var/log/nginx/access.log portal"]] * 3


@pytest.mark.parametrize("path", [DEPLOY / "Dockerfile", *DEPLOY.glob("systemd/*.service")])
def test_the_portal_itself_writes_no_access_log(path: Path) -> None:
    assert "--access-log" not in path.read_text("utf-8")


@pytest.fixture
def nginx(tmp_path: Path) -> Iterator[WebServer]:
    with portal_that_agrees() as behind, running_nginx(tmp_path, EXAMPLE, behind=behind) as web:
        yield web


@needs_nginx
def test_the_access_log_keeps_all_but_the_secret(nginx: WebServer) -> None:
    for address in OPENED:
        assert nginx.get(address) == 200
    pattern = r'127\.0\.0\.1 \[20[\d:T+-]+\] "GET (\S+) HTTP/1\.1" 200 2 \d+\.\d+ "-" "sample"'
    assert [re.findall(pattern, line) for line in nginx.access_lines] == [
        ["/invitation/-"],
        ["/ko/account/confirm-email/-"],
        ["/account/password/reset/key/-"],
        ["/ko/account/password/reset/key/-"],
        ["/zh-hans/account/password/reset/key/-"],
    ]


@needs_nginx
def test_other_addresses_are_logged_as_they_are(nginx: WebServer) -> None:
    for address in ("/invitation/", "/search/?q=bus", "/account/password/reset/"):
        nginx.get(address, referer=f"https://{HOST}/themes/?page=2")
        assert f'"GET {address} HTTP/1.1"' in nginx.access_lines[-1]
        assert f'"https://{HOST}/themes/?page=2"' in nginx.access_lines[-1]


@needs_nginx
def test_the_page_a_request_came_from_is_logged_without_its_secret(nginx: WebServer) -> None:
    nginx.get("/search/", referer=f"https://{HOST}{OPENED[1]}?x=1")
    assert f'"https://{HOST}/ko/account/confirm-email/-"' in nginx.access_lines[-1]


@needs_nginx
def test_who_comes_without_tls_is_led_on_and_leaves_no_secret_either(nginx: WebServer) -> None:
    assert nginx.get(OPENED[0], port=nginx.redirecting) == 301
    assert '"GET /invitation/- HTTP/1.1" 301' in nginx.access_lines[-1]


@needs_nginx
def test_a_portal_that_is_away_leaves_no_secret_in_the_error_log(tmp_path: Path) -> None:
    with running_nginx(tmp_path, EXAMPLE, behind=free_port()) as web:
        assert [web.get(address) for address in [*OPENED, "/search/"]] == [502] * 6
        assert (SECRET in web.errors, "GET /search/" in web.errors) == (False, True)
        assert len(web.access_lines) == 6


@pytest.mark.parametrize("address", OPENED)
def test_a_line_of_our_own_log_loses_the_secret_and_nothing_else(address: str) -> None:
    written = without_secrets(f'{{"request": "GET {address}?page=1", "user_id": 7}}')
    [route] = [each for each in SECRET_ROUTES if each in address]
    before = address[: address.index(route)]
    assert written == f'{{"request": "GET {before}{route}/-?page=1", "user_id": 7}}'


def test_addresses_without_a_secret_are_left_as_they_are() -> None:
    line = 'GET /invitation/ from /account/password/reset/?next=/themes/ "/policies/abc/"'
    assert without_secrets(line) == line


@pytest.mark.parametrize("formatter", ["plain", "json"])
def test_no_formatter_lets_a_secret_through(formatter: str) -> None:
    arguments = dict(LOGGING["formatters"][formatter])
    made = arguments.pop("()")(**arguments)
    assert isinstance(made, LineWithoutSecrets)
    try:
        raise ValueError(f"/invitation/{SECRET}/ failed")
    except ValueError as error:
        trouble = (ValueError, error, error.__traceback__)
    record = logging.LogRecord(
        "django.request", logging.WARNING, "", 0, "Gone: %s", (OPENED[0],), trouble
    )
    written = made.format(record)
    assert (SECRET in written, "Gone: /invitation/-" in written) == (False, True)
    if formatter == "json":
        assert json.loads(written)["event"].startswith("Gone: /invitation/-")


@pytest.mark.django_db
@pytest.mark.parametrize("address", OPENED)
def test_pages_with_a_secret_do_not_name_it_to_other_sites(client: Client, address: str) -> None:
    answer: Any = client.get(address)
    assert answer.headers["Referrer-Policy"] in ("no-referrer", "same-origin")
