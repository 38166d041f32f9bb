"""Background work: rows in the database, enqueued in the transaction that causes them."""

from __future__ import annotations

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
