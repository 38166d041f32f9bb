"""Addresses of the portal. Pages of Wagtail's tree come last and take what is left."""

from __future__ import annotations

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.static import serve
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls

from cases import urls as cases_urls
from portal import doors, landing, policies, portraits
from portal.covers import urls as covers_urls
from portal.fact_sheets.views import fact_sheet
from portal.health import health
from portal.outside import urls as outside_urls
from portal.people.views import people
from portal.reading import text_only
from portal.styleguide.views import styleguide
from search import views as search
from search.api.endpoints import api

#: In every language of the interface; English has no prefix.
pages_of_the_portal: list[URLPattern | URLResolver] = [
    path("account/", include("accounts.urls")),
    path("account/", include("allauth.account.urls")),
    path("invitation/", include("programmes.urls")),
    path("signed-in/", landing.signed_in, name="signed_in"),
    path("_util/login/", doors.readers_door),
    path("search/", search.results, name="search"),
    path("themes/", portraits.themes, name="themes"),
    path("themes/<slug:slug>/", portraits.theme, name="theme"),
    path("cities/", portraits.cities, name="cities"),
    path("cities/<slug:slug>/", portraits.city, name="city"),
    path("sessions/", portraits.sessions, name="sessions"),
    path("sessions/<slug:slug>/", portraits.session, name="session"),
    path("places/", portraits.places, name="places"),
    path("places/<slug:slug>/", portraits.place, name="place"),
    path("people/", people, name="people"),
    path("policies/<slug:stable_id>/", policies.permanent, name="policy"),
    path("policies/<slug:stable_id>/cite.<slug:extension>", policies.cite, name="cite"),
    path("policies/<slug:stable_id>/fact-sheet.pdf", fact_sheet, name="fact_sheet"),
    *cases_urls.in_every_language,
    *outside_urls.in_every_language,
    path("", include("portal.packs.urls")),
    path("my/briefs/", include("briefs.urls")),
    path("styleguide/", styleguide, name="styleguide"),
]

#: As in deploy/nginx.conf: the sizes that pages show, not the originals they were made from.
media = (
    [re_path(r"^media/(?P<path>images/.*)$", serve, {"document_root": settings.MEDIA_ROOT})]
    if settings.SENDS_MEDIA
    else []
)

urlpatterns = [
    path("admin/login/", doors.staff_door),
    path("admin/", include(wagtailadmin_urls)),
    path("documents/", include(wagtaildocs_urls)),
    path("api/v1/", api.urls),
    path("files/", include("uploads.urls")),
    path("health/", health, name="health"),
    path("covers/", include(covers_urls)),
    path("text-only/", text_only.choose, name="text_only"),
    *cases_urls.without_language,
    *outside_urls.without_language,
    *media,
    *i18n_patterns(
        *pages_of_the_portal,
        path("", include(wagtail_urls)),
        prefix_default_language=False,
    ),
]
