"""Production behind a proxy that ends TLS. Refuses to start without a key and a host name."""

from __future__ import annotations

from django.core.exceptions import ImproperlyConfigured

from portal.settings import env
from portal.settings.all_topics import *  # noqa: F403
from portal.settings.logs import LOGGING

if not env.SECRET_KEY:
    raise ImproperlyConfigured("PORTAL_SECRET_KEY is not set: give a long random text.")
if not env.ALLOWED_HOSTS:
    raise ImproperlyConfigured("PORTAL_ALLOWED_HOSTS is not set: name the host of the portal.")

SECURE_SSL_REDIRECT = True
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REDIRECT_EXEMPT = [r"^health/"]
SECURE_HSTS_SECONDS = 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
DEMO_CONTENT_ALLOWED = False
SEARCH_ENGINES_WELCOME = env.SEARCH_ENGINES_WELCOME
LOGGING["handlers"]["console"]["formatter"] = "json"
