"""Following every link a visitor can follow, in one language, as a search engine would."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from html import escape
from http.client import HTTPConnection
from typing import Final
from urllib.parse import parse_qs, urljoin, urlsplit

from bs4 import BeautifulSoup
from django.conf import settings

#: Queries can be combined without end.
MOST_PER_PATH: Final = 20
MOST_FACT_SHEETS: Final = 2
#: What is no page: pictures, files, and what only a form sends.
_SKIPPED: Final = ("/media/", "/static/", "/covers/", "/admin/")


@dataclass(frozen=True, slots=True)
class Visited:
    """One answer. ``root`` is None where it is not HTML; ``linked_from`` is where it was found."""

    path: str
    status: int
    root: BeautifulSoup | None
    linked_from: str


def crawl(url: str, language: str) -> Iterator[Visited]:
    """Every page below the home page of a language, each once, and what else they link to.

    Links to other languages are left to the crawl of those.
    """
    host = urlsplit(url).netloc
    first = "/" if language == "en" else f"/{language}/"
    waiting = deque([(first, "")])
    seen = {first}
    kinds: Counter[str] = Counter()
    with closing(HTTPConnection(host, timeout=60)) as connection:
        while waiting:
            path, linked_from = waiting.popleft()
            visited = _visit(connection, path, linked_from)
            yield visited
            for target in _links(visited, host):
                if target not in seen and _is_wanted(target, language, kinds):
                    seen.add(target)
                    waiting.append((target, path))


def _visit(connection: HTTPConnection, path: str, linked_from: str) -> Visited:
    """Redirects are followed by the crawl itself: where one leads is a link of the answer."""
    connection.request("GET", path, headers={"Accept": "text/html"})
    answer = connection.getresponse()
    body = answer.read()
    is_page = answer.headers.get_content_type() == "text/html"
    if 300 <= answer.status < 400:
        body = f'<a href="{escape(answer.headers["Location"])}"></a>'.encode()
    root = BeautifulSoup(body.decode(), "lxml") if is_page else None
    return Visited(path, answer.status, root, linked_from)


def _links(visited: Visited, host: str) -> Iterator[str]:
    if visited.root is None:
        return
    for link in visited.root.find_all("a", href=True):
        parts = urlsplit(urljoin(f"http://{host}{visited.path}", str(link["href"])))
        if parts.netloc == host and parts.scheme == "http":
            yield f"{parts.path}?{parts.query}" if parts.query else parts.path


def _is_wanted(target: str, language: str, kinds: Counter[str]) -> bool:
    """Of addresses with a query one of each kind, that is: with the same names in it.

    Of fact sheets, which take a second each to be drawn, a few.
    """
    parts = urlsplit(target)
    if parts.path.startswith(_SKIPPED) or language_of(parts.path) != language:
        return False
    if parts.path.endswith(".pdf"):
        kinds.update([".pdf"])
        return kinds[".pdf"] <= MOST_FACT_SHEETS
    if not parts.query:
        return True
    names = "&".join(sorted(parse_qs(parts.query, keep_blank_values=True)))
    kinds.update([parts.path, f"{parts.path}?{names}"])
    return kinds[f"{parts.path}?{names}"] == 1 and kinds[parts.path] <= MOST_PER_PATH


def language_of(path: str) -> str:
    """Code of the language whose prefix an address has."""
    prefix = path.split("/")[1]
    return prefix if prefix in dict(settings.LANGUAGES) else "en"
