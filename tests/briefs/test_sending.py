"""The whole way of a brief on the participant's pages, up to the reviewers."""

from __future__ import annotations

import pytest

from briefs.choices import BriefState
from briefs.models import BriefPage, Submission
from tests.briefs.writing import HOME, attach, client_of, fill, make_submission

pytestmark = pytest.mark.django_db


def test_a_brief_is_written_part_by_part_and_sent() -> None:
    submission = make_submission()
    client = client_of(submission.author)
    attach(submission)
    fill(client)

    assert client.get(f"{HOME}check/").context["to_send"] == []
    answer = client.post(f"{HOME}check/", {"facts": "yes"})

    assert answer.headers["Location"] == f"{HOME}receipt/"
    submission = Submission.objects.get()
    assert submission.state == BriefState.SUBMITTED
    page = BriefPage.objects.get()
    assert submission.page == page
    assert (page.title, page.live, page.owner) == (
        "Night buses on nine routes",
        False,
        submission.author,
    )
    assert submission.receipt in client.get(f"{HOME}receipt/").content.decode()
