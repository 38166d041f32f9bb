"""Translating a page the way staff do: with wagtail-localize, and the words of a test."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pytest_django import DjangoCaptureOnCommitCallbacks
from wagtail.models import Locale, Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationSource


def begin_translation(page: Page, language: str) -> Translation:
    """What "Translate this page" does."""
    source, _is_new = TranslationSource.get_or_create_from_instance(page)
    locale = Locale.objects.get(language_code=language)
    translation, _is_new = Translation.objects.get_or_create(source=source, target_locale=locale)
    return translation


def write_words(
    translation: Translation, words: Mapping[str, str] | None = None, *, by_machine: bool = False
) -> None:
    """Words for texts of the original; without any, every text gets its own in brackets."""
    kind = "machine" if by_machine else "manual"
    for segment in StringSegment.objects.filter(source=translation.source):
        text = segment.string.data
        if words is None or text in words:
            StringTranslation.objects.update_or_create(
                translation_of=segment.string,
                context=segment.context,
                locale=translation.target_locale,
                defaults={
                    "data": f"[{text}]" if words is None else words[text],
                    "translation_type": kind,
                },
            )


def publish(translation: Translation, commits: DjangoCaptureOnCommitCallbacks) -> Any:
    """The translated page, published with the words there are."""
    with commits(execute=True):
        translation.save_target()
    return translation.get_target_instance()


def bring_changes_over(page: Page) -> None:
    """What "Sync translated pages" does."""
    TranslationSource.objects.get_for_instance(page).update_from_db()
