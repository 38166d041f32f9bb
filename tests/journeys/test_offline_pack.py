"""The pack of "public transport", taken from the portal and read with the network off."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from devtools.whole_portal import Portal
from tests.journeys.test_accessible import violations

pytestmark = [pytest.mark.browser, pytest.mark.demo]

OFFER = "/packs/theme/public-transport/"
#: Bytes of a unit that the page may tell the size in.
UNITS = {"KB": 1024, "MB": 1024 * 1024}


@pytest.fixture(scope="module")
def content(browser: Browser, demo: Portal) -> bytes:
    """The ZIP, as somebody without an account gets it."""
    with closing(browser.new_context()) as reader:
        return reader.request.get(f"{demo.url}{OFFER}download/").body()


@pytest.fixture(scope="module")
def folder(content: bytes, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What lies on the reader's computer after the ZIP was opened."""
    place = tmp_path_factory.mktemp("memory stick")
    with ZipFile(io.BytesIO(content)) as zipped:
        zipped.extractall(place)
    return next(place.iterdir())


@pytest.fixture(params=[360, 1280])
def offline(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """A browser without a network."""
    context = browser.new_context(viewport={"width": request.param, "height": 800})
    context.set_offline(True)
    yield context
    context.close()


def test_the_size_told_before_is_that_of_the_file(demo: Portal, content: bytes, page: Page) -> None:
    page.goto(f"{demo.url}{OFFER}")
    told = page.get_by_role("link", name="Download the pack").inner_text()
    number, unit = told.partition("ZIP, ")[2].rstrip(")").replace("\N{NO-BREAK SPACE}", " ").split()
    assert abs(float(number) * UNITS[unit] - len(content)) <= 0.05 * len(content)


def test_every_page_opens_without_a_network_and_every_link_works(
    folder: Path, offline: BrowserContext
) -> None:
    failed: list[str] = []
    offline.on("requestfailed", lambda request: failed.append(request.url))
    offline.on("weberror", lambda error: failed.append(str(error.error)))
    page = offline.new_page()
    to_open, opened = [(folder / "index.html").as_uri()], set()
    while to_open:
        address = to_open.pop()
        if address in opened:
            continue
        opened.add(address)
        page.goto(address)
        assert page.locator("h1").count() == 1
        assert lost_pictures(page) == []
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), address
        to_open += page.eval_on_selector_all(
            "a[href]:not(.online)", "links => links.map(link => link.href.split('#')[0])"
        )
    pages = {path.as_uri() for path in folder.rglob("*.html")}
    assert opened == pages
    assert len(pages) > 10
    assert failed == []


def test_axe_finds_nothing_in_a_pack(folder: Path, offline: BrowserContext) -> None:
    page = offline.new_page()
    chosen = ("index.html", "policies/001-*.html", "files/*-1.html")
    found = {}
    for pattern in chosen:
        page.goto(next(folder.glob(pattern)).as_uri())
        found[pattern] = violations(page)
    assert found == {pattern: [] for pattern in chosen}


def lost_pictures(page: Page) -> list[str]:
    """Pictures that did not arrive; those further down are fetched first."""
    return list(
        page.evaluate(
            """async () => {
              const pictures = [...document.images];
              for (const each of pictures) each.loading = "eager";
              await Promise.all(pictures.map(each => each.decode().catch(() => {})));
              return pictures.filter(each => !each.naturalWidth).map(each => each.src);
            }"""
        )
    )
