"""Addresses below ``/account/``; signing in and passwords are allauth's, beside these."""

from __future__ import annotations

from django.urls import path

from accounts.views import directory, my_data, profile

app_name = "accounts"

urlpatterns = [
    path("", profile.profile, name="profile"),
    path("move/", profile.move, name="move"),
    path("directory/", directory.decide, name="directory"),
    path("data/", my_data.download, name="data"),
    path("close/", my_data.close, name="close"),
]
