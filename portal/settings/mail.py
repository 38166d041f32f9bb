"""Outgoing mail."""

from __future__ import annotations

from typing import Any

from portal.settings import env

_mail: dict[str, Any] = env.email_config(env.EMAIL_URL)

EMAIL_BACKEND = _mail["EMAIL_BACKEND"]
EMAIL_HOST = _mail.get("EMAIL_HOST") or "localhost"
EMAIL_PORT = _mail.get("EMAIL_PORT") or 25
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER") or ""
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD") or ""
#: The folder of the mails, with ``filemail://``.
EMAIL_FILE_PATH = _mail.get("EMAIL_FILE_PATH")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
DEFAULT_FROM_EMAIL = env.DEFAULT_FROM_EMAIL
