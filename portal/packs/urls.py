"""Addresses of packs; in every language, for a pack is in one."""

from __future__ import annotations

from django.urls import path

from portal.packs import views

urlpatterns = [
    path("packs/<slug:kind>/<slug:about>/", views.pack, name="pack"),
    path("packs/<slug:kind>/<slug:about>/download/", views.download, name="pack_file"),
]
