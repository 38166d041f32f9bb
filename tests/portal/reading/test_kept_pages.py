"""Pages of anonymous readers are kept, for nobody else, and not a moment longer than they hold."""

from __future__ import annotations

import re
import threading
from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.management import call_command
from django.db import connection, connections
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, Site

from briefs.consent import forget_person
from cases.choices import Visibility
from portal.models import StandardPage
from portal.reading.changes import is_seen
from portal.reading.generation import current
from search.breaker import Breaker
from search.engines.registry import database_engine
from search.promotions.models import Promotion
from search.router import Router
from taxonomy.models import Theme
from tests.factories.accounts import AccountFactory, make_administrator
from tests.factories.collections import make_collection
from tests.factories.files import make_case_with, make_deck
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import PlaceFactory, SessionFactory

SAVE = {"Save-Data": "on"}


@pytest.fixture(autouse=True)
def kept(transactional_db: None, settings: Any) -> Iterator[None]:
    """Pages are kept, as in operation; what is written is committed."""
    settings.PAGE_CACHE_SECONDS = 300
    caches["pages"].clear()
    yield
    caches["pages"].clear()


def queries_of(path: str, **headers: str) -> int:
    """Queries of one anonymous request."""
    with CaptureQueriesContext(connection) as captured:
        assert Client().get(path, headers=headers).status_code == 200
    return len(captured)


def is_kept(path: str, **headers: str) -> bool:
    """Whether the page, once made, is answered from what is kept."""
    Client().get(path, headers=headers)
    return queries_of(path, **headers) == 1


def text(path: str) -> str:
    return " ".join(Client().get(path).content.decode().split())


@pytest.mark.parametrize(
    "path",
    ["/", "/ko/", "/themes/", "/search/?q=night", "/cases/", "/cases/night-buses/", "/about/"],
)
def test_a_page_costs_one_query_once_it_is_made(path: str) -> None:
    make_case("Night buses")
    assert is_kept(path)


def test_the_kept_page_is_the_same_page() -> None:
    make_case("Night buses")
    first, second = (Client().get("/cases/night-buses/") for _ in range(2))
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)


def test_languages_addresses_and_ways_of_reading_are_kept_apart() -> None:
    make_case("Night buses")
    assert is_kept("/themes/")
    for path, headers in (("/ko/themes/", {}), ("/themes/?x=1", {}), ("/themes/", SAVE)):
        assert queries_of(path, **headers) > 1
    assert "pictures are left out" not in text("/themes/")
    assert "<img" not in Client().get("/themes/", headers=SAVE).content.decode()
    client = Client()
    client.cookies["text_only"] = "1"
    assert "Text only: pictures are left out." in client.get("/themes/").content.decode()


def test_smaller_pictures_are_for_those_who_save_data() -> None:
    deck = make_deck(1)
    case = make_case_with(deck)
    path = f"/policies/{case.stable_id}/files/{deck.stable_id}/p/1/"
    client = Client(headers=SAVE)
    client.cookies["text_only"] = "0"
    assert "srcset" not in client.get(path).content.decode()
    assert "srcset" in text(path)


def test_who_is_signed_in_neither_finds_nor_leaves_anything(client: Client) -> None:
    make_case("For alumni", visibility=Visibility.ALUMNI)
    client.force_login(make_administrator())
    assert "For alumni" in client.get("/cases/").content.decode()
    assert "For alumni" not in text("/cases/")
    assert "For alumni" in client.get("/cases/").content.decode()
    assert client.get("/cases/").headers["Cache-Control"] == "private, no-cache"


@pytest.mark.parametrize(
    "path",
    ["/account/login/", "/invitation/not-a-secret/", "/packs/theme/public-transport/", "/none/"],
)
def test_forms_secrets_and_errors_are_not_kept(path: str) -> None:
    make_case("Night buses")
    for _ in range(2):
        response = Client().get(path, follow=True)
        assert "public" not in response.headers.get("Cache-Control", "")
    assert caches["pages"]._cache == {}  # type: ignore[attr-defined]


def test_a_page_that_hands_out_a_token_or_a_cookie_is_not_kept() -> None:
    """A page behind a password asks for it with a form."""
    case = make_case("Night buses")
    PageViewRestriction.objects.create(
        page=case, restriction_type=PageViewRestriction.PASSWORD, password="open"
    )
    first, second = (text("/cases/night-buses/") for _ in range(2))
    tokens = [
        re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page) for page in (first, second)
    ]
    assert tokens[0] != tokens[1]


def test_a_browser_that_has_the_page_is_told_so() -> None:
    make_case("Night buses")
    for _ in ("made", "kept"):
        first = Client().get("/cases/night-buses/")
        assert first.headers["Cache-Control"] == "public, max-age=0, must-revalidate"
        assert {"Cookie", "Save-Data"} <= set(first.headers["Vary"].split(", "))
        again = Client().get(
            "/cases/night-buses/", headers={"If-None-Match": first.headers["ETag"]}
        )
        assert (again.status_code, again.content) == (304, b"")


def _publish() -> None:
    make_case("Another")


def _unpublish() -> None:
    _case().unpublish()


def _delete() -> None:
    _case().delete()


def _move() -> None:
    _case().move(StandardPage.objects.get(slug="about", locale__language_code="en"))


