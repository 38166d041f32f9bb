"""How many queries a page runs, beside those of the engine that answers its search.

The engine's own number differs from database to database and is guarded by its own tests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection
from django.test.utils import CaptureQueriesContext

#: Reads from a table, or calls a function, of the package search.
ENGINE = re.compile(r'\b(SELECT|FROM|JOIN) "?search_')


@contextmanager
def page_queries(expected: int) -> Iterator[None]:
    """Fail, naming them, unless the block runs so many queries beside the engine's."""
    with CaptureQueriesContext(connection) as captured:
        yield
    own = [query["sql"] for query in captured if not ENGINE.search(query["sql"])]
    assert len(own) == expected, "\n".join([f"{len(own)} queries:", *own])
