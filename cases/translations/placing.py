"""A policy that was written in another language than English goes to the tree of its language.

It begins in the English tree, where briefs are received and imports write. There it cannot be
translated into English, because an English page of it would stand in the same place.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.models import Locale, Page
from wagtail_localize.models import TranslationSource

from accounts.models import User
from cases.models import PolicyPage


class NotPossible(Exception):
    """Why a page stays where it is; in words for staff."""


def own_place(page: PolicyPage) -> Page | None:
    """The list of policies in the tree of the page's language; None if it stands there already.

    Also None for a language that is none of the site's, and once a translation was begun.
    """
    locale = Locale.objects.filter(language_code=page.content_language).first()
    if locale is None or locale.pk == page.locale_id or page.has_translation(locale):
        return None
    if TranslationSource.objects.filter(object_id=page.translation_key).exists():
        return None
    parent: Page = page.get_parent()
    return parent.get_translation_or_none(locale)


@transaction.atomic
def move_to_own_tree(*, page: PolicyPage, user: User) -> Page:
    """Move it there; its address and its identifier stay. Raises NotPossible."""
    place = own_place(page)
    if place is None:
        raise NotPossible(_("This policy cannot be moved to the pages of its language."))
    # Wagtail moves no page between languages, so the page is of the new one before it is asked.
    page.locale = place.locale
    if not page.permissions_for_user(user).can_move_to(place):
        raise NotPossible(_("You may not move pages to that place."))
    Page.objects.filter(pk=page.pk).update(locale_id=place.locale_id)
    try:
        page.move(place, pos="last-child", user=user)
    except ValidationError as problem:
        message = _("Another page of that language has the same address already.")
        raise NotPossible(message) from problem
    moved: Page = Page.objects.get(pk=page.pk)
    return moved
