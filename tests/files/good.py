"""Files as participants send them: presentations, briefs, pictures. Each function returns bytes.

The same call returns the same bytes at any hour, so that a file sent twice is one content. A chart
is the exception: the workbook inside it is dated.
"""

from __future__ import annotations

import io
import unicodedata
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import pikepdf
from PIL import Image
from pptx import Presentation
from pptx.chart.data import ChartData
from pptx.enum.chart import XL_CHART_TYPE
from pptx.slide import Slide
from pptx.util import Inches

#: One line in each script that the portal must carry.
SCRIPTS: Final = {
    "ko": "서울시 심야버스 정책",
    "zh": "首尔公共交通政策",
    "ja": "ソウルの交通政策",
    "ar": "سياسة النقل العام في سيول",
}


@dataclass(frozen=True, slots=True)
class SlideSpec:
    """One slide. ``table`` holds rows of cells, ``chart`` names and values of one series."""

    title: str = ""
    body: str = ""
    notes: str = ""
    hidden: bool = False
    table: Sequence[Sequence[str]] = ()
    chart: Sequence[tuple[str, float]] = ()
    picture: bytes = b""


def pptx_bytes(slides: Sequence[str | SlideSpec]) -> bytes:
    """A presentation; a text alone is the title of its slide."""
    presentation = Presentation()
    for slide in slides:
        spec = SlideSpec(title=slide) if isinstance(slide, str) else slide
        _fill(presentation.slides.add_slide(presentation.slide_layouts[1]), spec)
    stream = io.BytesIO()
    presentation.save(stream)
    with zipfile.ZipFile(stream) as archive:
        return zip_bytes({name: archive.read(name) for name in archive.namelist()})


def _fill(slide: Slide, spec: SlideSpec) -> None:
    title, body = slide.placeholders
    title.text_frame.text = spec.title
    body.text_frame.text = spec.body
    if spec.notes:
        notes = slide.notes_slide.notes_text_frame
        assert notes is not None
        notes.text = spec.notes
    if spec.hidden:
        slide._element.set("show", "0")
    box = (Inches(1), Inches(3), Inches(6), Inches(3))
    if spec.table:
        table = slide.shapes.add_table(len(spec.table), len(spec.table[0]), *box).table
        for y, row in enumerate(spec.table):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
    if spec.chart:
        data = ChartData()  # type: ignore[no-untyped-call]
        data.categories = [name for name, _ in spec.chart]
        values = [value for _, value in spec.chart]
        data.add_series("Values", values)  # type: ignore[no-untyped-call]
        slide.shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *box, data)
    if spec.picture:
        slide.shapes.add_picture(io.BytesIO(spec.picture), Inches(1), Inches(1))


def pdf_bytes(pages: Sequence[str], size: tuple[int, int] = (595, 842)) -> bytes:
    """A PDF with the text of each page, line by line; ``size`` in points.

    Text outside Latin-1 keeps its characters (a ToUnicode map), its glyphs are the reader's choice.
    """
    pdf = pikepdf.new()
    for text in pages:
        page = pdf.add_blank_page(page_size=size)
        page.obj.Resources = pikepdf.Dictionary(
            Font=pikepdf.Dictionary(F1=_latin_font(), F2=_unicode_font(pdf, set(text)))
        )
        page.obj.Contents = pdf.make_stream(_page_content(text, height=size[1]))
    stream = io.BytesIO()
    pdf.save(stream, deterministic_id=True)
    return stream.getvalue()


def _page_content(text: str, height: int) -> bytes:
    lines = [f"BT 16 TL 50 {height - 60} Td".encode()]
    for line in text.split("\n"):
        if line.isascii():
            lines.append(b"/F1 12 Tf <%s> Tj T*" % line.encode("ascii").hex().encode())
        else:
            codes = _as_seen(line).encode("utf-16-be").hex().encode()
            lines.append(b"/F2 12 Tf <%s> Tj T*" % codes)
    return b"\n".join([*lines, b"ET"])


def _as_seen(line: str) -> str:
    """A line of a script written from the right stands in a PDF from the left."""
    from_right = any(unicodedata.bidirectional(each) in {"R", "AL"} for each in line)
    return line[::-1] if from_right else line


def _latin_font() -> pikepdf.Dictionary:
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
    )


def _unicode_font(pdf: pikepdf.Pdf, characters: Iterable[str]) -> pikepdf.Dictionary:
    """A font that is not embedded; the codes of its characters are UTF-16."""
    codes = sorted(each.encode("utf-16-be").hex().encode() for each in characters if each != "\n")
    chars = b"".join(b"<%s> <%s>\n" % (code, code) for code in codes)
    cmap = (
        b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
        b"/CMapName /Unicode def /CMapType 2 def\n"
        b"1 begincodespacerange <0000> <ffff> endcodespacerange\n"
        b"%d beginbfchar\n%sendbfchar\nendcmap end end" % (len(codes), chars)
    )
    descendant = pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.CIDFontType2,
        BaseFont=pikepdf.Name("/NotoSansCJK"),
        CIDSystemInfo=pikepdf.Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
        FontDescriptor=pikepdf.Dictionary(
            Type=pikepdf.Name.FontDescriptor,
            FontName=pikepdf.Name("/NotoSansCJK"),
            Flags=4,
            FontBBox=[0, -200, 1000, 900],
            ItalicAngle=0,
            Ascent=900,
            Descent=-200,
            CapHeight=700,
            StemV=80,
        ),
        CIDToGIDMap=pikepdf.Name.Identity,
        DW=1000,
    )
    return pikepdf.Dictionary(
        Type=pikepdf.Name.Font,
        Subtype=pikepdf.Name.Type0,
        BaseFont=pikepdf.Name("/NotoSansCJK"),
        Encoding=pikepdf.Name("/Identity-H"),
        DescendantFonts=[pdf.make_indirect(descendant)],
        ToUnicode=pdf.make_stream(cmap),
    )


_DOCX_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DOCX_MAIN: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
)


def docx_parts(paragraphs: Sequence[str]) -> dict[str, bytes]:
    """The parts of a small DOCX by name, to be spoiled and packed with :func:`zip_bytes`."""
    body = "".join(f"<w:p><w:r><w:t>{_escaped(text)}</w:t></w:r></w:p>" for text in paragraphs)
    parts = {
        "[Content_Types].xml": (
            f'<Types xmlns="{_CONTENT_TYPES}"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{_DOCX_MAIN}"/></Types>'
        ),
        "_rels/.rels": (
            f'<Relationships xmlns="{_RELATIONSHIPS}"><Relationship Id="rId1" '
            f'Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>'
        ),
        "word/document.xml": (
            f'<w:document xmlns:w="{_DOCX_NAMESPACE}"><w:body>{body}</w:body></w:document>'
        ),
    }
    declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return {name: (declaration + text).encode() for name, text in parts.items()}


def docx_bytes(paragraphs: Sequence[str]) -> bytes:
    """A DOCX with one run of text in each paragraph."""
    return zip_bytes(docx_parts(paragraphs))


def zip_bytes(parts: dict[str, bytes]) -> bytes:
    """A deflated archive of these members, in this order, each dated 1980-01-01."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            member = zipfile.ZipInfo(name)
            archive.writestr(member, data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


def image_bytes(image_format: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture in a format of Pillow ("PNG", "JPEG", "WEBP"); ``size`` in pixels.

    It is a gradient, so that no two columns are alike.
    """
    stream = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(stream, image_format)
    return stream.getvalue()


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
