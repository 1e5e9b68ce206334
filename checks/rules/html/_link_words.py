"""Knows the words that say nothing about where a link leads, in Japanese and in English, and names of file types."""

import re
import unicodedata
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

FILE_TYPES: Final = {
    "pdf": ("PDF",),
    "doc": ("Word", "ワード"),
    "docx": ("Word", "ワード", "DOCX"),
    "xls": ("Excel", "エクセル"),
    "xlsx": ("Excel", "エクセル", "XLSX"),
    "ppt": ("PowerPoint", "パワーポイント"),
    "pptx": ("PowerPoint", "パワーポイント", "PPTX"),
    "odt": ("ODT", "OpenDocument"),
    "ods": ("ODS", "OpenDocument"),
    "rtf": ("RTF", "リッチテキスト"),
    "jtd": ("一太郎",),
    "txt": ("テキスト", "TXT", "plain text"),
    "csv": ("CSV",),
    "tsv": ("TSV",),
    "json": ("JSON",),
    "geojson": ("GeoJSON",),
    "xml": ("XML",),
    "epub": ("EPUB",),
    "zip": ("ZIP", "圧縮"),
    "lzh": ("LZH", "圧縮"),
    "7z": ("7z", "圧縮"),
}
"""Extensions of documents that leave the page, with the words by which a reader knows the type."""

_SIZE = re.compile(r"[0-9][0-9.,]*\s*(?:(?:[kmg]i?b|bytes?)(?![a-z])|(?:キロ|メガ|ギガ)?バイト)")
_WINDOW = re.compile(
    r"(?:新しい|新規|別)?の?(?:ウィンドウ|ウインドウ|タブ|画面)(?:で|が|に)?(?:開きます|開く|表示)?|外部(?:サイト|リンク)"
    r"(?:へ)?|opens? in (?:a )?new (?:window|tab)|external(?: link)?"
)
_JAPANESE = re.compile(
    r"(?:もっと)?(?:(?:詳し|くわし)く(?:は)?|詳細(?:情報)?(?:は)?|続き(?:は)?|内容は)?"
    r"(?:(?:こちら|コチラ|ここ|これ|この|以下|下記)(?:の)?(?:ページ|リンク|サイト|資料|ファイル|文書|記事|画面)?|リンク|ページ|一覧)?"
    r"(?:を|へ|から|に|で|は)?"
    r"(?:クリック|タップ|押す|見る|みる|読む|開く|ご覧|参照|確認|進む|移動|ダウンロード)?(?:する|して)?(?:ください|下さい)?"
)
_ENGLISH = re.compile(
    r"(?:please )?(?:click|tap|press|go|see|look)?(?: ?(?:here|this)(?: (?:page|link|site|one))?)?"
    r"|(?:read|learn|see|view|show|know|get|find out|discover)? ?(?:the )?(?:more|details?|full (?:story|article))"
    r"(?: (?:info|information|details?|here|about (?:this|it)))?"
    r"|(?:more |further )?(?:info|information)|(?:web ?)?page|link|continue(?: reading)?|download|view"
    r"|read(?: on| it| this)?|this (?:page|link|site)|learn|details? here"
)
_FILLER = re.compile(
    r"詳しく|くわしく|詳細|続き|内容|について|こちら|ここ|ご覧|ください|下さい|クリック|ダウンロード|リンク|ページ|もっと"
    r"|見て|見る|読む|から|して|する|[はをがのにへでもと]"
    r"|\b(?:for|more|information|info|please|see|click|read|learn|find|out|view|download|the|a|an|on|to|go|or|and|you|can"
    r"|visit|follow|links?|page|this|that|here|details?|at|our|my|your|us|it|is|of|in|by|with|about|me|i|we|they|them"
    r"|know|want|need|would|like|if|also|just|some|any)\b"
)


def bare(text: str) -> str:
    """The words of a text in one form: compatible characters unified, case, signs and spaces folded."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    words = "".join(c if c.isalnum() or c in ".,ー々" else " " for c in folded)
    return " ".join(word.strip(".,") for word in words.split() if word.strip(".,"))


def is_vague(name: str) -> bool:
    """Whether a name consists only of words like 「こちら」 or "read more", facts about the file left aside."""
    words = _without_file_facts(name)
    return bool(words) and bool(_JAPANESE.fullmatch(words.replace(" ", "")) or _ENGLISH.fullmatch(words))


def is_file_type(name: str, href: str) -> bool:
    """Whether a name tells only the type of the file that the link leads to, such as "PDF" for a .pdf."""
    kind = extension(href)
    if kind in ("htm", "html"):
        return bare(name) == "html"
    return not _without_file_facts(name) and names_type(name, kind)


def says_something(context: str) -> bool:
    """Whether a text holds at least two letters besides filler such as 「詳しくは」 and "for more information"."""
    rest = _FILLER.sub(" ", _without_file_facts(context))
    return sum(c.isalnum() for c in rest) >= 2


def names_type(text: str, kind: str) -> bool:
    """Whether a text names a file type, given by its extension."""
    words = (re.escape(bare(word)) for word in (*FILE_TYPES.get(kind, ()), kind) if word)
    folded = bare(text)
    return any(re.search(f"(?<![a-z0-9]){word}(?![a-z0-9])", folded) for word in words)


def names_size(text: str) -> bool:
    """Whether a text tells the size of a file."""
    return bool(_SIZE.search(unicodedata.normalize("NFKC", text).casefold()))


def extension(href: str) -> str:
    """Extension of the file an address names, in lower case, without the dot; "" for none."""
    return PurePosixPath(unquote(urlsplit(href.strip()).path)).suffix.lstrip(".").casefold()


def _without_file_facts(text: str) -> str:
    return " ".join(_FILE_FACTS.sub(" ", _WINDOW.sub(" ", _SIZE.sub(" ", bare(text)))).split())


_FILE_FACTS = re.compile(
    "(?<![a-z0-9])(?:"
    + "|".join(sorted({re.escape(bare(w)) for words in FILE_TYPES.values() for w in words}, key=len, reverse=True))
    + ")(?:形式|版|ファイル)?(?![a-z0-9])"
)
