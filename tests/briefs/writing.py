"""A participant with a brief to write, and answers that make it complete."""

from __future__ import annotations

from typing import Any

from django.test import Client

from accounts.models import User
from briefs.models import Submission, SubmissionFile
from briefs.writing.intake import open_submission
from programmes.models import Participation
from tests.factories.files import make_source_file
from tests.factories.programmes import ParticipationFactory, SessionFactory
from tests.factories.taxonomy import CityFactory, ThemeFactory
from uploads.models import SourceFile

SESSION = "october-2012"
HOME = f"/my/briefs/{SESSION}/"

POLICY = {
    "title": "Night buses on nine routes",
    "summary": "Buses that run at night.",
    "content_language": "en",
    "story_depth": "snapshot",
    "office": "Transport Division",
    "main_theme": "public-transport",
    "other_themes": ["waste"],
    "sdgs": ["11", "13"],
    "status": "running",
    "start_year": "2009",
    "scale": "city",
}
STORY = {
    "problem": "Nobody came home.\n\nTaxis were dear.",
    "what_was_done": "Nine routes.",
}
RESULTS = {
    "indicators-TOTAL_FORMS": "1",
    "indicators-INITIAL_FORMS": "0",
    "indicators-0-name": "Riders a night",
    "indicators-0-after": "7000",
    "evidence": "monitored",
}
COSTS = {
    "setup_cost_knowledge": "known",
    "setup_cost": "1,200,000",
    "setup_cost_currency": "krw",
    "yearly_cost_knowledge": "not-public",
    "partners-TOTAL_FORMS": "1",
    "partners-INITIAL_FORMS": "0",
    "partners-0-name": "Bus company",
    "partners-0-kind": "firm",
}
CONSENT = {
    "visibility": "public",
    "licence": "cc-by-4.0",
    "contact_open": "yes",
    "authors-TOTAL_FORMS": "1",
    "authors-INITIAL_FORMS": "0",
    "authors-0-name": "Sample Person",
    "authors-0-consent": "yes",
}
PARTS: dict[str, dict[str, Any]] = {
    "policy": POLICY,
    "story": STORY,
    "results": RESULTS,
    "costs": COSTS,
    "consent": CONSENT,
}


def make_participation(email: str = "writer@example.org") -> Participation:
    """Somebody of Osaka at the October 2012 session."""
    ThemeFactory.create(slug="public-transport", label_en="Public transport")
    ThemeFactory.create(slug="waste", label_en="Waste")
    user = User.objects.create_user(email, first_name="Sample", last_name="Person")
    participation: Participation = ParticipationFactory.create(
        session=SessionFactory.create(slug=SESSION, name="October 2012"),
        user=user,
        city=CityFactory.create(slug="osaka", name_en="Osaka"),
    )
    return participation


def make_submission(email: str = "writer@example.org") -> Submission:
    """A brief that nobody has begun."""
    return open_submission(participation=make_participation(email))


def client_of(user: User | None) -> Client:
    """A browser in which this person is signed in."""
    client = Client()
    assert user is not None
    client.force_login(user)
    return client


def attach(submission: Submission, **fields: Any) -> SourceFile:
    """A ready presentation on the brief."""
    file = make_source_file(uploaded_by_user=submission.author, **fields)
    SubmissionFile.objects.create(submission=submission, source_file=file)
    return file


def fill(client: Client, home: str = HOME) -> None:
    """Answer everything that is needed, part by part, as a browser without scripts would."""
    for name, answers in PARTS.items():
        mark = client.get(f"{home}{name}/").context["mark"]
        answer = client.post(f"{home}{name}/", {**answers, "mark": mark})
        assert answer.status_code == 302, answer.context["errors"]
