"""What Wagtail finds by this name: the vocabulary in its menu."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from taxonomy.viewsets import VocabularyGroup

register_snippet(VocabularyGroup)
