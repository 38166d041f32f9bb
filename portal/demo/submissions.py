"""Briefs on their way: one being written, one that waits for a moderator, one sent back.

Written with the functions a participant's form calls. Their facts are those of the same city's
policy in the content; their texts say that they are samples.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, Literal

from accounts.models import User
from briefs.answers import kept
from briefs.answers.parts import CONSENT, COSTS, PARTS, POLICY, RESULTS, STORY
from briefs.choices import Action
from briefs.models import Submission
from briefs.review.moderation import act
from briefs.writing.attaching import Described, attach_file
from briefs.writing.guesses import take_guesses
from briefs.writing.intake import open_submission, send
from briefs.writing.saving import Saved, Shown, save_answers
from portal.demo.content import PolicyEntry
from portal.demo.files import checked_now, sample_deck
from programmes.models import Participation

Reached = Literal["draft", "submitted", "changes asked"]
REASON: Final = "Please add a figure with its source, and say who may be asked for a visit."


@dataclass(frozen=True, slots=True)
class SampleBrief:
    """Whose brief, about which policy of the content, and how far it has come."""

    email: str
    about: str
    title: str
    reached: Reached


SAMPLE_BRIEFS: Final = (
    SampleBrief(
        email="participant@example.org",
        about="chengdu-tianfu-greenway",
        title="Sample: greenways that people reach on foot",
        reached="draft",
    ),
    SampleBrief(
        email="alumnus@example.org",
        about="singapore-electronic-road-pricing",
        title="Sample: reviewing road charges by measured speeds",
        reached="submitted",
    ),
    SampleBrief(
        email="returned@example.org",
        about="hanoi-hoan-kiem-walking-streets",
        title="Sample: streets without cars at weekends",
        reached="changes asked",
    ),
)


def seed_submissions(*, entries: Sequence[PolicyEntry], moderator: User) -> int:
    """Add the briefs that are missing; returns how many. One that was begun is left alone."""
    by_slug = {entry.slug: entry for entry in entries}
    return sum(_seed(sample, by_slug[sample.about], moderator) for sample in SAMPLE_BRIEFS)


def _seed(sample: SampleBrief, entry: PolicyEntry, moderator: User) -> bool:
    participation = Participation.objects.get(user__email=sample.email)
    submission = open_submission(participation=participation)
    if submission.saved_at is not None:
        return False
    author = participation.user
    _answer(submission, sample, entry, author)
    received = attach_file(
        submission=submission,
        upload=sample_deck(entry),
        actor=author,
        about=Described(language=entry.language),
    )
    checked_now(received.file)
    take_guesses(submission)
    if sample.reached != "draft":
        send(submission=submission, actor=author)
    if sample.reached == "changes asked":
        act(submission=submission, action=Action.ASK_CHANGES, actor=moderator, comment=REASON)
    return True


def _answer(submission: Submission, sample: SampleBrief, entry: PolicyEntry, author: User) -> None:
    """A draft has its first two parts only."""
    answers = _answers(sample, entry, author)
    wanted = answers if sample.reached != "draft" else dict(list(answers.items())[:2])
    for name, data in wanted.items():
        part = PARTS[name]
        shown = Shown(mark=kept.digest(part, kept.answers_of(submission)))
        saved = save_answers(submission=submission, part=part, data=data, shown=shown, actor=author)
        if not isinstance(saved, Saved):
            raise AssertionError(f"{sample.email} has two windows")


def _answers(
    sample: SampleBrief, entry: PolicyEntry, author: User
) -> Mapping[str, Mapping[str, Any]]:
    figure = entry.results[0]
    return {
        POLICY.name: {
            "title": sample.title,
            "summary": entry.summary,
            "content_language": entry.language,
            "story_depth": "snapshot",
            "office": entry.responsible_body,
            "main_theme": entry.themes[0],
            "status": "running",
            "start_year": str(entry.year_start),
            "scale": "city",
        },
        STORY.name: {"problem": entry.problem, "what_was_done": entry.approach},
        RESULTS.name: {
            "indicators": [{"name": figure.indicator, "after": f"{figure.value:g}"}],
            "evidence": "described",
        },
        COSTS.name: {
            "setup_cost_knowledge": "unknown",
            "yearly_cost_knowledge": "unknown",
            "partners": [{"name": entry.responsible_body, "role": "leads", "kind": "public"}],
        },
        CONSENT.name: {
            "visibility": "public",
            "licence": "cc-by-4.0",
            "contact_open": "yes",
            "authors": [
                {"name": str(author), "role": "", "consent": "no", "account": str(author.pk)}
            ],
        },
    }
