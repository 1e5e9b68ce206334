"""Tells which letters the codes of a PDF font stand for, as far as the font itself says so."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pikepdf import Array, Dictionary, Name, Object, Stream

# Predefined CMaps (ISO 32000-1, table 118) whose codes are a well-known encoding.
_CODECS = (("UniJIS", "utf-16-be"), ("UniGB", "utf-16-be"), ("UniCNS", "utf-16-be"), ("UniKS", "utf-16-be"))
_JAPANESE = {"90ms-RKSJ": "cp932", "90pv-RKSJ": "cp932", "90msp-RKSJ": "cp932", "83pv-RKSJ": "cp932", "EUC": "euc_jp"}
_COLLECTIONS = ("Japan1", "GB1", "CNS1", "Korea1", "KR")
_SIMPLE = {"/WinAnsiEncoding": "cp1252", "/MacRomanEncoding": "mac_roman"}

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|(\[)|(\])")
_SPACE = re.compile(rb"begincodespacerange\s*<([0-9A-Fa-f]+)>")
_MANY = 70_000


@dataclass(frozen=True, slots=True)
class Shown:
    """What a string shows. text: its letters where they can be told; count: glyphs; readable: letters are told."""

    text: str
    count: int
    readable: bool


Decoder = Callable[[bytes], Shown]


def decoder(font: Object) -> Decoder:
    """Reads strings set in a font. A font that is missing or damaged is taken to be unreadable."""
    if not isinstance(font, Dictionary):
        return lambda data: Shown("", len(data), False)
    wide = font.get("/Subtype") == Name.Type0
    unicode = font.get("/ToUnicode")
    if isinstance(unicode, Stream):
        return _mapped(unicode.read_bytes(), 2 if wide else 1)
    if isinstance(unicode, Name):
        return _codec("utf-16-be", 2)
    return _wide(font) if wide else _simple(font)


def _mapped(cmap: bytes, width: int) -> Decoder:
    space = _SPACE.search(cmap)
    width = max(1, len(space[1]) // 2) if space else width
    table = _table(cmap)

    def read(data: bytes) -> Shown:
        codes = [int.from_bytes(data[i : i + width], "big") for i in range(0, len(data), width)]
        known = [table[code] for code in codes if code in table]
        return Shown("".join(known), len(codes), len(known) * 2 >= len(codes))

    return read


def _table(cmap: bytes) -> Mapping[int, str]:
    """Letters by code, from the bfchar and bfrange sections of a ToUnicode CMap (ISO 32000-1, 9.10.3)."""
    table: dict[int, str] = {}
    for kind, body in _SECTION.findall(cmap):
        tokens = [_token(match) for match in _TOKEN.finditer(body)]
        if kind == b"bfchar":
            plain = [token for token in tokens if isinstance(token, bytes)]
            table.update((int.from_bytes(code, "big"), _letters(text)) for code, text in _pairs(plain))
        else:
            _fill_ranges(tokens, table)
    return {code: text for code, text in table.items() if text and text not in ("\ufffd", "\0")}


def _token(match: re.Match[bytes]) -> bytes | str:
    if match[1] is None:
        return match[0].decode()
    digits = b"".join(match[1].split())
    return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())


def _pairs(items: list[bytes]) -> list[tuple[bytes, bytes]]:
    return list(zip(items[::2], items[1::2], strict=False))


def _fill_ranges(tokens: list[bytes | str], table: dict[int, str]) -> None:
    queue = list(reversed(tokens))
    while len(queue) >= 3 and len(table) < _MANY:
        first, last, target = queue.pop(), queue.pop(), queue.pop()
        if not isinstance(first, bytes) or not isinstance(last, bytes):
            return
        start, end = int.from_bytes(first, "big"), int.from_bytes(last, "big")
        if isinstance(target, bytes):
            base = int.from_bytes(target, "big")
            for code in range(start, min(end, start + _MANY) + 1):
                table[code] = _letters((base + code - start).to_bytes(max(2, len(target)), "big", signed=False))
            continue
        code = start
        while queue and isinstance(text := queue.pop(), bytes):
            table[code] = _letters(text)
            code += 1


def _letters(data: bytes) -> str:
    return data.decode("utf-16-be", errors="ignore") if len(data) > 1 else data.decode("latin-1")


def _codec(name: str, width: int) -> Decoder:
    return lambda data: Shown(data.decode(name, errors="ignore"), -(-len(data) // width), True)


def _wide(font: Dictionary) -> Decoder:
    """A composite font without a map: its CMap or its collection of characters may still tell the letters."""
    encoding = str(font.get("/Encoding", "")).lstrip("/") if isinstance(font.get("/Encoding"), Name) else ""
    for start, codec in (*_CODECS, *_JAPANESE.items()):
        if encoding.startswith(start):
            return _codec(codec, 2)
    descendants = font.get("/DescendantFonts")
    below = descendants[0] if isinstance(descendants, Array) and len(descendants) else None
    info = below.get("/CIDSystemInfo") if isinstance(below, Dictionary) else None
    ordering = str(info.get("/Ordering", "")) if isinstance(info, Dictionary) else ""
    return lambda data: Shown("", -(-len(data) // 2), ordering in _COLLECTIONS)


def _simple(font: Dictionary) -> Decoder:
    encoding = font.get("/Encoding")
    base = encoding.get("/BaseEncoding") if isinstance(encoding, Dictionary) else encoding
    if isinstance(encoding, Dictionary) and "/Differences" in encoding:
        # Names of glyphs may say the letter; only fonts drawn for one document have names that never do.
        readable = font.get("/Subtype") != Name.Type3
        return lambda data: Shown("", len(data), readable)
    return _codec(_SIMPLE.get(str(base), "latin-1"), 1)
