"""Every write to a table that readers see leaves a mark, by whichever door it comes.

Signals would miss what is written past the models: ``update()``, ``bulk_create()``, the SQL with
which Wagtail moves a branch of the tree. So each connection looks at its own statements. A table
counts as seen unless it is named here: whoever adds one need not remember anything.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import Any, Final

from django.apps import apps
from django.conf import settings
from django.db import connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.models.signals import post_migrate, pre_migrate

from portal.reading.generation import mark
from portal.reading.rows import ContentChange

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]

#: Applications and models of which no reader without an account sees anything.
UNSEEN: Final = frozenset(
    """
    account accounts.outgoingmail accounts.user_groups accounts.user_user_permissions auth
    briefs.briefreviewtask briefs.briefreviewtask_groups briefs.policyimport briefs.submission
    briefs.submissionevent briefs.submissionfile cases.factcheck contenttypes django_tasks_database
    portal.contentchange portal.harvestrow portal.offlinepack programmes.invitation
    sessions simple_translation taggit uploads.rendition wagtailadmin
    wagtailforms wagtailimages wagtailsearch wagtailusers wagtailcore.apitoken
    wagtailcore.collection
    wagtailcore.comment wagtailcore.commentreply wagtailcore.groupapprovaltask
    wagtailcore.groupapprovaltask_groups wagtailcore.groupcollectionpermission
    wagtailcore.grouppagepermission wagtailcore.groupsitepermission wagtailcore.modellogentry
    wagtailcore.pagelogentry wagtailcore.pagesubscription wagtailcore.referenceindex
    wagtailcore.revision wagtailcore.task wagtailcore.taskstate wagtailcore.uploadedfile
    wagtailcore.workflow wagtailcore.workflowcontenttype wagtailcore.workflowpage
    wagtailcore.workflowstate wagtailcore.workflowtask
    """.split()
)
#: Columns of seen tables that may change while readers see the same.
SILENT: Final = frozenset(
    """
    attempts draft_title has_unpublished_changes last_login latest_revision_created_at
    latest_revision_id lease_until locked locked_at locked_by_id password
    """.split()
)
_WRITE: Final = re.compile(r'\s*(INSERT INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', re.IGNORECASE)
_SET: Final = re.compile(r'"(\w+)" = ')


#: Not empty while the table of marks may not be there yet.
_migrating: Final[set[str]] = set()


def connect() -> None:
    """Watch every connection that is opened from now on."""
    connection_created.connect(_watch)
    pre_migrate.connect(_begin_migrating)
    post_migrate.connect(_end_migrating, sender=apps.get_app_config("portal"))


def is_seen(sql: str) -> bool:
    """Whether a statement may change what an anonymous reader sees."""
    write = _WRITE.match(sql)
    if write is None or write[2] not in _seen_tables():
        return False
    if write[1].upper() != "UPDATE":
        return True
    columns = set(_SET.findall(sql.partition(" WHERE ")[0]))
    return not columns or bool(columns - SILENT)


@cache
def _seen_tables() -> frozenset[str]:
    return frozenset(
        model._meta.db_table
        for model in apps.get_models(include_auto_created=True)
        if not {model._meta.app_label, model._meta.label_lower} & UNSEEN
    )


def _watch(sender: object, connection: BaseDatabaseWrapper, **kwargs: Any) -> None:
    if _execute not in connection.execute_wrappers:
        connection.execute_wrappers.append(_execute)


def _begin_migrating(using: str, **kwargs: Any) -> None:
    _migrating.add(using)


def _end_migrating(using: str, **kwargs: Any) -> None:
    """A migration may have changed anything."""
    if ContentChange._meta.db_table in connections[using].introspection.table_names():
        _migrating.discard(using)
        mark()


def _execute(execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]) -> Any:
    result = execute(sql, params, many, context)
    if settings.PAGE_CACHE_SECONDS and not _migrating and is_seen(sql):
        _mark_once(context["connection"])
    return result


def _mark_once(connection: BaseDatabaseWrapper) -> None:
    """One mark is enough for a transaction.

    The call after the commit does nothing. But it is dropped exactly when the mark is: when the
    transaction, or the savepoint within which both were made, is rolled back.
    """
    if connection is not connections["default"]:
        return
    if any(entry[1] is _marked for entry in connection.run_on_commit):
        return
    mark()
    if connection.in_atomic_block:
        transaction.on_commit(_marked)


def _marked() -> None:
    """Stands for a mark of the transaction that is under way."""
