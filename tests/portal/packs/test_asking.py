"""From a click to a file: one task, whole files only, a bounded disk, true sizes."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.db import connections
from django.test import Client
from django.utils import timezone

from portal.packs import building, limits
from portal.packs.asking import Stage
from portal.packs.rows import OfflinePack, PackState
from portal.packs.sweeping import sweep_packs
from portal.packs.tasks import build_pack
from tests.factories.files import make_case_with, make_deck
from tests.factories.policies import make_case
from tests.factories.taxonomy import ThemeFactory
from tests.portal.packs.packing import THEME, asked, downloaded, standing
from uploads.places import private_storage
from uploads.storing import StorageFull

Ask = Callable[..., None]


def stored() -> set[str]:
    storage = private_storage()
    return set(storage.listdir("packs")[1]) if storage.exists("packs") else set()


def html_of(client: Client, path: str = THEME) -> str:
    return " ".join(client.get(path).content.decode().split())


@pytest.fixture
def policy(db: None) -> Any:
    for name in stored():
        private_storage().delete(f"packs/{name}")
    return make_case_with(make_deck(2))


@pytest.mark.usefixtures("policy")
def test_a_click_has_it_prepared_and_the_page_says_so(
    client: Client, django_capture_on_commit_callbacks: Any
) -> None:
    assert "The pack will hold 1 policy." in html_of(client)
    with django_capture_on_commit_callbacks() as callbacks:
        answer = client.post(THEME)
    assert (answer.status_code, answer.headers["Location"]) == (302, THEME)
    page = client.get(THEME)
    assert "The pack is being prepared." in page.content.decode()
    assert page.headers["Refresh"] == "6"
    assert "Refresh" not in client.get(f"{THEME}?stay").headers

    for callback in callbacks:
        callback()

    page = client.get(THEME)
    assert "Download the pack" in page.content.decode()
    assert "Refresh" not in page.headers


@pytest.mark.usefixtures("policy")
def test_the_size_that_is_told_is_that_of_the_file(ask_for: Ask, client: Client) -> None:
    ask_for()
    pack = standing().pack
    assert pack is not None
    content = downloaded(client)
    assert len(content) == pack.size
    kilobytes = f"{pack.size / 1024:.1f} KB"
    assert kilobytes in html_of(client)
    assert abs(float(kilobytes[:-3]) * 1024 - len(content)) <= 0.05 * len(content)


@pytest.mark.usefixtures("policy")
def test_its_name_tells_what_it_is(ask_for: Ask, client: Client) -> None:
    ask_for()
    response = client.get(f"{THEME}download/")
    response.close()
    named = response.headers["Content-Disposition"]
    today = timezone.now()
    expected = f'attachment; filename="seoul-cases-public-transport-en-{today:%Y-%m-%d}.zip"'
    assert named == expected


@pytest.mark.usefixtures("policy")
def test_twice_asked_is_built_once(django_capture_on_commit_callbacks: Any) -> None:
    with django_capture_on_commit_callbacks(execute=True) as callbacks:
        asked()
        asked()
    assert len(callbacks) == 1
    with django_capture_on_commit_callbacks() as callbacks:
        asked()
    assert callbacks == []
    assert len(stored()) == 1


@pytest.mark.usefixtures("policy")
def test_a_task_that_comes_twice_builds_once(ask_for: Ask) -> None:
    ask_for()
    pack = OfflinePack.objects.get()
    build_pack.enqueue(pack.pk)
    assert OfflinePack.objects.get().name == pack.name


def test_of_many_who_ask_at_once_one_starts_it(transactional_db: None) -> None:
    make_case_with(make_deck(1))
    before = stored()
    start = threading.Barrier(4)

    def one() -> None:
        try:
            start.wait()
            asked()
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert OfflinePack.objects.count() == 1
    assert standing().stage is Stage.READY
    assert len(stored() - before) == 1


@pytest.mark.usefixtures("policy")
def test_a_build_that_breaks_leaves_nothing_and_may_be_asked_for_again(
    ask_for: Ask, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*args: object) -> str:
        raise StorageFull("no room")

    monkeypatch.setattr(building, "store", full)
    ask_for()
    assert stored() == set()
    assert "The pack could not be prepared." in html_of(client)
    monkeypatch.undo()
    ask_for()
    assert standing().stage is Stage.READY


@pytest.mark.usefixtures("policy")
def test_a_pack_whose_worker_was_lost_may_be_asked_for_again(ask_for: Ask) -> None:
    OfflinePack.objects.create(
        kind="theme",
        key="public-transport",
        language="en",
        state=PackState.BUILDING,
        due=timezone.now() - timedelta(seconds=1),
    )
    assert standing().stage is Stage.TO_ASK
    ask_for()
    assert standing().stage is Stage.READY


def test_the_old_file_goes_when_the_new_one_is_there(policy: Any, ask_for: Ask) -> None:
    ask_for()
    old = stored()
    policy.summary = "Other words."
    policy.save_revision().publish()
    ask_for()
    assert len(stored()) == 1
    assert stored() != old


def test_what_is_out_of_date_or_forgotten_leaves_the_disk(policy: Any, ask_for: Ask) -> None:
    ask_for()
    assert sweep_packs() == 0
    policy.unpublish()
    assert sweep_packs() == 1
    assert stored() == set()
    policy.save_revision().publish()
    ask_for()
    OfflinePack.objects.update(asked_at=timezone.now() - timedelta(days=31))
    assert sweep_packs() == 1
    assert (stored(), OfflinePack.objects.count()) == (set(), 0)


@pytest.mark.usefixtures("policy")
def test_all_packs_together_are_bounded(ask_for: Ask, monkeypatch: pytest.MonkeyPatch) -> None:
    theme = ThemeFactory.create(slug="night", label_en="Night")
    make_case("Night market", main_theme=theme)
    ask_for()
    ask_for("theme", "night")
    OfflinePack.objects.filter(key="night").update(asked_at=timezone.now() - timedelta(days=1))
    total = sum(OfflinePack.objects.values_list("size", flat=True))
    monkeypatch.setattr(limits, "MAX_BYTES_IN_ALL", total - 1)
    assert sweep_packs() == 1
    assert [pack.key for pack in OfflinePack.objects.all()] == ["public-transport"]


@pytest.mark.usefixtures("policy")
def test_bytes_that_no_row_names_leave_the_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    private_storage().save("packs/left-behind.zip", ContentFile(b"half"))
    assert sweep_packs() == 0
    later = timezone.now() + timedelta(hours=2)
    monkeypatch.setattr(timezone, "now", lambda: later)
    assert sweep_packs() == 1
    assert stored() == set()


@pytest.mark.django_db
def test_an_empty_theme_offers_nothing(client: Client) -> None:
    ThemeFactory.create(slug="empty", label_en="Empty")
    html = html_of(client, "/packs/theme/empty/")
    assert "Nothing has been published here yet." in html
    assert "<button" not in html.partition("<main")[2].partition("</main")[0]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["theme/none", "session/none", "collection/none", "city/seoul"])
def test_there_is_no_pack_of_what_is_not_there(client: Client, path: str) -> None:
    assert client.get(f"/packs/{path}/").status_code == 404
    assert client.post(f"/packs/{path}/").status_code == 404
    assert client.get(f"/packs/{path}/download/").status_code == 404


@pytest.mark.usefixtures("policy")
def test_a_pack_whose_file_an_operator_deleted_is_made_again(ask_for: Ask) -> None:
    ask_for()
    for name in stored():
        private_storage().delete(f"packs/{name}")
    assert standing().stage is Stage.TO_ASK
    ask_for()
    assert standing().stage is Stage.READY


@pytest.mark.usefixtures("policy")
def test_who_asks_for_everything_at_once_has_to_wait(
    client: Client, monkeypatch: pytest.MonkeyPatch, django_capture_on_commit_callbacks: Any
) -> None:
    other = "/packs/theme/night/"
    make_case("Night market", main_theme=ThemeFactory.create(slug="night", label_en="Night"))
    monkeypatch.setattr(limits, "MAX_IN_HAND", 1)
    with django_capture_on_commit_callbacks() as callbacks:
        client.post(THEME)
        client.post(other)
    assert len(callbacks) == 1
    assert "Other packs are being prepared." in html_of(client, other)
    callbacks[0]()
    assert "Prepare the pack" in html_of(client, other)


@pytest.mark.usefixtures("policy")
def test_another_language_is_another_pack(ask_for: Ask, client: Client) -> None:
    ask_for()
    page = client.get("/ko/packs/theme/public-transport/")
    assert page.status_code == 200
    assert "download/" not in page.content.decode()
