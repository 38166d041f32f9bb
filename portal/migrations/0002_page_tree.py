"""The page tree every site begins with: a home page per language, cases, briefs, about."""

from __future__ import annotations

import uuid
from typing import Any

from django.db import migrations

TITLE = "Seoul case-study portal"
TITLE_KO = "서울 정책사례 포털"
ABOUT_BODY = (
    "<p>Since 2001 the Seoul Metropolitan Government has invited civil servants of partner cities "
    "to learning sessions. They see how Seoul runs its buses, its waste and its streams, and "
    "present a policy of their home city.</p>"
    "<p>This portal keeps what they brought and heard: Seoul's policy case studies and the "
    "participants' home-city briefs, searchable by theme for as long as the cities need them.</p>"
    "<h2>How to read a case</h2><p>Every figure names its source. Coordinates are approximate. "
    "The date on which the facts were checked stands on each page.</p>"
)
ABOUT_BODY_KO = (
    "<p>서울시는 2001년부터 협력 도시의 공무원을 초청하여 서울의 교통, 자원순환, 하천 정책을 "
    "소개하고 각 도시의 정책을 함께 나누는 연수를 열어 왔습니다.</p>"
    "<p>이 포털은 서울의 정책 사례와 참가자들의 도시 정책 보고서를 모아 주제별로 오래도록 "
    "찾아볼 수 있게 합니다.</p>"
    "<h2>사례를 읽는 방법</h2><p>수치에는 출처가 있습니다. 위치 좌표는 대략적인 값입니다. "
    "사실을 확인한 날짜는 각 페이지에 표시됩니다.</p>"
)


def _page_fields(apps: Any, app: str, model: str, *, path: str, url_path: str, **fields: Any) -> Any:
    content_type, _ = apps.get_model("contenttypes.ContentType").objects.get_or_create(
        model=model.lower(), app_label=app
    )
    fields.setdefault("translation_key", uuid.uuid4())
    return apps.get_model(app, model).objects.create(
        path=path,
        depth=len(path) // 4,
        url_path=url_path,
        content_type=content_type,
        draft_title=fields["title"],
        **fields,
    )


def create_page_tree(apps: Any, schema_editor: Any) -> None:
    """Replace Wagtail's welcome page by our tree and point the site at it."""
    Page = apps.get_model("wagtailcore.Page")
    Site = apps.get_model("wagtailcore.Site")
    Locale = apps.get_model("wagtailcore.Locale")
    english, _ = Locale.objects.get_or_create(language_code="en")
    korean, _ = Locale.objects.get_or_create(language_code="ko")
    Site.objects.all().delete()
    Page.objects.filter(depth__gt=1).delete()
    root = Page.objects.get(depth=1)
    home_key, about_key = uuid.uuid4(), uuid.uuid4()
    first, second = root.path + "0001", root.path + "0002"
    home = _page_fields(
        apps, "portal", "HomePage", path=first, url_path="/home/", slug="home", title=TITLE,
        numchild=3, locale=english, translation_key=home_key,
        introduction="How Seoul and its partner cities solved it: what was done, at what cost, "
        "what went wrong, and whom to ask.",
    )  # fmt: skip
    _page_fields(
        apps, "portal", "HomePage", path=second, url_path="/home-ko/", slug="home-ko",
        title=TITLE_KO, numchild=1, locale=korean, translation_key=home_key,
        introduction="서울과 협력 도시들은 어떻게 해결했을까요? 무엇을 했고, 비용은 얼마였으며, "
        "무엇이 어려웠는지 찾아보세요.",
    )  # fmt: skip
    _page_fields(
        apps, "cases", "CaseStudyIndexPage", path=first + "0001", url_path="/home/cases/",
        slug="cases", title="Case studies", locale=english,
        introduction="Policies of Seoul, written by the offices that run them.",
    )  # fmt: skip
    _page_fields(
        apps, "briefs", "BriefIndexPage", path=first + "0002", url_path="/home/briefs/",
        slug="briefs", title="Briefs", locale=english,
        introduction="Policies of partner cities, brought to the learning sessions by their "
        "participants.",
    )  # fmt: skip
    for path, url_path, locale, title, body in (
        (first + "0003", "/home/about/", english, "About", ABOUT_BODY),
        (second + "0001", "/home-ko/about/", korean, "소개", ABOUT_BODY_KO),
    ):
        _page_fields(
            apps, "portal", "StandardPage", path=path, url_path=url_path, slug="about",
            title=title, locale=locale, translation_key=about_key, body=body,
        )  # fmt: skip
    root.numchild = 2
    root.save()
    Site.objects.create(
        hostname="localhost", port=80, site_name=TITLE, root_page_id=home.pk, is_default_site=True
    )


class Migration(migrations.Migration):
    """Needs the models of all pages in the tree."""

    dependencies = [
        ("portal", "0001_initial"),
        ("briefs", "0002_initial"),
        ("cases", "0002_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [migrations.RunPython(create_page_tree, migrations.RunPython.noop)]
