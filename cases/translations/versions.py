"""The pages that say the same in different languages.

A page has two languages: that of its tree, which makes its address, and that of its text. They
differ where a policy was written in a language of its own and stands in the English tree.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.models import Page

from cases.addresses import below_home, is_offered, localised


@dataclass(frozen=True, slots=True)
class Version:
    """One live page: the language of its text and of its tree, its path without a prefix."""

    page_id: int
    language: str
    tree: str
    path: str

    @property
    def address(self) -> str:
        """The path of this text in the navigation that suits it best."""
        return localised(self.path, self.language if is_offered(self.language) else self.tree)


def text_language(page: Page) -> str:
    """Code of the language a page is written in."""
    return getattr(page, "content_language", "") or page.locale.language_code


def versions_of(page: Page) -> tuple[Version, ...]:
    """Every live version, this page among them if it is live; the oldest first. One query.

    Aliases are no versions: they show the text of another page.
    """
    model = page.specific_class or Page
    language = "content_language" if _has_own_language(model) else "locale__language_code"
    rows = model.objects.filter(
        translation_key=page.translation_key, live=True, alias_of__isnull=True
    ).order_by("pk")
    found = rows.values_list("pk", language, "locale__language_code", "url_path")
    return tuple(
        Version(pk, text or tree, tree, below_home(url_path)) for pk, text, tree, url_path in found
    )


def by_language(versions: Iterable[Version]) -> dict[str, Version]:
    """Language of the text -> version; of two in one language that of its own tree."""
    found: dict[str, Version] = {}
    for version in versions:
        if version.language not in found or version.tree == version.language:
            found[version.language] = version
    return found


def _has_own_language(model: type[Page]) -> bool:
    return any(field.name == "content_language" for field in model._meta.get_fields())
