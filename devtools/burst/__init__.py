"""The last evening before a session: 20 presentations from 10 participants in the same minute.

    people, decks -> bringing                      accounts of a session post through the real form
    home page -> visiting                          how long it takes, before, meanwhile and after
    worker -> processes                            memory and number of fenced children, from /proc
    measuring -> bars -> report                    a table, and JSON under var/bench

The portal is one of its own, with gunicorn, worker and LibreOffice: ``devtools.whole_portal``.
"""

from __future__ import annotations
