"""No word of a template escapes translation."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.conf import settings

from devtools.translations.unmarked import unmarked_in, unmarked_words

#: The same in every language: formats of files.
NAMES = {"BibTeX", "RIS", "CSL-JSON", "(ZIP, )"}
#: Samples of the design system, which only its makers read.
NOT_FOR_READERS = "styleguide/"
#: Shown when the portal itself is at a loss, in English and Korean at once.
WITHOUT_A_LANGUAGE = ("400.html", "500.html")


def test_every_template_marks_its_words() -> None:
    found = unmarked_in(Path(settings.BASE_DIR) / "templates")

    assert [
        line
        for line in found
        if line.partition(": ")[2] not in NAMES
        and not line.startswith((NOT_FOR_READERS, *WITHOUT_A_LANGUAGE))
    ] == []


@pytest.mark.parametrize(
    ("template", "words"),
    [
        ("<p>Read more</p>", ["Read more"]),
        ('<p>{% translate "Read more" %} – {{ title }} (3)</p>', []),
        ("{% blocktranslate %}Read {{ n }} more{% endblocktranslate %}", []),
        ('<img alt="A bus" src="bus.svg">', ["A bus"]),
        ('<a{% if x %} class="on"{% endif %} href="{{ url }}">Next</a>', ["Next"]),
        ('<p lang="ko">한국어로 보기</p>', []),
        ('<p lang="{{ code }}">Read more</p>', ["Read more"]),
        ('{{ name|default:"nobody" }}', ["nobody"]),
        ('{% include "a.html" with label="Next page" %}', ["Next page"]),
        ('{% include "a.html" with label=_("Next page") %}', []),
        ("{# Read more #}{% comment %}Read more{% endcomment %}", []),
        ("<code>Read</code><script>let x;</script>", []),
    ],
)
def test_words_are_found_wherever_a_reader_meets_them(template: str, words: list[str]) -> None:
    assert unmarked_words(template) == words
