"""The Korean catalogue is whole: no text without words, no guess left unread."""

from __future__ import annotations

from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import gettext, override

CATALOGUE = Path(settings.BASE_DIR) / "locale" / "ko" / "LC_MESSAGES" / "django.po"


def test_every_text_has_korean_words_and_none_is_a_guess() -> None:
    catalogue = polib.pofile(str(CATALOGUE))

    assert [entry.msgid for entry in catalogue.untranslated_entries()] == []
    assert [entry.msgid for entry in catalogue.fuzzy_entries()] == []


def test_the_compiled_catalogue_is_in_use() -> None:
    with override("ko"):
        assert gettext("Case studies") == "정책 사례"
