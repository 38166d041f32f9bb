"""An editor puts a source file on a case study in Wagtail's form, and readers find it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from cases.files.addresses import page_path
from cases.models import CaseStudyPage
from tests.factories.accounts import make_administrator
from tests.factories.editor import press
from tests.factories.files import make_deck
from tests.factories.policies import make_case
from uploads.choices import FileKind
from uploads.models import SourceFile

pytestmark = pytest.mark.django_db


def with_file(deck: SourceFile) -> dict[str, Any]:
    """What the form sends when one file was added under "Source files"."""
    values = {"source_file": deck.pk, "kind": FileKind.DECK, "ORDER": "1", "id": "", "DELETE": ""}
    return {"files-TOTAL_FORMS": "1"} | {f"files-0-{name}": f"{v}" for name, v in values.items()}


def test_a_file_added_in_the_editor_is_read_and_found_and_a_draft_of_it_is_not() -> None:
    page, deck, reader, admin = make_case(), make_deck(), Client(), Client()
    admin.force_login(make_administrator())
    path = page_path(deck.stable_id, 14, page.stable_id)

    press(admin, page, "action-save", **with_file(deck))
    assert CaseStudyPage.objects.get().files.count() == 0
    assert reader.get(path).status_code == 404
    assert "files/" not in reader.get("/search/?q=lanterns14").content.decode()

    press(admin, page, "action-publish")
    assert CaseStudyPage.objects.get().files.get().source_file == deck
    assert "Slide 14 of 16" in reader.get(path).content.decode()
    assert path in reader.get("/search/?q=lanterns14").content.decode()
    assert path.partition("p/14")[0] in reader.get("/cases/night-buses/").content.decode()
