"""Addresses for machines. Pictures and feeds speak a language, all others do not."""

from __future__ import annotations

from django.urls import path

from portal.outside import feed, robots, sitemaps
from portal.outside.cards import views as cards
from portal.outside.oai import views as oai

without_language = [
    path("oai/", oai.oai, name="oai"),
    path("robots.txt", robots.robots, name="robots"),
    path(".well-known/security.txt", robots.security, name="security"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemaps.sitemap, name="sitemap_of"),
]

in_every_language = [
    path("feed/", feed.feed, name="feed"),
    path("card/<slug:kind>/<slug:about>/<slug:digest>.png", cards.card, name="card"),
]
