"""Old addresses lead on: Wagtail remembers those of pages, this remembers those of all the rest.

A page that is read under another language's navigation has an address there, too, so an old address
is looked up without its language and answered in it.
"""

from __future__ import annotations

from typing import Any, Final
from urllib.parse import urlsplit

from django.db.models import Model
from django.db.models.signals import pre_save
from django.http import (
    HttpRequest,
    HttpResponseBase,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.utils.translation import get_language_from_path
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect

from cases.addresses import localised, neutral
from programmes.models import LearningSession, Place
from taxonomy.models import City, Theme

#: Where the pages about these live. The admin changes none of their slugs; an import may.
PORTRAITS: Final[dict[type[Model], str]] = {
    Theme: "themes",
    City: "cities",
    LearningSession: "sessions",
    Place: "places",
}


class OldAddressMiddleware(RedirectMiddleware):
    """Wagtail's own, for every language."""

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> Any:
        """A redirect instead of a 404, where somebody or something left one."""
        answer = super().process_response(request, response)
        path = neutral(request.path)
        if answer.status_code != 404 or path == request.path:
            return answer
        found = get_redirect(request, Redirect.normalise_path(path, decode_unicode=False))
        if found is None or not found.link:
            return answer
        kind = HttpResponsePermanentRedirect if found.is_permanent else HttpResponseRedirect
        return kind(_in_language_of(request.path, found.link))


def connect() -> None:
    """Listen; called once when the applications are ready."""
    for model in PORTRAITS:
        pre_save.connect(on_saving, sender=model)


def on_saving(sender: type[Model], instance: Any, raw: bool = False, **kwargs: Any) -> None:
    """A slug may be another than the stored one. One query."""
    if raw or instance.pk is None:
        return
    stored = sender._default_manager.filter(pk=instance.pk).values_list("slug", flat=True).first()
    if stored and stored != instance.slug:
        folder = PORTRAITS[sender]
        remember(old=f"/{folder}/{stored}/", new=f"/{folder}/{instance.slug}/")


def remember(*, old: str, new: str) -> None:
    """From now on ``old`` leads to ``new``, at once, whatever led to ``old`` before."""
    ours = Redirect.objects.filter(automatically_created=True, site=None)
    ours.filter(old_path=Redirect.normalise_path(new)).delete()
    ours.filter(redirect_link=old).update(redirect_link=new)
    Redirect.objects.update_or_create(
        old_path=Redirect.normalise_path(old),
        site=None,
        defaults={
            "redirect_link": new,
            "redirect_page": None,
            "is_permanent": True,
            "automatically_created": True,
        },
    )


def _in_language_of(path: str, link: str) -> str:
    """A link to our own site in the language of ``path``; another site's as it is."""
    parts = urlsplit(link)
    language = get_language_from_path(path)
    if language is None or not parts.path.startswith("/") or parts.netloc:
        return link
    return parts._replace(path=localised(neutral(parts.path), language)).geturl()
