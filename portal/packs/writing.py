"""Subject -> ZIP: index, a page for each policy and each source file, pictures, one stylesheet.

One policy at a time is in memory; the ZIP itself grows in the file that is given.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from time import localtime
from typing import IO, Any, Final
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import timezone

from cases.addresses import localised, policy_path
from cases.files.lines import FileLine
from portal.covers.addresses import theme_slug
from portal.covers.drawing import draw, number_of
from portal.packs import limits
from portal.packs.contents import Slide, Told, slide_of, told_of
from portal.packs.links import on_the_portal
from portal.packs.names import file_name, folder_name
from portal.packs.pictures import compressed, slide_picture
from portal.packs.subjects import Subject
from taxonomy.families import family_of
from uploads.models import PortalImage, SourceFile

_SHEETS: Final = ("tokens.css", "pack.css")


@dataclass(frozen=True, slots=True)
class Entry:
    """A policy in the list of the pack; ``href`` and ``cover`` are paths from its folder."""

    page: Any
    href: str
    cover: str


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A source file of a policy; ``href`` is empty where none of its pages was read."""

    line: FileLine
    href: str


@dataclass
class Pack:
    """A ZIP that is being written; counts what it holds."""

    zip: ZipFile
    folder: str
    language: str
    built_on: date
    pictures_left_out: int = 0
    _bytes: int = 0
    _kept: dict[int, str] = field(default_factory=dict)

    def page(self, path: str, template: str, **context: Any) -> None:
        """Write a page; ``root`` leads from it to the folder of the pack."""
        shared = {
            "root": "../" * path.count("/"),
            "LANGUAGE_CODE": self.language,
            "built_on": self.built_on,
        }
        html = render_to_string(f"packs/offline/{template}.html", {**shared, **context})
        self.file(path, html.encode())

    def file(self, path: str, content: bytes, *, packed: bool = False) -> None:
        """Write a file; one that is ``packed`` already is not pressed again."""
        info = ZipInfo(f"{self.folder}/{path}", localtime()[:6])
        # Whoever opens the ZIP may pass the folder on: others can read it, too.
        info.external_attr = 0o644 << 16
        how = ZIP_STORED if packed else ZIP_DEFLATED
        self.zip.writestr(info, content, how, compresslevel=9)
        self._bytes = self.zip.fp.tell() if self.zip.fp else 0

    def picture(self, path: str, content: bytes | None) -> str:
        """Write a picture if there is one and it has room; its path from pages in folders."""
        if content is None:
            return ""
        if self._bytes + len(content) > limits.MAX_BYTES:
            self.pictures_left_out += 1
            return ""
        self.file(path, content, packed=True)
        return f"../{path}"

    def photo(self, image: PortalImage) -> str:
        """Write a picture of a policy, once however many policies show it."""
        if image.pk not in self._kept:
            self._kept[image.pk] = self.picture(f"pictures/{image.pk}.webp", compressed(image))
        return self._kept[image.pk]


def write_pack(subject: Subject, language: str, target: IO[bytes]) -> int:
    """Write the pack in the active language; how many pictures had no room."""
    entries = _entries(subject)
    inside = {policy_path(entry.page): Path(entry.href).name for entry in entries}
    with ZipFile(target, "w") as zipped:
        folder = folder_name(subject.slug, language)
        pack = Pack(zipped, folder, language, timezone.localdate())
        pack.file("style.css", _stylesheet())
        for number, entry in enumerate(entries):
            _write_policy(pack, subject, entries, number, inside)
            pack.file(entry.cover, _cover(entry.page).encode())
        pack.page(
            "index.html",
            "index",
            subject=subject,
            entries=entries,
            web=on_the_portal(localised(subject.path, language)),
            left_out=pack.pictures_left_out,
        )
    return pack.pictures_left_out


def _entries(subject: Subject) -> list[Entry]:
    return [
        Entry(
            page=page,
            href=f"policies/{file_name(number, page.slug)}",
            cover=f"covers/{number:03d}.svg",
        )
        for number, page in enumerate(subject.policies, start=1)
    ]


def _write_policy(
    pack: Pack, subject: Subject, entries: list[Entry], number: int, inside: dict[str, str]
) -> None:
    entry = entries[number]
    told = told_of(entry.page, pack.language, inside=inside, keep=pack.photo)
    files = [
        _write_file(pack, told, line, f"{number + 1:03d}-{place}", back=f"../{entry.href}")
        for place, line in enumerate(told.reading.files, start=1)
    ]
    pack.page(
        entry.href,
        "policy",
        subject=subject,
        told=told,
        page=told.page,
        reading=told.reading,
        files=files,
        previous=Path(entries[number - 1].href).name if number else "",
        next=Path(entries[number + 1].href).name if number + 1 < len(entries) else "",
    )


def _write_file(pack: Pack, told: Told, line: FileLine, name: str, *, back: str) -> PackedFile:
    """The pages of a source file under each other: small picture, then the text."""
    file = SourceFile.objects.get(stable_id=line.id)
    slides = list(_slides(pack, file, name))
    if not slides:
        return PackedFile(line, "")
    href = f"files/{name}.html"
    pack.page(href, "file", told=told, line=line, file=file, slides=slides, back=back)
    return PackedFile(line, f"../{href}")


def _slides(pack: Pack, file: SourceFile, name: str) -> Iterator[Slide]:
    for page in file.pages.iterator():
        page.file = file
        picture = pack.picture(f"slides/{name}/{page.number:03d}.webp", slide_picture(page))
        yield slide_of(page, picture)


def _cover(page: Any) -> str:
    """The drawn picture that the portal shows, too."""
    return draw(family_of(theme_slug(page.main_theme)), number_of(page.stable_id))


def _stylesheet() -> bytes:
    """The portal's own names for colours and sizes, then the rules of a pack."""
    folder = Path(settings.BASE_DIR) / "static" / "css"
    return b"\n".join((folder / name).read_bytes() for name in _SHEETS)