def _restrict() -> None:
    PageViewRestriction.objects.create(page=_case(), restriction_type="login")


def _restrict_less() -> None:
    PageViewRestriction.objects.all().delete()


def _hide_file() -> None:
    file = _case().files.get().source_file
    file.is_hidden = True
    file.save()


def _hide_files_at_once() -> None:
    type(_case().files.get().source_file).objects.update(is_hidden=True)


def _forget_person() -> None:
    forget_person(user=AccountFactory._meta.model.objects.get(first_name="Kim"))


def _rename_theme() -> None:
    theme = Theme.objects.get(slug="public-transport")
    theme.label_en = "Buses and trains"
    theme.save()


def _new_session() -> None:
    SessionFactory.create(slug="may-2013", name="May 2013")


def _new_place() -> None:
    PlaceFactory.create(slug="museum", name="Museum")


def _collection() -> None:
    make_collection("Nights", _case())


def _site() -> None:
    site = Site.objects.get()
    site.site_name = "Another name"
    site.save()


def _promotion() -> None:
    Promotion.objects.create()


def _redirect() -> None:
    Redirect.objects.create(old_path="/old", redirect_link="/themes/")


def _case() -> Any:
    return Page.objects.get(slug="night-buses").specific


@pytest.mark.parametrize(
    "change",
    [
        _publish,
        _unpublish,
        _delete,
        _move,
        _restrict,
        _restrict_less,
        _hide_file,
        _hide_files_at_once,
        _forget_person,
        _rename_theme,
        _new_session,
        _new_place,
        _collection,
        _site,
        _promotion,
        _redirect,
    ],
)
def test_after_every_change_pages_are_made_anew(change: Callable[[], None]) -> None:
    person = AccountFactory.create(first_name="Kim", last_name="Named")
    named = {"name": "Kim Named", "role": "", "consent": True, "consent_until": None}
    authors = [("author", {**named, "account": person.pk})]
    make_case_with(make_deck(1), title="Night buses")
    lanes = make_brief("Lanes", session=SessionFactory.create(), authors=authors)
    PageViewRestriction.objects.create(page=lanes, restriction_type="login")
    assert is_kept("/about/")

    change()

    assert queries_of("/about/") > 1


def test_what_is_hidden_is_gone_at_once_and_a_name_with_its_consent() -> None:
    person = AccountFactory.create(first_name="Kim", last_name="Named")
    named = {"name": "Kim Named", "role": "", "consent": True, "consent_until": None}
    brief = make_brief(
        "Lanes",
        session=SessionFactory.create(),
        authors=[("author", {**named, "account": person.pk})],
    )
    case = make_case_with(make_deck(1, title="Deck of lanterns"), title="Night buses")
    slide = f"/policies/{case.stable_id}/files/{case.files.get().source_file.stable_id}/p/1/"
    assert is_kept(slide)
    assert is_kept("/briefs/lanes/")
    assert "Deck of lanterns" in text("/cases/night-buses/")
    assert "Kim Named" in text("/briefs/lanes/")

    _hide_file()
    forget_person(user=person)

    assert Client().get(slide).status_code == 404
    assert "Deck of lanterns" not in text("/cases/night-buses/")
    assert "Kim Named" not in text("/briefs/lanes/")
    brief.unpublish()
    assert Client().get("/briefs/lanes/").status_code == 404


def test_what_readers_do_not_see_leaves_pages_as_they_are(client: Client) -> None:
    case, person = make_case("Night buses"), make_administrator()
    before = current().text
    case.summary = "Other words, in a draft."
    with CaptureQueriesContext(connection) as captured:
        case.save_revision()
    assert [query["sql"] for query in captured if is_seen(query["sql"])] == []
    client.force_login(person)
    client.get("/themes/")
    assert current().text == before


def test_after_a_migration_pages_are_made_anew() -> None:
    before = current().text
    call_command("migrate", verbosity=0)
    assert current().text != before


def test_on_another_day_pages_are_made_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    assert is_kept("/themes/")
    tomorrow = timezone.localdate() + timedelta(days=1)
    monkeypatch.setattr(timezone, "localdate", lambda: tomorrow)
    assert queries_of("/themes/") > 1


def test_marks_of_other_threads_are_noticed() -> None:
    """A worker in another process writes through a connection of its own."""
    assert is_kept("/sessions/")

    def write() -> None:
        try:
            SessionFactory.create(name="Made elsewhere")
        finally:
            connections.close_all()

    thread = threading.Thread(target=write)
    thread.start()
    thread.join()
    assert "Made elsewhere" in text("/sessions/")


def test_no_page_is_kept_while_the_index_lags_behind_or_is_away(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    engine, breaker = database_engine(), Breaker(failures_to_open=2, open_seconds=30)
    router = Router(primary=engine, fallback=engine, breaker=breaker)
    monkeypatch.setattr("portal.reading.keeping.site_router", lambda: router)
    SessionFactory.create()
    assert not is_kept("/about/")

    later = timezone.now() + timedelta(seconds=4)
    monkeypatch.setattr(timezone, "now", lambda: later)
    breaker.failed()
    assert not is_kept("/about/")
    breaker.succeeded()
    assert is_kept("/about/")
