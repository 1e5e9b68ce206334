"""Last touches on the HTML of a page that Markdown cannot express: scrolling tables, named notes, phrase breaks."""

import re
from html import escape, unescape
from pathlib import Path

from generate.errors import DataError
from generate.headings import break_headings
from generate.records import suggestion

# Names of Python-Markdown's and Material's kinds of note, as a reader sees them.
KINDS = {
    "note": "補足",
    "info": "お知らせ",
    "abstract": "要約",
    "tip": "ヒント",
    "hint": "ヒント",
    "success": "できました",
    "question": "質問",
    "important": "重要",
    "warning": "注意",
    "caution": "注意",
    "attention": "注意",
    "failure": "できません",
    "danger": "危険",
    "error": "危険",
    "example": "例",
    "quote": "引用",
}

# Kinds a reader must not miss: the word stands before a title of the writer's own, not only a colour and an icon.
_LOUD = {"important", "warning", "caution", "attention", "danger", "error"}

_TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
_CAPTION = re.compile(r"<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_NOTE = re.compile(
    r'(<div class="admonition (?P<box>[^" ]+)[^"]*">\s*<p class="admonition-title">|'
    r'<details class="(?P<fold>[^" ]+)[^"]*"[^>]*>\s*<summary>)'
    r"(?P<title>.*?)(?=</p>|</summary>)",
    re.DOTALL,
)
_FOOTNOTE = re.compile(r'(<a class="footnote-ref"[^>]*>)([^<]+)')
_FOOTNOTE_BACK = re.compile(r'(<a class="footnote-backref"[^>]*?) title="([^"]*)"')


def finish(html: str, source: Path) -> str:
    """Return the page's HTML as it is published; `source` is the Markdown file an error names.

    Raises DataError for a kind of note (`!!! kind`) that does not exist.
    """
    return break_headings(wrap_tables(name_footnotes(name_notes(html, source))))


def wrap_tables(html: str) -> str:
    """Return `html` with every table in a named region that the keyboard can scroll (SC 2.1.1, 4.1.2).

    The name is the caption's text, or 表 and a number; two regions of one page never share a name.
    """
    names: list[str] = []

    def wrap(match: re.Match[str]) -> str:
        name = _unused(_caption(match[0]) or f"表{len(names) + 1}", names)
        names.append(name)
        return f'<div class="table-scroll" role="region" tabindex="0" aria-label="{escape(name)}">{match[0]}</div>'

    return _TABLE.sub(wrap, html)


def name_notes(html: str, source: Path) -> str:
    """Return `html` with the title of every note in Japanese (SC 3.1.2) and its kind as a word (SC 1.3.3, 1.4.1)."""

    def rename(match: re.Match[str]) -> str:
        kind = match["box"] or match["fold"]
        if kind not in KINDS:
            problem = f"「{kind}」という囲みの種類はありません。{suggestion(kind, list(KINDS))}"
            raise DataError(source, problem)
        return match[1] + _note_title(kind, match["title"])

    return _NOTE.sub(rename, html)


def name_footnotes(html: str) -> str:
    """Return `html` with footnote links whose own words say where they lead (SC 2.4.4): 注1, 本文の注1へ戻る."""
    html = _FOOTNOTE.sub(r"\1注\2", html)
    return _FOOTNOTE_BACK.sub(r'\1 aria-label="\2"', html)


def _note_title(kind: str, title: str) -> str:
    word = KINDS[kind]
    if title == kind.capitalize():
        return word
    if kind in _LOUD and not title.startswith(word):
        return f"{word}：{title}"
    return title


def _caption(table: str) -> str:
    found = _CAPTION.search(table)
    return " ".join(unescape(_TAG.sub("", found[1])).split()) if found else ""


def _unused(name: str, names: list[str]) -> str:
    number = 1
    candidate = name
    while candidate in names:
        number += 1
        candidate = f"{name}（{number}）"
    return candidate
