"""The one reader of the environment. Every other settings module asks here.

An operator finds every variable of the portal in this file and in docs/operators.md.
"""

from __future__ import annotations

from pathlib import Path

import environ

BASE_DIR = Path(__file__).resolve().parent.parent.parent

_env = environ.Env()

#: Where the portal writes: SQLite file, uploads, caches. Outside the code in production.
VAR_DIR = Path(_env.str("PORTAL_VAR_DIR", default=str(BASE_DIR / "var")))
#: Such as /private/: nginx sends uploads after the portal has said who may have them.
ACCEL_PREFIX = _env.str("PORTAL_ACCEL_PREFIX", default="")

SECRET_KEY = _env.str("PORTAL_SECRET_KEY", default="")
BASE_URL = _env.str("PORTAL_BASE_URL", default="http://127.0.0.1:8000")
#: The same, only if the operator said so: others are never told a guessed address.
PUBLIC_ORIGIN = _env.str("PORTAL_BASE_URL", default="")
OAI_NAMESPACE = _env.str("PORTAL_OAI_NAMESPACE", default="")
SEARCH_ENGINES_WELCOME = _env.bool("PORTAL_SEARCH_ENGINES", default=True)
SECURITY_CONTACT = _env.str("PORTAL_SECURITY_CONTACT", default="")
ALLOWED_HOSTS = _env.list("PORTAL_ALLOWED_HOSTS", default=[])
CSRF_TRUSTED_ORIGINS = _env.list("PORTAL_CSRF_TRUSTED_ORIGINS", default=[])
#: How many proxies in front add an address to X-Forwarded-For; rate limits count by client.
TRUSTED_PROXIES = _env.int("PORTAL_TRUSTED_PROXIES", default=0)

DATABASE_URL = _env.str("DATABASE_URL", default=f"sqlite:///{VAR_DIR / 'portal.sqlite3'}")
#: A PostgreSQL for engine comparison when the site itself runs on SQLite.
POSTGRES_URL = _env.str("POSTGRES_URL", default="")

ELASTICSEARCH_URL = _env.list("ELASTICSEARCH_URL", default=[])
ELASTICSEARCH_API_KEY = _env.str("ELASTICSEARCH_API_KEY", default="")
ELASTICSEARCH_USERNAME = _env.str("ELASTICSEARCH_USERNAME", default="")
ELASTICSEARCH_PASSWORD = _env.str("ELASTICSEARCH_PASSWORD", default="")
ELASTICSEARCH_CA_CERTS = _env.str("ELASTICSEARCH_CA_CERTS", default="")
API_RATE = _env.str("PORTAL_API_RATE", default="20/s")
SEARCH_INDEX_PREFIX = _env.str("SEARCH_INDEX_PREFIX", default="portal")

#: How strict the fence around uploaded files is; read by development settings only.
UPLOAD_FENCE = _env.str("PORTAL_UPLOAD_FENCE", default="")
#: Programs that open uploaded files; not named: looked for in PATH.
BWRAP = _env.str("PORTAL_BWRAP", default="")
SOFFICE = _env.str("PORTAL_SOFFICE", default="")
TESSERACT = _env.str("PORTAL_TESSERACT", default="")
#: Text of pages that are only pictures, where tesseract is installed.
OCR = _env.bool("PORTAL_OCR", default=True)
OCR_LANGUAGES = _env.list("PORTAL_OCR_LANGUAGES", default=["eng", "kor"])

#: The virus scanner clamd: unix:/path or host:port; empty: none.
CLAMD = _env.str("PORTAL_CLAMD", default="")
#: Seconds after which a worker that says nothing about a file is lost.
UPLOAD_LEASE_SECONDS = _env.int("PORTAL_UPLOAD_LEASE_SECONDS", default=60)

EMAIL_URL = _env.str("PORTAL_EMAIL_URL", default="consolemail://")
DEFAULT_FROM_EMAIL = _env.str("PORTAL_FROM_EMAIL", default="portal@localhost")
CACHE_URL = _env.str("PORTAL_CACHE_URL", default="")


def database_config(url: str) -> dict[str, object]:
    """Django's settings of one database, from its URL."""
    return dict(_env.db_url_config(url))


def email_config(url: str) -> dict[str, object]:
    """Django's e-mail settings, from their URL."""
    return dict(_env.email_url_config(url))


def cache_config(url: str) -> dict[str, object]:
    """Django's settings of one cache, from its URL."""
    return dict(_env.cache_url_config(url))
