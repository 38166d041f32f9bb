"""A laptop and the demo: one machine, no proxy, mails on the console."""

from __future__ import annotations

from portal.settings import env
from portal.settings.all_topics import *  # noqa: F403
from portal.settings.storage import STORAGES

# Known to everybody, so it must never be reused; production refuses to start without its own.
SECRET_KEY = (
    env.SECRET_KEY or "demo-key-for-one-machine-only-do-not-use-it-in-production-0123456789"
)
DEBUG = False
ALLOWED_HOSTS = env.ALLOWED_HOSTS or ["127.0.0.1", "localhost", "[::1]", "testserver"]
# There is no server in front.
SENDS_MEDIA = True
# Serve static files straight from the finders: no collectstatic on a laptop.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
#: seed_demo writes sample accounts with known passwords: only where this says so.
DEMO_CONTENT_ALLOWED = True
# A laptop without bubblewrap shows PDF and pictures; production always insists on the fence.
UPLOAD_FENCE = env.UPLOAD_FENCE or "office-required"
#: One machine has one client: scripts that try the API out are not held up.
API_RATE = "500/s"
