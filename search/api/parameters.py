"""Parameters of ``GET /api/v1/search``, as OpenAPI shows them and as they are read.

The declaration below is for people who read the description; reading is done by
:mod:`search.params`, the same code as the page's, so that both mean the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.http import QueryDict
from ninja import Schema
from ninja.errors import ValidationError
from pydantic import Field, create_model

from search.engines.base import Sort
from search.facets import FACET_NAMES, FACETS
from search.params import API_PAGE_SIZES, Problem, SearchParams, parse_params
from search.service import unknown_values


def _text(description: str) -> Any:
    # Plain text on purpose: search.params reads the numbers and says what is wrong with them.
    return (str | None, Field(None, description=description))


_FIELDS: dict[str, Any] = {
    "q": _text('Words; "a phrase", -without, this OR that, title:word, summary:, body:, file:.'),
    **{
        facet.name: (
            list[str],
            Field([], description=f"{facet.heading}: a value of the facet. May be repeated."),
        )
        for facet in FACETS
    },
    "year_from": _text("Policies that ran in this year or later."),
    "year_to": _text("Policies that ran in this year or earlier."),
    "sort": _text(f"One of: {', '.join(Sort)}."),
    "page": _text("From 1; page x page_size is at most 10,000."),
    "page_size": _text(f"{API_PAGE_SIZES[0]} to {API_PAGE_SIZES[-1]}, 20 if not given."),
}

if TYPE_CHECKING:
    SearchQuery = Schema
else:
    SearchQuery = create_model("SearchQuery", __base__=Schema, **_FIELDS)


def read_params(query: QueryDict) -> SearchParams:
    """The parameters of a request; raises 422 with every reason."""
    parsed = parse_params(dict(query.lists()), FACET_NAMES, page_sizes=API_PAGE_SIZES)
    problems = (*parsed.problems, *unknown_values(parsed.params))
    if problems:
        raise ValidationError([_as_detail(problem) for problem in problems])
    return parsed.params


def _as_detail(problem: Problem) -> dict[str, Any]:
    return {
        "loc": ["query", problem.parameter],
        "msg": problem.reason_text,
        "type": problem.reason_code,
    }
