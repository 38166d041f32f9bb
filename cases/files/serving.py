"""Bytes out of the private storage: pictures of pages, and originals as downloads.

A file may be hidden or its policy unpublished at any moment, and then nothing of it may be shown
again. So nothing is ever kept without asking: a browser, and a shared cache for what is public,
store a picture but ask each time whether it still holds, which is answered without sending it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header

from uploads.models import SourceFile
from uploads.places import picture_name, private_storage

#: An original is uploaded by somebody: a browser that shows it anyway runs nothing of it.
_INERT: Final = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


def picture(
    request: HttpRequest, file: SourceFile, number: int, width: int, *, is_public: bool
) -> HttpResponseBase:
    """The picture of a page; raises Http404 if there is none of that number or width (pixels)."""
    if not file.pages_folder:
        raise Http404
    return _answer(
        request,
        picture_name(file.pages_folder, number, width),
        tag=f'"{file.pages_folder}-{number}-{width}"',
        headers={"Content-Type": "image/webp", **_INERT},
        is_public=is_public,
    )


def original(request: HttpRequest, file: SourceFile, *, is_public: bool) -> HttpResponseBase:
    """The file as it came, to be saved under the name it came with, whatever its script."""
    return _answer(
        request,
        file.file.name or "",
        tag=f'"{file.sha256 or file.file.name}"',
        headers={
            "Content-Type": file.media_type or "application/octet-stream",
            "Content-Disposition": content_disposition_header(True, file.filename) or "attachment",
            **_INERT,
        },
        is_public=is_public,
    )


def keep_only_if_public(response: HttpResponseBase, *, is_public: bool) -> None:
    """Say who may store the answer; in every case it is asked for again before it is used."""
    if is_public:
        patch_cache_control(response, public=True, max_age=0, must_revalidate=True)
    else:
        patch_cache_control(response, private=True, no_cache=True)


def _answer(
    request: HttpRequest, name: str, *, tag: str, headers: Mapping[str, str], is_public: bool
) -> HttpResponseBase:
    response = get_conditional_response(request, etag=tag) or content_of(name)
    response.headers["ETag"] = tag
    if response.status_code == 200:
        for header, value in headers.items():
            response.headers[header] = value
    keep_only_if_public(response, is_public=is_public)
    return response


def content_of(name: str) -> HttpResponseBase:
    """The stored bytes of the private storage, or the word to the server in front to send them.

    Raises Http404 where there is nothing under that name.
    """
    storage = private_storage()
    if not name or not storage.exists(name):
        raise Http404
    if settings.ACCEL_REDIRECT_PREFIX:
        response = HttpResponse()
        response.headers["X-Accel-Redirect"] = f"{settings.ACCEL_REDIRECT_PREFIX}{quote(name)}"
        return response
    return FileResponse(storage.open(name))
