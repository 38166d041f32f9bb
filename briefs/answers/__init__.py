"""The answers of a participant: questions in parts, and the way between them and the page.

    post -> raw      what was typed, as JSON; nothing typed is lost, valid or not
    raw -> bound     the questions with what was typed and what is wrong with it
    bound -> page    only fields that were touched (``applying``)
    page -> raw      what the page says, as somebody would type it (``reading``)

``Submission.answers`` holds the touched fields; whatever is not touched comes from the page.
"""

from __future__ import annotations
