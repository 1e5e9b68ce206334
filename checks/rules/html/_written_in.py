"""Tells which language a text is written in: other scripts by their letters, Latin letters by everyday words."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from checks.rules.html._language_words import FAMILIES, MARKS, WORDS

LATIN: Final = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
"""Contents of a character class: the letters of European languages."""

_KANA: Final = "\u3041-\u3096\u30a1-\u30fa"
_HAN: Final = "\u3005\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"

_CYRILLIC: Final = (
    "ru",
    "uk",
    "bg",
    "sr",
    "mk",
    "be",
    "kk",
    "ky",
    "mn",
    "tg",
    "tt",
    "ba",
    "ce",
    "cv",
    "os",
    "ab",
    "bs",
)

SCRIPTS: Final = {
    "Hang": ("\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3", ("ko",)),
    "Cyrl": ("\u0400-\u052f", _CYRILLIC),
    "Grek": ("\u0370-\u03ff\u1f00-\u1fff", ("el", "grc")),
    "Arab": ("\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff", ("ar", "fa", "ur", "ps", "sd", "ug", "ku", "ks", "az", "dv")),
    "Hebr": ("\u05d0-\u05ea", ("he", "yi")),
    "Deva": ("\u0900-\u097f", ("ne", "hi", "mr", "sa", "sd", "bh", "ks")),
    "Beng": ("\u0980-\u09ff", ("bn", "as")),
    "Taml": ("\u0b80-\u0bff", ("ta",)),
    "Sinh": ("\u0d80-\u0dff", ("si",)),
    "Thai": ("\u0e01-\u0e4e", ("th",)),
    "Laoo": ("\u0e81-\u0ecd", ("lo",)),
    "Mymr": ("\u1000-\u109f", ("my",)),
    "Khmr": ("\u1780-\u17d3", ("km",)),
    "Geor": ("\u10d0-\u10ff", ("ka",)),
    "Armn": ("\u0531-\u0556\u0561-\u0587", ("hy",)),
}
"""Scripts besides Latin, kana and Han: the letters of each, and the languages written in it, the likeliest first."""

_NAMES: Final = """
ja日本語 zh中国語 ko韓国語 en英語 frフランス語 deドイツ語 esスペイン語 itイタリア語 ptポルトガル語 nlオランダ語
daデンマーク語 noノルウェー語 svスウェーデン語 fiフィンランド語 plポーランド語 csチェコ語 huハンガリー語 roルーマニア語
trトルコ語 idインドネシア語 tlフィリピン語（タガログ語） viベトナム語 ruロシア語など elギリシャ語 arアラビア語など
heヘブライ語 neネパール語など bnベンガル語 taタミル語 siシンハラ語 thタイ語 loラオス語 myミャンマー語 kmカンボジア語
kaジョージア語 hyアルメニア語
"""
NAMES: Final = {entry[:2]: entry[2:] for entry in _NAMES.split()}
"""What to call a language in a message."""

_SAME: Final = {"nb": "no", "nn": "no", "ms": "id", "in": "id", "fil": "tl", "iw": "he", "ji": "yi", "yue": "zh"}
_HAN_WRITTEN: Final = ("ja", "zh", "ko", "vi", "za")
_LATIN_TOO: Final = ("sr", "bs", "kk", "uz", "az", "tk", "ku", "mn", "sd", "ug", "tg", "tt", "ky")
"""Languages of other scripts that are often written with Latin letters."""

_CHINESE_WORDS = re.compile("[你您妳們这這嗎吗麼么呢吧啦很沒没哪誰谁]")

_WORD = re.compile(f"[{LATIN}]+(?:['’][{LATIN}]+)*")
_CODE = re.compile(r"https?://\S+|\S*[_@={}<>\\|^]\S*|\w+(?:::\w+)+|\w+(?:\.\w+){1,}\(?|\S+/\S+/\S*")
"""Addresses, paths and names of programs, whose parts are no words of a text."""
_LETTER = re.compile(
    f"(?P<Latn>[{LATIN}])|(?P<Kana>[{_KANA}])|(?P<Hani>[{_HAN}])"
    + "".join(f"|(?P<{name}>[{letters}])" for name, (letters, _) in SCRIPTS.items())
)
_MARKS = {code: re.compile(mark) for code, mark in MARKS.items()}
_WORDS = {code: frozenset(words.split()) for code, words in WORDS.items()}
_SCRIPT_IN_TAG = re.compile(r"-[a-z]{4}(?:-|$)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Found:
    """A language a text is written in. code: ISO 639; sure: whether no other reading is thinkable."""

    code: str
    sure: bool

    @property
    def name(self) -> str:
        """What to call the language, in Japanese."""
        return NAMES.get(self.code, self.code)


def primary(tag: str) -> str:
    """The language of a language tag, as the tables here know it: "en" of "EN-gb"."""
    code = re.split(r"[-_]", tag.strip().casefold())[0]
    return _SAME.get(code, code)


def other_language(text: str, tag: str) -> Found | None:
    """The language a text is written in, when that is not the one a language tag says; None when it can be the same.

    Names, numbers and single words tell nothing, so that None is the answer for most short texts in Latin letters.
    """
    claimed, counts = primary(tag), scripts(text)
    if not counts or _SCRIPT_IN_TAG.search(tag):
        return None
    script = max(counts, key=lambda name: counts[name])
    if script == "Latn":
        return _other_latin(text, claimed)
    if script in SCRIPTS:
        languages = SCRIPTS[script][1]
        return None if claimed in languages else Found(languages[0], counts[script] >= 4)
    return _other_east_asian(text, claimed, counts)


def scripts(text: str) -> Mapping[str, float]:
    """How much of a text each script carries; a Latin letter says less than a syllable of another script."""
    letters = Counter(match.lastgroup or "" for match in _LETTER.finditer(text))
    return {script: count / 3 if script == "Latn" else float(count) for script, count in letters.items()}


def is_chinese(text: str) -> bool:
    """Whether a text holds characters or words that Chinese writes and Japanese does not."""
    return bool(_CHINESE_WORDS.search(text)) or any(_only_chinese(letter) for letter in text)


def words_of(text: str) -> list[str]:
    """Words in Latin letters, in lower case; addresses and code left out."""
    return [match[0].casefold().replace("’", "'") for match in _WORD.finditer(_CODE.sub(" ", text))]


def writes_latin(tag: str) -> bool:
    """Whether a language tag says a language written with Latin letters."""
    return primary(tag) not in _not_latin()


def likeliest(words: list[str]) -> str:
    """The language with the most everyday words among the words of a text."""
    return max(WORDS, key=lambda code: hits(words, code))


def hits(words: list[str], code: str, without: str = "") -> float:
    """How many of the words are everyday words of a language, and not of the language `without`."""
    counted = Counter(words)
    return sum(min(n, 3) * _weight(word) for word, n in counted.items() if _is_of(word, code, without))


def _other_latin(text: str, claimed: str) -> Found | None:
    words = words_of(text)
    if claimed in _LATIN_TOO or not words:
        return None
    code = max(WORDS, key=lambda language: (hits(words, language, claimed), hits(words, language)))
    mine, theirs = hits(words, code, claimed), hits(words, claimed, code)
    # Names in Latin letters are at home in every language of another script.
    least = 2 if claimed in _not_latin() else 1
    if code == claimed or mine < least or mine <= 3 * theirs or hits(words, code) < 0.2 * min(len(words), 60):
        return None
    near = claimed not in WORDS and claimed not in _not_latin()
    near = near or any({code, claimed} <= family for family in FAMILIES)
    different = {word for word in words if _is_of(word, code, claimed)}
    return Found(code, mine >= (5 if near else 2) and len(different) > 1)


def _other_east_asian(text: str, claimed: str, counts: Mapping[str, float]) -> Found | None:
    kana, han = counts.get("Kana", 0), counts.get("Hani", 0)
    if kana >= 2 and kana * 10 >= han:
        return None if claimed in ("ja", "ain", "ryu") else Found("ja", kana >= 3)
    if kana or han < 2 or claimed in _HAN_WRITTEN[1:]:
        return None
    chinese = is_chinese(text)
    if claimed == "ja":
        return Found("zh", sum(map(_only_chinese, text)) >= 2) if chinese and han >= 4 else None
    return Found("zh" if chinese else "ja", han >= 4)


def _only_chinese(letter: str) -> bool:
    """Whether China's basic set of characters (GB 2312) has a letter that Japan's (JIS X 0208) lacks."""
    return "\u4e00" <= letter <= "\u9fff" and _encodes(letter, "gb2312") and not _encodes(letter, "shift_jis")


@cache
def _encodes(letter: str, charset: str) -> bool:
    try:
        letter.encode(charset)
    except UnicodeEncodeError:
        return False
    return True


def _weight(word: str) -> float:
    return 1.0 if len(word) > 1 else 0.3


def _is_of(word: str, code: str, without: str) -> bool:
    return _knows(word, code) and not (without and _knows(word, without))


@cache
def _knows(word: str, code: str) -> bool:
    if code not in WORDS:
        return False
    parts = word.split("'")
    return (
        word in _WORDS[code]
        or _MARKS[code].fullmatch(word) is not None
        or (len(parts) > 1 and any(len(part) > 1 and part in _WORDS[code] for part in parts))
    )


@cache
def _not_latin() -> frozenset[str]:
    """Languages that are not written with Latin letters."""
    others = {code for _, languages in SCRIPTS.values() for code in languages}
    return frozenset(others | {"ja", "zh"}) - frozenset(_LATIN_TOO)
