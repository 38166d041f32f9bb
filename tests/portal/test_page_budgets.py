"""Pages stay small enough for a slow link, and hold nothing that the strict policy forbids."""

from __future__ import annotations

import re
from pathlib import Path

import brotli  # type: ignore[import-untyped]
import pytest
from django.conf import settings
from django.test import Client

from taxonomy.icons import ThemeIcon
from tests.factories.policies import make_case

ROOT = Path(settings.BASE_DIR)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

#: Bytes after brotli, as sent.
HTML_BUDGET = 25_000
CSS_BUDGET = 12_000
JS_BUDGET = 10_000


def compressed(paths: list[Path]) -> int:
    return sum(len(brotli.compress(path.read_bytes())) for path in paths)


def test_all_scripts_together_are_small() -> None:
    assert compressed(list((ROOT / "static" / "js").rglob("*.js"))) <= JS_BUDGET


@pytest.mark.django_db
def test_pages_are_small(client: Client) -> None:
    for number in range(24):
        make_case(f"Case {number}", summary="A summary of some length. " * 20)

    for path in ("/", "/search/", "/cases/", "/cases/case-0/"):
        html = client.get(path).content
        named = re.findall(r'<link rel="stylesheet" href="/static/([^"]+)"', html.decode())
        assert len(brotli.compress(html)) <= HTML_BUDGET
        assert 0 < compressed([ROOT / "static" / name for name in named]) <= CSS_BUDGET


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_inline_style_or_script_and_at_most_150_lines(template: Path) -> None:
    text = template.read_text(encoding="utf-8")

    assert re.findall(r"<style|\sstyle=|\son[a-z]+=\"|<script(?![^>]*\ssrc=)", text) == []
    assert text.count("\n") <= 150


@pytest.mark.django_db
def test_the_policy_allows_own_files_only(client: Client) -> None:
    policy = client.get("/").headers["Content-Security-Policy"]

    assert "script-src 'self'" in policy
    assert "style-src 'self'" in policy
    assert "unsafe" not in policy


@pytest.mark.django_db
def test_every_file_a_page_names_exists(client: Client) -> None:
    make_case("Night buses")

    for path in ("/", "/search/", "/cases/night-buses/", "/about/"):
        html = client.get(path).content.decode()
        for name in re.findall(r'(?:href|src)="/static/([^"#]+)', html):
            assert (ROOT / "static" / name).is_file()


def test_every_icon_named_by_a_theme_is_in_the_sprite() -> None:

    sprite = (ROOT / "static" / "icons" / "icons.svg").read_text(encoding="utf-8")
    drawn = set(re.findall(r'<symbol id="([a-z]+)"', sprite))

    assert set(ThemeIcon.values) - drawn == set()
