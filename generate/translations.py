"""Which page is a translation of which, and which parts of an original changed after it was translated."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from generate.errors import DataError
from generate.languages import JAPANESE, Language, language_of
from generate.parts import markers
from generate.records import suggestion

OF, HASH = "translation_of", "original_hash"
BEGINNING = "はじめ"
RENEW = "./run translated"

_HEADING = re.compile(r"^#{1,6}\s+(?P<title>.+?)\s*(?:\{[^}]*\})?\s*$")
_FENCE = re.compile(r"^(```|~~~)")
_FACTS = "事実: "
_RUBY = re.compile(r"(?P<word>[一-龯々〆ヶ]+)《(?P<reading>[ぁ-ゖー]+)》")


@dataclass(frozen=True, slots=True)
class Version:
    """A page in one language; uri: path below docs/."""

    uri: str
    name: str
    lang: str
    hreflang: str


@dataclass(frozen=True, slots=True)
class Translation:
    """A translated page. changed: headings of the original whose text is another one than the translated one;

    record: what the changed lines of its front matter say once the page fits again, for who cannot run a command.
    """

    uri: str
    of: str
    language: Language
    changed: Sequence[str]
    record: str

    @property
    def source(self) -> Path:
        """The file that a person edits."""
        return Path("docs", self.uri)


def fingerprints(markdown: str, facts: Mapping[str, str]) -> dict[str, str]:
    """Return a short hash of each part of a page, by heading.

    markdown: without front matter. facts: plain text of each group of facts; a part that shows a group changes with
    it. What else data brings in is made in every language, so nobody has to translate it.
    """
    named = {
        line: facts.get(name.removeprefix(_FACTS), "") for line, name in markers(markdown) if name.startswith(_FACTS)
    }
    parts: dict[str, list[str]] = {}
    current, fenced = parts.setdefault(BEGINNING, []), False
    for number, line in enumerate(markdown.split("\n")):
        fenced = fenced != bool(_FENCE.match(line))
        heading = None if fenced else _HEADING.match(line)
        if heading is not None:
            current = parts.setdefault(_unused(heading["title"], parts), [])
        current.append(named.get(number, line))
    return {title: _digest("\n".join(lines)) for title, lines in parts.items() if title != BEGINNING or any(lines)}


def translation(
    meta: Mapping[str, Any], uri: str, originals: Mapping[str, Mapping[str, str]], known: Sequence[Language]
) -> Translation | None:
    """Return what a page's front matter says of its original; None for a page that is no translation.

    originals: the fingerprints of every written page, by its path below docs/. Raises DataError with the file for a
    page in a language's folder that names no original, for an original that is none and for missing hashes.
    """
    source, language = Path("docs", uri), language_of(uri, known)
    of = meta.get(OF)
    if language is None:
        if of is not None:
            raise DataError(
                source, f"「{OF}」は、docs/{'、docs/'.join(one.folder for one in known)} の中でだけ使えます。"
            )
        return None
    if of is None:
        raise DataError(source, f"もとの日本語のページを「{OF}: kinkyu.md」のように書いてください。")
    if of not in originals:
        raise DataError(source, f"「{OF}」の「{of}」というページがありません。{suggestion(str(of), list(originals))}")
    kept = meta.get(HASH)
    if not isinstance(kept, Mapping):
        raise DataError(source, f"「{HASH}」がありません。「{RENEW} {source.as_posix()}」で書き足してください。")
    now = originals[of]
    changed = changes({str(k): str(v) for k, v in kept.items()}, now)
    return Translation(uri, of, language, changed, "、".join(_line(title, now) for title in changed))


def changes(kept: Mapping[str, str], now: Mapping[str, str]) -> list[str]:
    """Return the headings that are new, changed or gone, in the order of the page."""
    return [title for title in [*now, *(gone for gone in kept if gone not in now)] if kept.get(title) != now.get(title)]


def versions(translations: Sequence[Translation]) -> dict[str, list[Version]]:
    """Return for each page that has versions all of them, itself too, the Japanese one first."""
    groups: dict[str, list[Version]] = {}
    for one in translations:
        group = groups.setdefault(one.of, [Version(one.of, "日本語", JAPANESE, JAPANESE)])
        group.append(Version(one.uri, one.language.name, one.language.lang, one.language.hreflang))
    return {version.uri: group for group in groups.values() for version in group}


def renewed(text: str, now: Mapping[str, str]) -> str:
    """Return a whole translated file whose front matter keeps the hashes `now`; there must be a front matter."""
    head, rest = text.removeprefix("---\n").split("\n---\n", 1)
    without = re.sub(rf"^{HASH}:.*\n?(?:[ \t]+.*\n?)*", "", head + "\n", flags=re.MULTILINE).rstrip("\n")
    lines = [f"  {_quoted(title)}: {_quoted(digest)}" for title, digest in now.items()]
    return "\n".join(["---", without, f"{HASH}:", *lines, "---", rest])


def hash_line(text: str) -> int:
    """Return the number of the line of a translated file where its hashes begin; 1 where there are none."""
    lines = text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if line.startswith(f"{HASH}:")), 1)


def ruby(markdown: str) -> str:
    """Return Markdown in which 避難《ひなん》 is a word with its reading above it."""
    return _RUBY.sub(r"<ruby>\g<word><rp>（</rp><rt>\g<reading></rt><rp>）</rp></ruby>", markdown)


def _unused(title: str, parts: Mapping[str, object]) -> str:
    number = 1
    while (name := title if number == 1 else f"{title}（{number}）") in parts:
        number += 1
    return name


def _line(title: str, now: Mapping[str, str]) -> str:
    quoted = _quoted(title)
    return f"{quoted}: {_quoted(now[title])}" if title in now else f"{quoted} の行は消す"


def _digest(text: str) -> str:
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:12]


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
