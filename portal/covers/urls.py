"""Addresses of drawn covers: the same in every language, and a new one for each edition."""

from __future__ import annotations

from django.urls import path

from portal.covers.drawing import EDITION
from portal.covers.views import cover

urlpatterns = [path(f"{EDITION}/<slug:family>-<int:number>.svg", cover, name="cover")]
