"""What the URL says: the state of a search page, its link and its mistakes.

    query_string.parse_params -> state.SearchParams -> (a change) -> query_string.to_query_string

Plain Python; :mod:`search.params.parameters` holds one unit per URL parameter.
"""

from __future__ import annotations

from search.params.query_string import (
    API_PAGE_SIZES,
    ParsedParams,
    Problem,
    parse_params,
    to_query_string,
)
from search.params.state import (
    PAGE_SIZES,
    SearchParams,
    at_page,
    choose,
    cleared,
    toggled,
    with_value,
    without_facet,
    without_value,
    without_years,
)

__all__ = [
    "API_PAGE_SIZES",
    "PAGE_SIZES",
    "ParsedParams",
    "Problem",
    "SearchParams",
    "at_page",
    "choose",
    "cleared",
    "parse_params",
    "to_query_string",
    "toggled",
    "with_value",
    "without_facet",
    "without_value",
    "without_years",
]
