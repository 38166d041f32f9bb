"""Addresses of "My briefs".

Each page of a brief exists twice: for its author, and for staff who write on the author's behalf.
"""

from __future__ import annotations

from typing import Any

from django.urls import URLPattern, path

from briefs.views import checking, files, one, one_file, part, steps
from briefs.views.desks import for_somebody, on_ones_own

app_name = "briefs"


def _both(route: str, view: Any, name: str) -> list[URLPattern]:
    return [
        path(f"<slug:session>/{route}", on_ones_own(view), name=name),
        path(f"for/<uuid:stable_id>/{route}", for_somebody(view), name=f"for_{name}"),
    ]


urlpatterns = [
    path("", one.mine, name="mine"),
    path("for/participant/<int:participation>/", one.for_participant, name="for_participant"),
    *_both("", one.brief, "brief"),
    *_both("preview/", checking.preview, "preview"),
    *_both("check/", checking.check_page, "check"),
    *_both("receipt/", one.receipt, "receipt"),
    *_both("take-back/", steps.withdraw, "withdraw"),
    *_both("new-version/", steps.revise, "revise"),
    *_both("my-name/", steps.unname, "unname"),
    *_both("files/", files.files, "files"),
    *_both("files/<uuid:file>/", one_file.one_file, "file"),
    *_both("<slug:name>/", part.part, "part"),
]
