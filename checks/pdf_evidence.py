"""PDF file → evidence: reads the document's properties, its structure tree and its pages, and stores what it found."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Page, PasswordError, PikepdfError, String
from pikepdf import Pdf as OpenPdf
from pydantic import TypeAdapter, ValidationError

from checks.errors import CollectError
from checks.pdf import Annotation, Pdf, Sheet
from checks.pdf_content import Content, Owner, content
from checks.pdf_structure import Structure, read_structure

_KEPT_TEXT = 20_000
_DAMAGED = "PDF がこわれていて、読めません（{reason}）。作り直して、開けることを確かめてください。"
_LOCKED = "開くのにパスワードがいる PDF なので、読めません。パスワードを外した PDF を置いてください。"


@dataclass(frozen=True)
class PdfEvidence:
    """What was collected of one file. path: as in the plan; pdf: None where it could not be read; problem: why not."""

    path: str
    pdf: Pdf | None
    problem: str = ""


def collect_pdf(path: str, file: Path) -> PdfEvidence:
    """Reads a PDF. path: as in the plan; file: where its bytes are. Never raises for what the file holds."""
    try:
        return PdfEvidence(path, read_pdf(path, file))
    except CollectError as error:
        return PdfEvidence(path, None, str(error))


def read_pdf(path: str, file: Path) -> Pdf:
    """The document as rules see it. Raises CollectError, in Japanese, for a file that is damaged or locked."""
    try:
        with OpenPdf.open(file, attempt_recovery=False) as opened:
            return _read(path, opened)
    except PasswordError as error:
        raise CollectError(_LOCKED) from error
    except (PikepdfError, OSError, ValueError, TypeError, KeyError, IndexError, AttributeError, RuntimeError) as error:
        # A file may break any rule of the format; pikepdf reports it as whatever Python makes of it.
        raise CollectError(_DAMAGED.format(reason=f"{type(error).__name__}: {error}"[:200])) from error


def write_pdf(evidence: PdfEvidence, folder: Path) -> Path:
    """Stores a file's evidence in a folder and returns the file."""
    path = folder / f"{hashlib.sha256(evidence.path.encode()).hexdigest()[:24]}.pdf.json"
    path.write_bytes(_ADAPTER.dump_json(evidence))
    return path


def read_evidence(path: Path) -> PdfEvidence:
    """Reads what `write_pdf` stored. Raises CollectError when it is damaged."""
    try:
        return _ADAPTER.validate_json(path.read_bytes())
    except (OSError, ValidationError) as error:
        raise CollectError(f"{path.name} を読めません（{error}）。消してから、もう一度監査してください。") from error


def _read(path: str, opened: OpenPdf) -> Pdf:
    root: Any = opened.Root
    numbers = {page.obj.objgen: place for place, page in enumerate(opened.pages, 1)}
    structure = read_structure(root.get("/StructTreeRoot"), numbers)
    contents: list[Content] = []
    sheets: list[Sheet] = []
    for number, page in enumerate(opened.pages, 1):
        shown = content(page, structure.contents, structure.objects)
        contents.append(shown)
        sheets.append(_sheet(number, page, shown, structure))
    ua, title = _metadata(opened)
    preferences = root.get("/ViewerPreferences")
    marked = root.get("/MarkInfo")
    return Pdf(
        path,
        title=title,
        shows_title=isinstance(preferences, Dictionary) and bool(preferences.get("/DisplayDocTitle", False)),
        language=str(root.get("/Lang", "")).strip(),
        tagged=isinstance(marked, Dictionary) and bool(marked.get("/Marked", False)) and bool(structure.elements),
        bookmarks=_bookmarks(root.get("/Outlines")),
        encrypted=opened.is_encrypted,
        speech=not opened.is_encrypted or opened.allow.accessibility,
        ua=ua,
        sheets=tuple(sheets),
        elements=structure.filled(contents),
        text="".join(shown.text for shown in contents)[:_KEPT_TEXT],
    )


def _metadata(opened: OpenPdf) -> tuple[str, str]:
    """The claim of PDF/UA, and the title as readers show it: XMP's, else the information dictionary's."""
    metadata = opened.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False)
    ua, title = metadata.get("pdfuaid:part", ""), metadata.get("dc:title", "")
    return str(ua).strip(), str(title or opened.docinfo.get("/Title", "")).strip()


def _sheet(number: int, page: Page, shown: Content, structure: Structure) -> Sheet:
    left, bottom, right, top = (float(value) for value in page.mediabox)
    size = abs((right - left) * (top - bottom))
    return Sheet(
        number,
        letters=shown.letters,
        hidden=shown.hidden,
        unreadable=shown.unreadable,
        covered=round(min(1.0, shown.area / size), 3) if size else 0.0,
        images=shown.images,
        curves=shown.curves,
        loose_text=shown.loose_text,
        loose_images=shown.loose_images,
        tabs=str(page.obj.get("/Tabs", "")).lstrip("/"),
        annotations=_annotations(page, structure.objects),
    )


def _annotations(page: Page, tagged: frozenset[Owner]) -> tuple[Annotation, ...]:
    """Links and form fields that are not hidden."""
    items = page.obj.get("/Annots")
    found: list[Annotation] = []
    for item in items if isinstance(items, Array) else ():
        if not isinstance(item, Dictionary) or item.get("/Subtype") not in (Name.Link, Name.Widget):
            continue
        flags = int(item.get("/F", 0))
        if flags & 0b10:  # the flag "hidden"
            continue
        kind = str(item["/Subtype"]).lstrip("/")
        label = _label(item) if kind == "Widget" else str(item.get("/Contents", ""))
        found.append(Annotation(kind, label.strip(), item.objgen in tagged))
    return tuple(found)


def _label(field: Object) -> str:
    """The name of a form field for assistive technology: /TU, which the field's parents may hold."""
    current: Any = field
    for _ in range(8):
        if not isinstance(current, Dictionary):
            return ""
        label = current.get("/TU")
        if isinstance(label, String):
            return str(label)
        current = current.get("/Parent")
    return ""


def _bookmarks(outlines: Object | None) -> int:
    """How many bookmarks the first level has."""
    current: Any = outlines.get("/First") if isinstance(outlines, Dictionary) else None
    seen: set[Owner] = set()
    while isinstance(current, Dictionary) and current.objgen not in seen:
        seen.add(current.objgen)
        current = current.get("/Next")
    return len(seen)


_ADAPTER = TypeAdapter(PdfEvidence)
