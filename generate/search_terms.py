"""The words by which residents look for a page: data/search/terms.csv, data/search/synonyms.csv and front matter."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, Field

from generate.errors import DataError
from generate.records import Row, read_csv

TERMS = Path("data/search/terms.csv")
SYNONYMS = Path("data/search/synonyms.csv")


def _reading(value: str) -> str:
    if not re.fullmatch(r"[ぁ-ゖー]+", value):
        raise ValueError("ひらがなで書いてください（のばす音は「ー」）。")
    return value


Reading = Annotated[str, AfterValidator(_reading)]


class Term(Row):
    """One word of the 五十音さくいん and the page it leads to."""

    word: str = Field(alias="ことば", min_length=1)
    reading: Reading = Field(alias="よみ")
    page: str = Field(alias="ページ", min_length=1)


class Synonym(Row):
    """Words a resident uses for the same thing; the others are separated by 「、」."""

    word: str = Field(alias="ことば", min_length=1)
    others: str = Field(alias="同じ意味のことば", min_length=1)

    def group(self) -> list[str]:
        """Return all the words that mean the same."""
        return [self.word, *(other.strip() for other in self.others.split("、") if other.strip())]


def terms(root: Path, pages: Iterable[str]) -> list[Term]:
    """Return the rows of data/search/terms.csv (none without the file).

    `pages` are the paths below docs/ that exist. Raises DataError with file and line for a page that does not.
    """
    if not (root / TERMS).exists():
        return []
    known = set(pages)
    rows = read_csv(root / TERMS, Term, root)
    for row in rows:
        if row.page not in known:
            problem = f"「{row.page}」というページがありません。docs/ の中のファイルの場所を書いてください。"
            raise DataError(TERMS, problem, row.line)
    return rows


def synonyms(root: Path) -> list[list[str]]:
    """Return the groups of words that mean the same (none without the file)."""
    if not (root / SYNONYMS).exists():
        return []
    return [row.group() for row in read_csv(root / SYNONYMS, Synonym, root)]


def front_matter_words(meta: Mapping[str, Any], source: Path) -> list[str]:
    """Return `yomi` (a reading) and `aliases` (a list of other names) of a page's front matter.

    Raises DataError when they are written in another form.
    """
    words = []
    if meta.get("yomi") is not None:
        words.append(page_reading(meta, source))
    aliases = meta.get("aliases") or []
    if not isinstance(aliases, list) or not all(isinstance(alias, str) for alias in aliases):
        raise DataError(source, "「aliases」の下は、行の始めに「- 」をつけて、ことばを1つずつ並べてください。")
    return words + aliases


def page_reading(meta: Mapping[str, Any], source: Path) -> str:
    """Return the front matter's `yomi`, the reading of the page's title; DataError when it is not hiragana."""
    try:
        return _reading(str(meta["yomi"]))
    except ValueError as error:
        raise DataError(source, f"「yomi」の値「{meta['yomi']}」が正しくありません。{error}") from error
