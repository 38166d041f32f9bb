"""The two servers a full test run needs, started together; each is missed on its own."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, ExitStack, contextmanager
from dataclasses import dataclass, field

from devtools.elasticsearch.server import elasticsearch
from devtools.postgres import postgres
from devtools.report import DevelopmentError, Row, remark, say

POSTGRESQL = "PostgreSQL"
STARTERS: Mapping[str, tuple[str, Callable[[], AbstractContextManager[str]]]] = {
    POSTGRESQL: ("POSTGRES_URL", postgres),
    "Elasticsearch": ("ELASTICSEARCH_URL", elasticsearch),
}


@dataclass
class Services:
    """What runs, as environment variables, and what could not be started, with the reason."""

    environment: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)

    def missing_rows(self) -> list[Row]:
        """Lines of the table for what could not be started."""
        return [Row(name, skipped=1, notes=[reason]) for name, reason in self.missing.items()]


@contextmanager
def services() -> Iterator[Services]:
    """Both servers until the block ends. Servers that the caller names are used instead."""
    found = Services()
    with ExitStack() as stack:
        for name, (variable, start) in STARTERS.items():
            given = os.environ.get(variable)
            try:
                found.environment[variable] = given or stack.enter_context(start())
            except DevelopmentError as error:
                remark(f"!! {name} is missing: {error}")
                found.missing[name] = str(error)
        yield found


def keep_running() -> int:
    """The `services` command: print what to export, then wait to be interrupted."""
    with services() as found:
        for variable, value in found.environment.items():
            say(f"export {variable}={value}")
        if found.missing:
            return 1
        remark("Running until interrupted (Ctrl-C).")
        try:
            signal.pause()
        except KeyboardInterrupt:
            remark("stopping")
    return 0
