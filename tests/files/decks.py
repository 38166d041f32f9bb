"""A presentation with all that a presentation may hold."""

from __future__ import annotations

from typing import Final

from tests.files.good import SCRIPTS, SlideSpec

#: Slides with all that a presentation may hold; the third is hidden.
DECK: Final = (
    SlideSpec(title="Bus lanes in Seoul", body="Median lanes since 2004", notes="Say it slowly."),
    SlideSpec(title=SCRIPTS["ko"], body=SCRIPTS["zh"]),
    SlideSpec(title="Kept for questions", body="Only if somebody asks", hidden=True),
    SlideSpec(title=SCRIPTS["ja"], body=SCRIPTS["ar"]),
    SlideSpec(title="Passengers", table=(("Year", "Riders"), ("2004", "4120000"))),
    SlideSpec(title="Speed", chart=(("before", 11.0), ("after", 22.0))),
)
