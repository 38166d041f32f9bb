"""Static files, uploads, caches."""

from __future__ import annotations

from typing import Any

from portal.settings import env

STATIC_URL = "/static/"
STATIC_ROOT = env.VAR_DIR / "static"
STATICFILES_DIRS = [env.BASE_DIR / "static"]
MEDIA_URL = "/media/"
MEDIA_ROOT = env.VAR_DIR / "media"
#: Originals of uploads: outside every served folder; each download passes a permission check.
PRIVATE_ROOT = env.VAR_DIR / "private"

STORAGES: dict[str, dict[str, Any]] = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "private": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(PRIVATE_ROOT), "base_url": None},
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

#: Largest upload, in bytes (50 MiB), and what of a request is kept in memory.
UPLOAD_MAX_BYTES = 50 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20 * 1024 * 1024
