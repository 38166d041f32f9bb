"""What Wagtail finds by this name: sessions and places in its menu."""

from __future__ import annotations

from wagtail.snippets.models import register_snippet

from programmes.viewsets import ProgrammesGroup

register_snippet(ProgrammesGroup)
