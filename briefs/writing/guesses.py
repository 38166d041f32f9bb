"""What was read from a file as a suggestion: it fills empty answers and waits to be confirmed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django.db import transaction

from briefs.answers import kept
from briefs.answers.raw import Raw, is_blank
from briefs.models import Submission
from taxonomy.languages import find_language
from taxonomy.selectors import themes_by_slug
from uploads.choices import FileState
from uploads.models import SourceFile


def take_guesses(submission: Submission) -> None:
    """Take what ready files suggest, once per file. Cheap when there is nothing new."""
    if not _unread(submission):
        return
    with transaction.atomic():
        row = Submission.objects.select_for_update().get(pk=submission.pk)
        files = _unread(row)
        sources = dict(kept.notes(row).get("sources", {}))
        answers = kept.answers_of(row)
        for file in files:
            for name, value in suggested(file.guesses).items():
                if is_blank(answers.get(name)) and name not in row.guessed:
                    row.guessed[name] = value
                    sources[name] = file.filename
        read = [*kept.notes(row).get("read", []), *(str(file.stable_id) for file in files)]
        kept.keep(row, kept.touched(row), read=read, sources=sources)
        row.save(update_fields=["answers", "guessed"])
    submission.refresh_from_db()


def suggested(guesses: Mapping[str, Any]) -> Raw:
    """Answers that a file's guesses suggest; the city is known and never guessed."""
    return dict(_suggestions(guesses))


def _suggestions(guesses: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    if title := guesses.get("title"):
        yield "title", str(title)[:120]
    language = find_language(str(guesses.get("language") or ""))
    if language is not None:
        yield "content_language", language.code
    known = themes_by_slug()
    themes = [slug for slug in guesses.get("themes") or () if slug in known]
    if themes:
        yield "main_theme", themes[0]
    if themes[1:]:
        yield "other_themes", [slug for slug in known if slug in themes[1:]]


def source_of(submission: Submission, name: str) -> str:
    """Name of the file an open guess was read from."""
    return str(kept.notes(submission).get("sources", {}).get(name, ""))


def _unread(submission: Submission) -> list[SourceFile]:
    read = set(kept.notes(submission).get("read", []))
    ready = SourceFile.objects.filter(
        submission_files__submission=submission, state=FileState.READY
    ).order_by("submission_files__added_at", "pk")
    return [file for file in ready if str(file.stable_id) not in read]


def warnings_about(submission: Submission, language: str) -> list[tuple[SourceFile, str]]:
    """Files whose content speaks of another city, or another language: (file, what differs)."""
    found = []
    for row in submission.files.select_related("source_file"):
        guesses = row.source_file.guesses
        if guesses.get("city") not in (None, "", submission.city.slug):
            found.append((row.source_file, "city"))
        guessed = find_language(str(guesses.get("language") or ""))
        if guessed is not None and guessed.code not in (language or guessed.code):
            found.append((row.source_file, "language"))
    return found
