"""Presentations that point outside: a picture that is not in the file, but at an address."""

from __future__ import annotations

import io
import re
import zipfile

from tests.files.good import SlideSpec, image_bytes, pptx_bytes, zip_bytes


def deck_linking_to(address: str) -> bytes:
    """One slide whose picture is linked and not embedded."""
    data = pptx_bytes([SlideSpec(title="A linked picture", picture=image_bytes("PNG", (300, 300)))])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    slide, relations = "ppt/slides/slide1.xml", "ppt/slides/_rels/slide1.xml.rels"
    parts[slide] = parts[slide].replace(b"r:embed=", b"r:link=")
    outside = f'Target="{address}" TargetMode="External"'.encode()
    parts[relations] = re.sub(rb'Target="\.\./media/[^"]*"', outside, parts[relations])
    return zip_bytes(parts)
