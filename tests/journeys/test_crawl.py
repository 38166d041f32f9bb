"""Every address a visitor can reach in each language: it answers, and in that language."""

from __future__ import annotations

import re
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from django.conf import settings

from devtools.whole_portal import Portal
from tests.journeys.crawling import Visited, crawl, language_of
from tests.journeys.wording import faults_of

pytestmark = pytest.mark.demo

#: Fewer would mean that the crawl lost its way: the demo has some 500 pages in each language.
FEWEST_PAGES = 400


@pytest.mark.parametrize("language", [code for code, _name in settings.LANGUAGES])
def test_every_address_answers_in_the_language_of_its_prefix(demo: Portal, language: str) -> None:
    problems: dict[str, list[str]] = {}
    seen: set[str] = set()
    for visited in crawl(demo.url, language):
        seen.add(visited.path)
        if found := faults(visited, language):
            problems[f"{visited.path} (linked from {visited.linked_from})"] = found

    assert problems == {}
    assert len(seen) >= FEWEST_PAGES
    assert in_sitemap(demo.url, language) - seen == set()


def faults(visited: Visited, language: str) -> list[str]:
    """An answer that is none, or words in another language than the page says."""
    if visited.status >= 400:
        return [f"status {visited.status}"]
    if visited.root is None or visited.status != 200:
        return []
    return faults_of(visited.root, language)


def in_sitemap(url: str, language: str) -> set[str]:
    """Paths of the pages in a language that search engines are told of."""
    index = read(f"{url}/sitemap.xml")
    paths = {
        urlsplit(address).path
        for sitemap in locations(index)
        for address in locations(read(sitemap))
    }
    return {path for path in paths if language_of(path) == language}


def read(address: str) -> str:
    with urlopen(address, timeout=60) as answer:  # noqa: S310
        text: str = answer.read().decode()
    return text


def locations(sitemap: str) -> list[str]:
    return re.findall(r"<loc>([^<]+)</loc>", sitemap)
