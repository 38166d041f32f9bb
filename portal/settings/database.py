"""The database: SQLite to start with, PostgreSQL in production."""

from __future__ import annotations

from typing import Any

from portal.settings import env

#: WAL lets readers go on while one writer works; IMMEDIATE makes a second writer wait its turn
#: at the start of a transaction instead of failing in the middle of it.
SQLITE_OPTIONS: dict[str, Any] = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA cache_size=-32000;",
}


def _default_database() -> dict[str, Any]:
    config: dict[str, Any] = env.database_config(env.DATABASE_URL)
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {**SQLITE_OPTIONS, **config.get("OPTIONS", {})}
        env.VAR_DIR.mkdir(parents=True, exist_ok=True)
    else:
        config.setdefault("CONN_MAX_AGE", 60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


DATABASES = {"default": _default_database()}
POSTGRES_URL = env.POSTGRES_URL
