"""Settings of the portal that is measured: the demo, but its files are served as in production."""

from __future__ import annotations

from portal.settings.dev import *  # noqa: F403
from portal.settings.storage import STORAGES  # noqa: F401

WHITENOISE_USE_FINDERS = False
WHITENOISE_AUTOREFRESH = False
SEARCH_ENGINES_WELCOME = True
