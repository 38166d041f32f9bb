"""Addresses of received files, without a language: the language is that of the reader."""

from __future__ import annotations

from django.urls import path

from uploads import views

app_name = "uploads"
urlpatterns = [
    path("<uuid:stable_id>/status/", views.status, name="status"),
    path("<uuid:stable_id>/retry/", views.try_again, name="retry"),
]
