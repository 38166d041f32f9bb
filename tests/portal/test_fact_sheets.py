"""The fact sheet: one page whatever people wrote, for the policy's readers only."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from django.core.files.storage import storages
from django.test import Client
from PIL import Image, ImageFile
from pytest_django import DjangoAssertNumQueries
from wagtail.models import PageViewRestriction

from cases.choices import Visibility
from cases.models import PolicyPage
from portal.fact_sheets import addresses, fitting, printing, storing
from portal.fact_sheets.fitting import one_page
from portal.fact_sheets.printing import as_pdf, pages_of
from portal.fact_sheets.texts import Sheet, sheet_of, shortened
from tests.factories.accounts import make_staff
from tests.factories.policies import make_brief, make_case
from tests.factories.programmes import ParticipationFactory, SessionFactory

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(not addresses.can_print(), reason="WeasyPrint or libpango is not installed"),
]

A4 = (595, 842)  # points
KOREAN = "버스가 자가용보다 빨라지자 이용객이 돌아왔습니다. "
ARABIC = "خفضت المدينة استهلاك مياه الشرب في الري إلى النصف خلال ثلاث سنوات. "
GERMAN = "Straßenbahnhaltestellenbarrierefreiheitsverbesserungsprogramm"


def wordy(text: str, language: str = "en") -> PolicyPage:
    """Every field is full of it."""
    told = [("paragraph", f"<p>{text}</p>")]
    figure = {"before": 17.0, "after": 22.4, "year": 2014, "source": None}
    return make_case(
        text[:200],
        slug="wordy",
        content_language=language,
        original_title=text[:200],
        original_language=language,
        summary=" ".join(text.split()[:150])[:900],
        problem=told,
        what_was_done=told,
        outcome=told,
        what_went_wrong=told,
        transfer_conditions=told,
        lessons=[("lesson", text)] * 20,
        indicators=[("indicator", {**figure, "name": text[:200], "unit": text[:80]})] * 20,
        staff_needed=text[:200],
        scale_note=text[:200],
        setup_cost_note=text[:500],
        yearly_cost_note=text[:500],
        facts_checked_on=date(2030, 1, 31),
    )


def sheet(page: PolicyPage) -> Sheet:
    return sheet_of(page, address=f"https://portal.example.org/policies/{page.stable_id}/")


def words_of(pdf: bytes) -> str:
    (page,) = pypdfium2.PdfDocument(pdf)
    return " ".join(page.get_textpage().get_text_range().split())


def sheet_path(page: PolicyPage) -> str:
    return f"/policies/{page.stable_id}/fact-sheet.pdf"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Short.", "en"),
        ("The city counted calls at night and drew lines between them. " * 2000, "en"),
        (KOREAN * 2000, "ko"),
        (ARABIC * 2000, "ar"),
        (f"{GERMAN} " * 1000, "de"),
        (GERMAN * 1000, "de"),
        ("夜行バス" * 5000, "ja"),
        ("&lt;b&gt; " * 3000, "en"),
    ],
    ids=["short", "English", "Korean", "Arabic", "German", "one word", "Japanese", "signs"],
)
def test_a_sheet_is_one_page_however_long_the_texts_are(text: str, language: str) -> None:
    pdf = one_page(sheet(wordy(text, language)))

    (page,) = pypdfium2.PdfDocument(pdf)
    assert tuple(map(round, page.get_size())) == A4
    # The end is on it, too.
    assert "portal.example.org/policies/" in words_of(pdf)


def test_long_texts_are_laid_out_a_few_times_only(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def counted(html: str) -> Any:
        tries.append(len(html))
        return pages_of(html)

    monkeypatch.setattr(fitting, "pages_of", counted)
    one_page(sheet(wordy(KOREAN * 5000, "ko")))

    assert len(tries) <= 4
    assert max(tries) < 60_000


def test_a_short_policy_is_told_whole_and_large() -> None:
    page = make_case("Night buses", problem=[("paragraph", "<p>No trains &amp; no buses.</p>")])

    words = words_of(one_page(sheet(page)))

    for told in ("About Night buses.", "No trains & no buses.", "since 2013", "Running"):
        assert told in words
    assert "…" not in words


def test_korean_is_written_with_fonts_that_travel_with_the_file() -> None:
    pdf = one_page(sheet(wordy(KOREAN, "ko")))

    assert "이용객이" in words_of(pdf)
    with pikepdf.open(BytesIO(pdf)) as document:
        fonts = [font for page in document.pages for font in page.Resources.Font.values()]
        files = [
            any(f"/FontFile{kind}" in each.FontDescriptor for kind in ("", "2", "3"))
            for font in fonts
            for each in font.DescendantFonts
        ]
    assert files
    assert all(files)


def test_a_sheet_names_its_language_and_has_tags_for_screen_readers() -> None:
    with pikepdf.open(BytesIO(one_page(sheet(make_case("Night buses"))))) as document:
        assert str(document.Root.Lang) == "en"
        assert document.Root.MarkInfo.Marked
        assert str(document.docinfo["/Title"]) == "Night buses"


def test_no_person_is_named() -> None:
    author = {"name": "Lee A", "role": "", "consent": True, "consent_until": None}
    page = make_case("Night buses", authors=[("author", author)])

    assert "Lee A" not in words_of(one_page(sheet(page)))


def test_the_printer_fetches_nothing(tmp_path: Path) -> None:
    picture, style = tmp_path / "picture.png", tmp_path / "style.css"
    Image.new("RGB", (40, 40), "red").save(picture)
    style.write_text("p { content: 'from a file' }")
    html = (
        f'<link rel="stylesheet" href="{style.as_uri()}">'
        f'<link rel="attachment" href="{picture.as_uri()}">'
        f'<p>Words</p><img src="{picture.as_uri()}" alt="none">'
        '<img src="data:image/svg+xml,%3Csvg%3E%3C/svg%3E" alt="none">'
    )

    pdf = as_pdf(pages_of(html))

    with pikepdf.open(BytesIO(pdf)) as document:
        assert dict(document.attachments) == {}
        assert [dict(page.get_images()) for page in document.pages] == [{}]
    assert "Words" in words_of(pdf)
    assert "from a file" not in words_of(pdf)


@pytest.mark.parametrize(
    ("visibility", "statuses"),
    [
        (Visibility.PUBLIC, {"visitor": 200, "other": 200, "participant": 200, "staff": 200}),
        (Visibility.ALUMNI, {"visitor": 404, "other": 200, "participant": 200, "staff": 200}),
        (Visibility.SESSION, {"visitor": 404, "other": 404, "participant": 200, "staff": 200}),
    ],
)
def test_only_the_readers_of_a_policy_get_its_sheet(
    visibility: str, statuses: dict[str, int]
) -> None:
    session = SessionFactory.create(slug="may-2012")
    page = make_brief("Bicycle streets", session=session, visibility=visibility)
    readers = {
        "visitor": None,
        "other": ParticipationFactory.create().user,
        "participant": ParticipationFactory.create(session=session).user,
        "staff": make_staff(),
    }

    answers = {}
    for name, user in readers.items():
        client = Client()
        if user:
            client.force_login(user)
        answers[name] = client.get(sheet_path(page)).status_code

    assert answers == statuses


def test_a_draft_and_a_page_behind_a_password_have_none(client: Client) -> None:
    draft = make_case("Night buses", live=False)
    closed = make_case("Bus lanes")
    PageViewRestriction.objects.create(page=closed, restriction_type="password", password="x")

    assert client.get(sheet_path(draft)).status_code == 404
    assert client.get(sheet_path(closed)).status_code == 404
    assert client.get("/policies/nothing/fact-sheet.pdf").status_code == 404


def test_caches_keep_what_is_public_and_ask_whether_it_changed(client: Client) -> None:
    page = make_case("Night buses")

    first = client.get(sheet_path(page))
    again = client.get(sheet_path(page), headers={"If-None-Match": first["ETag"]})
    page.title = "Owl buses"
    page.save_revision().publish()
    changed = client.get(sheet_path(page), headers={"If-None-Match": first["ETag"]})

    assert (first["Content-Type"], first["X-Robots-Tag"]) == ("application/pdf", "noindex")
    assert first["Content-Disposition"] == 'inline; filename="night-buses.pdf"'
    assert set(first["Cache-Control"].split(", ")) == {"max-age=3600", "public"}
    assert "Cookie" not in first.get("Vary", "")
    # It would keep browsers' viewers from showing the file.
    assert "Content-Security-Policy" not in first
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
    assert changed.status_code == 200
    assert "Owl buses" in words_of(changed.content)


def test_a_sheet_for_few_is_kept_from_shared_caches() -> None:
    page = make_case("Night buses", visibility=Visibility.ALUMNI)
    client = Client()
    client.force_login(ParticipationFactory.create().user)

    answer = client.get(sheet_path(page))

    assert set(answer["Cache-Control"].split(", ")) == {"private", "no-cache"}


def test_it_is_printed_once_and_the_old_one_is_thrown_away(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_case("Night buses")
    first = client.get(sheet_path(page)).content
    monkeypatch.setattr(storing, "one_page", None)  # whoever prints again fails
    assert client.get(sheet_path(page)).content == first
    monkeypatch.undo()

    page.title = "Owl buses"
    page.save_revision().publish()
    client.get(sheet_path(page))

    (_folders, kept) = storages["fact_sheets"].listdir(f"{page.stable_id}/en")
    assert len(kept) == 1


def test_words_beside_the_text_follow_the_address(client: Client) -> None:
    page = make_case("Night buses")

    words = words_of(client.get(f"/ko{sheet_path(page)}").content)

    assert "정책 사례" in words
    assert f"/ko/policies/{page.stable_id}/" in words
    assert "Night buses" in words


@pytest.mark.parametrize("count", [1, 3])
def test_longer_lists_cost_no_more_queries(
    count: int, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    figure = {"name": "Speed", "before": 1.0, "after": 2.0, "unit": "", "year": 1, "source": None}
    page = make_case(
        "Night buses",
        indicators=[("indicator", figure)] * count,
        lessons=[("lesson", "Count first.")] * count,
    )

    with django_assert_num_queries(6):
        client.get(sheet_path(page))


def test_a_page_offers_its_sheet_only_where_it_can_be_printed(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_case("Night buses")
    offered = f'href="{sheet_path(page)}"'
    assert offered in client.get("/cases/night-buses/").content.decode()

    monkeypatch.setattr(addresses, "LIBRARIES", ("no-such-library",))
    addresses.can_print.cache_clear()
    try:
        assert offered not in client.get("/cases/night-buses/").content.decode()
        assert client.get(sheet_path(page)).status_code == 404
    finally:
        monkeypatch.undo()
        addresses.can_print.cache_clear()


def test_whoever_cannot_be_served_in_time_is_asked_to_come_again(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = make_case("Night buses", summary="Nobody printed this before.")
    monkeypatch.setattr(printing, "PATIENCE", 0)

    with printing._ONE_AT_A_TIME:
        answer = client.get(sheet_path(page))

    assert (answer.status_code, answer["Retry-After"]) == (503, "30")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Buses at night", "Buses at night"),
        ("  Buses \n at   night ", "Buses at night"),
        ("Buses at night, in the rain", "Buses at night…"),
        ("a" * 30, "a" * 15 + "…"),
        ("a " + "b" * 30, "a " + "b" * 13 + "…"),
    ],
)
def test_a_text_is_cut_behind_a_word(text: str, expected: str) -> None:
    assert shortened(text, 15) == expected


def test_printing_leaves_pillow_as_strict_as_it_was() -> None:
    pages_of("<p>A sheet</p>")

    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
