"""Addresses of source files (pictures and originals have no language, viewers do) and of checks."""

from __future__ import annotations

from django.urls import path

from cases.files import views
from cases.freshness import views as freshness

_FILE = "files/<uuid:file_id>/"
_PAGE = "p/<int:number>/"
_OF_POLICY = "policies/<slug:stable_id>/"

without_language = [
    path(f"{_FILE}{_PAGE}<int:width>.webp", views.picture, name="file-picture"),
    path(f"{_FILE}original/", views.original, name="file-original"),
]

in_every_language = [
    path(f"{_OF_POLICY}{_FILE}", views.viewer, name="file"),
    path(f"{_OF_POLICY}{_FILE}{_PAGE}", views.viewer, name="file-page"),
    path(_FILE, views.viewer, name="own-file"),
    path(f"{_FILE}{_PAGE}", views.viewer, name="own-file-page"),
    path("facts/", freshness.facts, name="facts"),
    path("facts-thanks/<slug:answer>/", freshness.facts_thanks, name="facts_thanks"),
    path("facts/<str:secret>/", freshness.facts_link, name="facts_link"),
]
