"""The test suite: fast password hashing, mails kept, tasks run at once."""

from __future__ import annotations

from portal.settings import env
from portal.settings.all_topics import *  # noqa: F403
from portal.settings.database import DATABASES
from portal.settings.storage import STORAGES
from portal.settings.uploads import UPLOAD_PROGRAMS

SECRET_KEY = "only-for-tests-0123456789-only-for-tests-0123456789-only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
STORAGES = {
    **STORAGES,
    "private": {
        **STORAGES["private"],
        "OPTIONS": {"location": str(env.VAR_DIR / "test" / "private"), "base_url": None},
    },
    "cards": {
        **STORAGES["cards"],
        "OPTIONS": {"location": str(env.VAR_DIR / "test" / "cards"), "base_url": None},
    },
    "fact_sheets": {
        **STORAGES["fact_sheets"],
        "OPTIONS": {"location": str(env.VAR_DIR / "test" / "fact-sheets"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True
# Tests count what a page really costs; those of kept pages switch them on.
PAGE_CACHE_SECONDS = 0
PUBLIC_ORIGIN = ""
MEDIA_ROOT = env.VAR_DIR / "test" / "media"
SENDS_MEDIA = True
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
DEMO_CONTENT_ALLOWED = True
# Each test that wants Elasticsearch asks for it by fixture; the site under test starts without.
ELASTICSEARCH_TEST_NODES = env.ELASTICSEARCH_URL
ELASTICSEARCH_NODES = []
API_RATE = "1000/s"
# Without bubblewrap what can be tested is tested; with it, as strict as production.
UPLOAD_FENCE = "required" if UPLOAD_PROGRAMS["bwrap"] else "office-required"
# A file, so that a copy of a migrated one can be put there and live servers can share it.
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    (env.VAR_DIR / "test").mkdir(parents=True, exist_ok=True)
    DATABASES["default"]["TEST"] = {"NAME": str(env.VAR_DIR / "test" / "test.sqlite3")}
