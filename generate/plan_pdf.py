"""Makes the printed plan a document for everyone (PDF/UA-1, ISO 14289-1)."""

import io
from collections.abc import Mapping

import pikepdf
from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Name,
    ObjectStreamMode,
    Operator,
    Pdf,
    String,
)

from generate.plan_pdf_page import About
from generate.plan_whole import TITLE

# Operators that begin and end something visible (ISO 32000-1, tables 59, 60, 107; 8.8, 8.9).
_WHOLE = {"Do", "sh", "INLINE IMAGE"}
_BEGIN = {"m", "re", "BT", *_WHOLE}
_END = {*"S s f F f* B B* b b* n".split(), "ET", *_WHOLE}
_MARK = {"BMC", "BDC"}

_Step = ContentStreamInstruction | ContentStreamInlineImage


def complete(printed: bytes, about: About, links: Mapping[str, str]) -> bytes:
    """Return the browser's tagged PDF with all that PDF/UA asks beyond tags; equal input gives equal bytes.

    Title shown in place of the file's name (7.1), language (7.2), the standard's own mark (clause 5), every link with
    its words (7.18.5), and page numbers and rules marked as no content (7.1). links: words by "#id" or full address.
    """
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed)) as document:
        document.Root.Lang = String("ja-JP")
        document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
        _describe(document, about)
        for page in document.pages:
            _name_links(page, links)
            page.Contents = document.make_stream(pikepdf.unparse_content_stream(_marked(page)))
        document.save(out, deterministic_id=True, recompress_flate=True, object_stream_mode=ObjectStreamMode.generate)
    return out.getvalue()


def _describe(document: Pdf, about: About) -> None:
    for key in ("/CreationDate", "/ModDate", "/Creator"):
        del document.docinfo[key]
    document.docinfo["/Title"] = TITLE
    document.docinfo["/Author"] = about.author
    if about.changed is not None:
        document.docinfo["/CreationDate"] = f"D:{about.changed:%Y%m%d}000000+09'00'"
    with document.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata.load_from_docinfo(document.docinfo)
        metadata["dc:language"] = {"ja-JP"}
        metadata["pdfuaid:part"] = "1"


def _name_links(page: pikepdf.Page, links: Mapping[str, str]) -> None:
    page.obj.Tabs = Name.S
    for annotation in page.obj.get("/Annots", ()):
        action = annotation.get("/A")
        goal = f"#{str(annotation.Dest).lstrip('/')}" if action is None else str(action.URI)
        annotation.Contents = String(links[goal])


def _marked(page: pikepdf.Page) -> list[_Step]:
    """Return the page's drawing, with what stands outside every tag marked as an artifact (ISO 32000-1, 14.8.2.2)."""
    found: list[_Step] = []
    depth = 0
    loose = False
    for step in pikepdf.parse_content_stream(page):
        name = str(step.operator)
        if depth == 0 and not loose and name in _BEGIN:
            loose = True
            found.append(ContentStreamInstruction([Name.Artifact], Operator("BMC")))
        found.append(step)
        depth += (name in _MARK) - (name == "EMC")
        if loose and depth == 0 and name in _END:
            loose = False
            found.append(ContentStreamInstruction([], Operator("EMC")))
    return found
