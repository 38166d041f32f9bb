"""Reads what a page says to outsiders out of its HTML, as a search engine does."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any

from django.test import Client


@dataclass
class Head(HTMLParser):
    """``meta`` maps names and properties to contents in order; ``links`` are their attributes."""

    meta: dict[str, list[str]] = field(default_factory=dict)
    links: list[dict[str, str]] = field(default_factory=list)
    data: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self._in_data = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self._in_data = tag == "script" and given.get("type") == "application/ld+json"
        if tag == "meta":
            name = given.get("property") or given.get("name", "")
            self.meta.setdefault(name, []).append(given.get("content", ""))
        elif tag == "link":
            self.links.append(given)

    def handle_data(self, data: str) -> None:
        if self._in_data:
            self.data.append(data)

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    @property
    def canonical(self) -> str:
        """The one canonical address."""
        (link,) = (link for link in self.links if link.get("rel") == "canonical")
        return link["href"]

    @property
    def alternates(self) -> dict[str, str]:
        """Language -> address."""
        return {link["hreflang"]: link["href"] for link in self.links if "hreflang" in link}

    def one(self, name: str) -> str:
        """The content of a meta element that is there once."""
        (content,) = self.meta[name]
        return content

    def things(self) -> list[dict[str, Any]]:
        """All nodes of schema.org; none for a page without."""
        if not self.data:
            return []
        document = json.loads("".join(self.data))
        assert document["@context"] == "https://schema.org"
        nodes: list[dict[str, Any]] = document["@graph"]
        return nodes

    def thing(self, kind: str) -> dict[str, Any]:
        """The one node of a kind."""
        (node,) = (node for node in self.things() if node["@type"] == kind)
        return node


def head_of(client: Client, path: str) -> Head:
    """The head of a page that answers with 200."""
    response = client.get(path)
    assert response.status_code == 200
    head = Head()
    html: str = response.content.decode()
    assert html.index("</head>") > 0
    head.feed(html.partition("</head>")[0])
    return head
