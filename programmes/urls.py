"""Addresses of invitations, in every language of the interface."""

from __future__ import annotations

from django.urls import path

from programmes import views

app_name = "programmes"

urlpatterns = [
    path("", views.invitation, name="invitation"),
    path("<str:secret>/", views.invitation_link, name="invitation_link"),
]
