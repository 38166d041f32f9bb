"""A running site with a little content, and Chromium to walk through it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from socket import SHUT_RDWR, socket
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.servers.basehttp import ThreadedWSGIServer
from django.test.testcases import LiveServerThread

from devtools.chromium import FLAGS, chromium_path
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import PlaceFactory, ProgrammeItemFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, CountryFactory, ThemeFactory
from tests.journeys.demo_site import demo, tour

__all__ = ["demo", "tour"]

# Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The system's Chromium; nothing is downloaded."""
    path = chromium_path()
    if path is None:
        pytest.skip("Chromium is not installed")
    return {"executable_path": path, "args": FLAGS}


@pytest.fixture(scope="session")
def base_url() -> str:
    """Nothing in front of addresses; the plug-in's own fixture warns under this pytest."""
    return ""


@pytest.fixture(scope="session")
def _pw_artifacts_folder() -> Iterator[TemporaryDirectory[str]]:
    """Removed with the session; the plug-in's own waits for a moment that a worker never sees."""
    folder = TemporaryDirectory(prefix="journeys-")
    yield folder
    folder.cleanup()


@pytest.fixture
def content(transactional_db: None) -> None:
    """Three policies on two themes, of two cities, with a session and a place."""
    korea = CountryFactory.create(code="KR", name_en="South Korea", region="east-asia")
    seoul = CityFactory.create(slug="seoul", name_en="Seoul", name_ko="서울", country=korea)
    transport = ThemeFactory.create(
        slug="public-transport", label_en="Public transport", icon="bus"
    )
    waste = ThemeFactory.create(slug="waste", label_en="Waste and recycling")
    session = SessionFactory.create(slug="may-2012", name="May 2012")
    place = PlaceFactory.create(slug="topis", name="TOPIS control room")
    ProgrammeItemFactory.create(session=session, place=place, title="How buses are watched")
    bus = make_case("Night buses", city=seoul, main_theme=transport, place=place)
    figures = {"before": 17.0, "unit": "km/h", "year": 2004, "source": 1}
    source = {"title": "Yearbook", "publisher": "City", "url": "https://example.org/", "year": 2005}
    make_case(
        "Median bus lanes",
        city=seoul,
        main_theme=transport,
        original_title="중앙버스전용차로",
        original_language="ko",
        problem=[("paragraph", "<p>Buses were slower than cars.</p>")],
        indicators=[("indicator", {"name": "Bus speed", "after": 22.4, **figures})],
        sources=[("source", source)],
        lessons=[("lesson", "Begin with one corridor.")],
        related=[("policy", bus)],
    )
    make_brief("Bus shelters from recycled glass", main_theme=waste, session=session)


class ClosingServer(ThreadedWSGIServer):
    """Ends the connections that a browser keeps open for later, and waits for its threads.

    A request that ends after the test would write into the database of the next one.
    """

    daemon_threads = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sockets: list[socket] = []

    def process_request(self, request: Any, client_address: Any) -> None:
        self.sockets.append(request)
        super().process_request(request, client_address)

    def serve_forever(self, poll_interval: float = 0.02) -> None:
        """Notice the end of the test at once; the usual half a second is waited for in each."""
        super().serve_forever(poll_interval)

    def server_close(self) -> None:
        for each in self.sockets:
            with suppress(OSError):
                each.shutdown(SHUT_RDWR)
        super().server_close()


class SiteThread(LiveServerThread):
    """Django's server for tests; pytest-django's ``live_server`` outlives the test's database."""

    server_class = ClosingServer


@pytest.fixture
def site(content: None) -> Iterator[str]:
    """Address of the site, whose threads have database connections of their own.

    On SQLite they share a file in WAL mode, as a site in operation does. Connections that share
    memory would lock whole tables, and fail at once where those of a file wait for their turn.
    """
    thread = SiteThread("127.0.0.1", StaticFilesHandler)
    thread.daemon = True
    thread.start()
    thread.is_ready.wait()
    if thread.error:
        raise thread.error
    yield f"http://127.0.0.1:{thread.port}"
    thread.terminate()
