"""The pages every language needs: home, the two lists of policies, "About".

English and Korean have a home page and "About" from the first migration; the lists of policies
were English only. What a page says is in ``0005_pages.json``: language -> place -> title and text.
"""

from __future__ import annotations

import importlib
import json
from pathlib import Path
from typing import Any

from django.db import migrations

_page_tree = importlib.import_module("portal.migrations.0002_page_tree")

PAGES = json.loads(Path(__file__).with_name("0005_pages.json").read_text(encoding="utf-8"))
#: Place -> application, model and the field that holds the text.
MODELS = {
    "home": ("portal", "HomePage", "introduction"),
    "cases": ("cases", "CaseStudyIndexPage", "introduction"),
    "briefs": ("briefs", "BriefIndexPage", "introduction"),
    "about": ("portal", "StandardPage", "body"),
}


def create_pages(apps: Any, schema_editor: Any) -> None:
    """Translations of the English pages; what is there already stays as it is."""
    Page = apps.get_model("wagtailcore.Page")
    Locale = apps.get_model("wagtailcore.Locale")
    english = apps.get_model("portal.HomePage").objects.filter(locale__language_code="en")
    home = english.order_by("path").first()
    if home is None:
        return
    below = Page.objects.filter(path__startswith=home.path, depth=home.depth + 1)
    originals = {page.slug: page for page in below}
    root = Page.objects.get(depth=1)
    for language, pages in PAGES.items():
        locale, _ = Locale.objects.get_or_create(language_code=language)
        front = _page(apps, root, locale, home, place="home", texts=pages.get("home"))
        for place, texts in pages.items():
            if front is not None and place != "home" and place in originals:
                _page(apps, front, locale, originals[place], place=place, texts=texts)
    _review_briefs_of_every_language(apps)


def _page(apps: Any, parent: Any, locale: Any, original: Any, *, place: str, texts: Any) -> Any:
    """The translation of a page, made below ``parent`` if it is missing; a ``wagtailcore.Page``."""
    Page = apps.get_model("wagtailcore.Page")
    same = {"translation_key": original.translation_key, "locale": locale}
    found = Page.objects.filter(**same).first()
    if found is not None or texts is None:
        return found
    app, model, field = MODELS[place]
    slug = f"home-{locale.language_code}" if place == "home" else place
    path = parent.path + _next_step(Page, parent)
    made = _page_tree._page_fields(
        apps, app, model, path=path, url_path=f"{parent.url_path}{slug}/", slug=slug,
        title=texts[0], **{field: texts[1]}, **same,
    )  # fmt: skip
    parent.numchild += 1
    Page.objects.filter(pk=parent.pk).update(numchild=parent.numchild)
    return Page.objects.get(pk=made.pk)


def _next_step(Page: Any, parent: Any) -> str:
    """The four characters after those of the last child; treebeard counts with 36 of them."""
    children = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1)
    last = children.order_by("-path").values_list("path", flat=True).first()
    number = int(last[-4:], 36) + 1 if last else 1
    digits = ""
    while number:
        number, digit = divmod(number, 36)
        digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"[digit] + digits
    return digits.rjust(4, "0")


def _review_briefs_of_every_language(apps: Any) -> None:
    """A brief passes the same review in every tree."""
    WorkflowPage = apps.get_model("wagtailcore.WorkflowPage")
    indexes = apps.get_model("briefs.BriefIndexPage").objects.all()
    reviewed = WorkflowPage.objects.filter(page_id__in=[index.pk for index in indexes])
    first = reviewed.order_by("pk").first()
    if first is None:
        return
    done = set(reviewed.values_list("page_id", flat=True))
    for index in indexes:
        if index.pk not in done:
            WorkflowPage.objects.create(workflow_id=first.workflow_id, page_id=index.pk)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0004_brief_review"),
        ("briefs", "0003_submissions"),
        ("cases", "0003_accounts_of_authors"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_pages, migrations.RunPython.noop)]
