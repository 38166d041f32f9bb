"""``manage.py worker``: runs the background tasks, and sees to it that no file is left lying.

The worker of django-tasks-db, which takes the same options, with a second thread beside it: that
one goes on while a long conversion keeps the first one busy.
"""

from __future__ import annotations

import threading
from typing import Any, Final

import structlog
from django.db import Error, close_old_connections, connections
from django_tasks_db.management.commands.db_worker import Command as TaskWorker

from portal.packs.sweeping import sweep_packs
from portal.reading.generation import forget_old_marks
from uploads.sweeping import pick_up, remove_orphans

log = structlog.get_logger(__name__)

#: Seconds between two looks for files whose worker was lost or which the scanner may see now.
PAUSE: Final = 15.0
#: Looks between two searches for bytes that are no longer needed: about an hour.
LOOKS: Final = 240


class Command(TaskWorker):
    help = "Run background tasks: checks of files, mails, changes of the search index."

    def handle(self, *args: Any, **options: Any) -> None:
        ended = threading.Event()
        # A daemon: when the worker is told to end, this thread has nothing to finish.
        threading.Thread(target=watch_files, args=(ended,), name="files", daemon=True).start()
        try:
            super().handle(*args, **options)
        finally:
            ended.set()


def watch_files(ended: threading.Event) -> None:
    """Look for files left behind until the worker ends."""
    look = 0
    while not ended.is_set():
        close_old_connections()
        try:
            pick_up()
            if look % LOOKS == 0:
                remove_orphans()
                sweep_packs()
                forget_old_marks()
        except (Error, OSError):
            log.exception("files_not_watched")
        look += 1
        ended.wait(PAUSE)
    connections.close_all()
