"""Packs made and opened for tests."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from zipfile import ZipFile

from django.core.files.base import ContentFile
from django.test import Client
from django.utils.translation import override
from PIL import Image

from portal.packs.asking import Standing, ask, standing_of
from portal.packs.subjects import Subject, find_subject
from uploads.models import PortalImage
from uploads.places import private_storage

THEME = "/packs/theme/public-transport/"


def subject_of(kind: str = "theme", key: str = "public-transport") -> Subject:
    with override("en"):
        subject = find_subject(kind, key, "en")
    assert subject is not None
    return subject


def standing(kind: str = "theme", key: str = "public-transport") -> Standing:
    with override("en"):
        return standing_of(subject_of(kind, key), "en")


def asked(kind: str = "theme", key: str = "public-transport") -> None:
    with override("en"):
        ask(subject_of(kind, key), "en")


def opened(kind: str = "theme", key: str = "public-transport") -> Mapping[str, bytes]:
    """Path below the folder of the pack -> content."""
    pack = standing(kind, key).pack
    assert pack is not None
    with private_storage().open(pack.name) as file, ZipFile(io.BytesIO(file.read())) as zipped:
        return {name.partition("/")[2]: zipped.read(name) for name in zipped.namelist()}


def downloaded(client: Client, path: str = THEME) -> bytes:
    """What a reader gets; empty where the page sends back to the offer."""
    response = client.get(f"{path}download/")
    return b"".join(response.streaming_content) if response.streaming else b""  # type: ignore[attr-defined]


def text_of(files: Mapping[str, bytes]) -> str:
    """The HTML of all pages."""
    pages = (content.decode() for name, content in files.items() if name.endswith(".html"))
    return re.sub(r"\s+", " ", "\n".join(pages))


def make_image(title: str = "Night bus", size: tuple[int, int] = (2400, 1600)) -> PortalImage:
    """A JPEG of many colours, larger than a pack carries."""
    buffer = io.BytesIO()
    Image.effect_noise(size, 60).convert("RGB").save(buffer, "JPEG")
    content = ContentFile(buffer.getvalue(), f"{title}.jpg")
    image: PortalImage = PortalImage.objects.create(
        title=title, file=content, alt_text=f"Alt of {title}", credit="Photo: City of Osaka"
    )
    return image
