"""The list of collections in the page tree of every language, beside the lists of policies."""

from __future__ import annotations

import importlib
import uuid
from typing import Any

from django.db import migrations

_page_tree = importlib.import_module("portal.migrations.0002_page_tree")
_six_languages = importlib.import_module("portal.migrations.0005_six_languages")

SLUG = "collections"
#: Language -> title and introduction. Where a language has no home page it gets no list.
TEXTS = {
    "en": (
        "Collections",
        "Policies of Seoul and its partner cities on one question, chosen and put in order by the editors.",
    ),
    "ko": (
        "정책 모음",
        "하나의 질문에 답하는 서울과 협력 도시의 정책을 편집자가 고르고 순서를 정했습니다.",
    ),
    "zh-hans": ("专题", "编辑围绕一个问题挑选并排列的首尔和伙伴城市的政策。"),
    "ja": ("特集", "一つの問いについて、編集者が選んで並べたソウルとパートナー都市の政策です。"),
    "es": (
        "Colecciones",
        "Políticas de Seúl y de sus ciudades asociadas sobre una misma pregunta, elegidas y ordenadas por la redacción.",
    ),
    "fr": (
        "Collections",
        "Des politiques de Séoul et de ses villes partenaires sur une même question, choisies et classées par la rédaction.",
    ),
}


def create_lists(apps: Any, schema_editor: Any) -> None:
    """Last below each home page; not where an editor has a page at this address already."""
    Page = apps.get_model("wagtailcore.Page")
    homes = apps.get_model("portal.HomePage").objects.filter(depth=2).select_related("locale")
    key = uuid.uuid4()
    for home in homes.order_by("path"):
        texts = TEXTS.get(home.locale.language_code)
        url_path = f"{home.url_path}{SLUG}/"
        if texts is None or Page.objects.filter(url_path=url_path).exists():
            continue
        title, introduction = texts
        _page_tree._page_fields(
            apps, "cases", "CollectionIndexPage", path=home.path + _six_languages._next_step(Page, home),
            url_path=url_path, slug=SLUG, title=title, introduction=introduction,
            locale=home.locale, translation_key=key,
        )  # fmt: skip
        Page.objects.filter(pk=home.pk).update(numchild=home.numchild + 1)


class Migration(migrations.Migration):
    dependencies = [
        ("portal", "0005_six_languages"),
        ("cases", "0004_collections"),
    ]

    operations = [migrations.RunPython(create_lists, migrations.RunPython.noop)]
