"""Addresses that open something for whoever has them, and lines of a log without their secrets.

    anything that is logged -> LineWithoutSecrets -> the same line, each secret replaced by "-"

A route whose parameter is a secret belongs in SECRET_ROUTES; ``deploy/nginx.conf`` has the same
list for the logs of the server in front, and tests compare both with the routes that exist.
"""

from __future__ import annotations

import logging
import re
from typing import Final

import structlog

#: What stands before the secret, without the language in front and the slashes around.
SECRET_ROUTES: Final = (
    "invitation",
    "facts",
    "account/confirm-email",
    "account/password/reset/key",
    "admin/password_reset/confirm",
)
#: From the secret on to the end of the address, however it is quoted or encoded in its line.
_SECRET: Final = re.compile(rf"(/(?:{'|'.join(SECRET_ROUTES)})/)[^\s/?#\"'<>\\][^\s?#\"'<>\\]*")


def without_secrets(text: str) -> str:
    """The same text with every secret of an address replaced by "-"."""
    return _SECRET.sub(r"\1-", text)


class LineWithoutSecrets(structlog.stdlib.ProcessorFormatter):
    """The last step of a line: fields, messages of libraries, tracebacks are all in it by now."""

    def format(self, record: logging.LogRecord) -> str:
        return without_secrets(super().format(record))
