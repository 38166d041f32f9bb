"""How fast the site answers, with as many records as it may have one day.

    words -> records, questions                          made up, the same every time
    databases -> sites (one process each) -> site        an empty site of its own, filled, measured
    samples -> measures -> bars -> report                a table, and JSON under var/bench

Nothing here touches the site it is started from: every engine and size gets a database and an
index of its own, and a process that refuses a database with policies in it.
"""

from __future__ import annotations
