"""Static files, uploads, caches."""

from __future__ import annotations

from typing import Any

from portal.settings import env

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR_DIR / "static"
STATICFILES_DIRS = [env.BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.VAR_DIR / "media"
#: Whether the portal itself sends pictures that editors uploaded; else the server in front does.
SENDS_MEDIA = False
#: Originals of uploads: outside every served folder; each download passes a permission check.
PRIVATE_ROOT = env.VAR_DIR / "private"
#: Address under which a server in front sends files of PRIVATE_ROOT; empty: the portal sends them.
ACCEL_REDIRECT_PREFIX = env.ACCEL_PREFIX

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
    },
    #: Pictures for link previews; drawn again when they are gone.
    "cards": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(env.VAR_DIR / "cards"), "base_url": None},
    },
    #: Fact sheets, also of policies for few: sent by the portal only, printed again when gone.
    "fact_sheets": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(env.VAR_DIR / "fact-sheets"), "base_url": None},
    },
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}

CACHES: dict[str, dict[str, Any]] = {
    "default": (
        env.cache_config(env.CACHE_URL)
        if env.CACHE_URL
        else {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}
    ),
}

#: Seconds for which a page of anonymous readers is kept, if nothing changes before; 0: not at all.
PAGE_CACHE_SECONDS = 300
CACHES["pages"] = (
    {**CACHES["default"], "KEY_PREFIX": "pages"}
    if env.CACHE_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 300},
    }
)

#: Largest upload, in bytes (50 MiB), and what of a request is kept in memory.
UPLOAD_MAX_BYTES = 50 * 1024 * 1024
#: What one person may keep here, and upload within an hour; staff have no such limits.
UPLOAD_QUOTA_BYTES = 1024 * 1024 * 1024
UPLOAD_FILES_PER_HOUR = 60
#: Files in one form: as much as a request can leave in the temporary folder.
DATA_UPLOAD_MAX_NUMBER_FILES = 10
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "uploads.upload_handler.BoundedUploadHandler",
]
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
