"""Plants the faults of rules about files: Markdown sources, tables of open data, PDF documents, and pictures."""

import csv
import io
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

from benchmarks.mutation.faults import Fault, faults_of
from benchmarks.mutation.limits import left_out
from benchmarks.mutation.mutant import Mutant, fate, mutant, told
from checks.pdf_evidence import read_pdf
from checks.pictures import read_picture
from checks.rule import On, Rule, judge
from checks.subject import TextFile
from checks.table import Town
from checks.tables import OPEN_DATA, table
from tests.pdf_making import make_pdf
from tests.picture_making import make_picture

FORMS: Final[Mapping[str, str]] = {
    "paragraph": "原稿の終わりの段落",
    "item": "原稿の箇条書きの中",
    "quotation": "原稿の引用の中",
    "admonition": "原稿の囲みの中",
    "as_is": "例のまま",
    "columns": "列を逆の順に",
    "rows": "行を逆の順に",
    "lines": "Windows の改行で",
    "quoted": "すべての値を引用符で囲んで",
    "appended": "町の表の終わりに",
    "group": "文書の中の節の中",
    "long": "長い文書の終わり",
    "webp": "WebP の画像に",
}
_TOWN: Final = Town("064262", (38.74, 38.86, 139.79, 139.92))


def look(rules: Sequence[Rule], docs: Path, data: Path) -> Iterator[Mutant]:
    """Plants every fault of the rules about files. docs: Markdown sources; data: the town's tables."""
    sources = sorted(docs.rglob("*.md"))
    for rule in rules:
        for fault in faults_of(rule) if rule.meta.on in (On.TEXT, On.DATA, On.PDF, On.PICTURE) else ():
            yield from (item for item in _planted(rule, fault, sources, data) if not left_out(fault, item.form))


def _planted(rule: Rule, fault: Fault, sources: Sequence[Path], data: Path) -> Iterator[Mutant]:
    if rule.meta.on is On.TEXT:
        return _in_markdown(rule, fault, sources[fault.number % len(sources)])
    if rule.meta.on is On.PICTURE:
        return _in_picture(rule, fault)
    return _in_table(rule, fault, data) if rule.meta.on is On.DATA else _in_pdf(rule, fault)


# --- Markdown ---


def _in_markdown(rule: Rule, fault: Fault, source: Path) -> Iterator[Mutant]:
    text = source.read_text(encoding="utf-8")
    clean = told(judge(rule, TextFile("docs/page.md", text)))
    for form, planted in _markdown_forms(text, fault.example.code):
        found = told(judge(rule, TextFile("docs/page.md", planted)))
        yield mutant(fault, form, source.name, fate(fault, found, clean))


def _markdown_forms(text: str, code: str) -> Iterator[tuple[str, str]]:
    if code.startswith("---\n"):  # the fault stands in the front matter, or may
        front, _, body = text.removeprefix("---\n").partition("\n---\n")
        yield "paragraph", f"{code.rstrip()}\n\n{body if text.startswith('---') else front}"
        return
    yield "paragraph", f"{text}\n\n{code}"
    yield "item", f"{text}\n\n- はじめの項目です。\n- {_indented(code, '  ').lstrip()}"
    yield "quotation", f"{text}\n\n{_indented(code, '> ')}"
    yield "admonition", f'{text}\n\n!!! note "お知らせ"\n\n{_indented(code, "    ")}'


def _indented(code: str, by: str) -> str:
    return "\n".join(by + line if line.strip() else line for line in code.splitlines()) + "\n"


# --- tables ---


def _in_table(rule: Rule, fault: Fault, data: Path) -> Iterator[Mutant]:
    example = fault.example
    path = example.page if example.page.startswith("/") else f"{OPEN_DATA}/{example.page}"
    own = example.code.encode(example.encoding)
    for form, content in (("as_is", own), *_table_forms(own)):
        found = told(judge(rule, table(path, content, frozenset(), _TOWN)))
        yield mutant(fault, form, example.page, fate(fault, found, {}))
    kept = data / example.page
    if kept.is_file() and example.encoding == "utf-8-sig":
        content, clean = _appended(kept.read_bytes(), own), kept.read_bytes()
        before, after = (told(judge(rule, table(path, part, frozenset(), _TOWN))) for part in (clean, content))
        yield mutant(fault, "appended", example.page, fate(fault, after, before))


def _table_forms(content: bytes) -> Iterator[tuple[str, bytes]]:
    """Other ways to write the same table; none where the example is about the way it is written."""
    if not content.startswith(b"\xef\xbb\xbf"):
        return
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))
    widths = {len(row) for row in rows}
    if len(widths) != 1 or 0 in widths:
        return
    yield "lines", content.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")
    yield "quoted", _csv(rows, csv.QUOTE_ALL)
    yield "rows", _csv([rows[0], *reversed(rows[1:])])
    if widths != {1}:
        yield "columns", _csv([list(reversed(row)) for row in rows])


def _csv(rows: Sequence[Sequence[str]], quoting: Any = csv.QUOTE_MINIMAL) -> bytes:
    text = io.StringIO()
    csv.writer(text, quoting=quoting, lineterminator="\n").writerows(rows)
    return text.getvalue().encode("utf-8-sig")


def _appended(kept: bytes, own: bytes) -> bytes:
    """The town's table with the example's rows below, each value in the column of its name."""
    head, *rows = csv.reader(io.StringIO(kept.decode("utf-8-sig")))
    names, *added = csv.reader(io.StringIO(own.decode("utf-8-sig")))
    placed = [[dict(zip(names, row, strict=False)).get(name, "") for name in head] for row in added]
    return _csv([head, *rows, *placed])


# --- PDF ---


def _in_pdf(rule: Rule, fault: Fault) -> Iterator[Mutant]:
    described: dict[str, Any] = yaml.safe_load(fault.example.code) or {}
    forms: list[tuple[str, dict[str, Any]]] = [("as_is", described)]
    if isinstance(tags := described.get("tags"), list):
        lead = [{"H1": "避難所の案内"}, {"P": "開いている避難所をお知らせします。"}]
        forms += [("group", {**described, "tags": [{"Sect": tags}]}), ("long", {**described, "tags": [*lead, *tags]})]
    for form, description in forms:
        with tempfile.TemporaryDirectory(prefix="mutation-") as folder:
            file = Path(folder, "document.pdf")
            file.write_bytes(make_pdf(description))
            found = told(judge(rule, read_pdf("docs/example.pdf", file)))
        yield mutant(fault, form, "PDF", fate(fault, found, {}))


# --- pictures ---


def _in_picture(rule: Rule, fault: Fault) -> Iterator[Mutant]:
    described: dict[str, Any] = yaml.safe_load(fault.example.code)
    forms = [("as_is", described)]
    if "format" not in described and not {"broken", "iptc"} & set(described):  # a JPEG; the others keep it otherwise
        forms.append(("webp", {**described, "format": "WEBP"}))
    for form, description in forms:
        path = f"docs/example.{str(description.get('format', 'JPEG')).lower()}"
        found = told(judge(rule, read_picture(path, make_picture(description))))
        yield mutant(fault, form, "画像", fate(fault, found, {}))
