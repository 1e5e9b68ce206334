"""Pages that stand where a page was before: data/redirects.csv says what moved to where."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, Field

from generate.errors import DataError
from generate.generated import Generated
from generate.page_heads import PageHead
from generate.plan import link
from generate.records import Row, read_csv, suggestion

REDIRECTS = Path("data/redirects.csv")


def _place(value: str) -> str:
    if not re.fullmatch(r"[a-z0-9-]+(/[a-z0-9-]+)*/", value):
        raise ValueError("「bosai/」のように、半角の英小文字、数字、-、/ で書き、終わりに / を付けてください。")
    return value


class Redirect(Row):
    """One address that readers may still have, and the page that holds its content now."""

    old: Annotated[str, AfterValidator(_place)] = Field(alias="もとの場所")
    new: str = Field(alias="今のページ", min_length=1)


def redirects(root: Path, heads: Mapping[str, PageHead]) -> list[Generated]:
    """Return a page for each old address; none without the file.

    It leads on by a link only: a page that leaves by itself can't be audited, and frightens who did not ask for it.
    DataError names file and line: an old address that is a page now or stands twice, a new page that does not exist.
    """
    if not (root / REDIRECTS).is_file():
        return []
    made: dict[str, Generated] = {}
    for row in read_csv(root / REDIRECTS, Redirect, root, may_be_empty=True):
        uri = f"{row.old}index.md"
        if uri in heads or f"{row.old.rstrip('/')}.md" in heads:
            raise DataError(REDIRECTS, f"「{row.old}」には、今もページがあります。", row.line)
        if uri in made:
            raise DataError(REDIRECTS, f"「{row.old}」が2回書かれています。", row.line)
        if row.new not in heads:
            hint = suggestion(row.new, list(heads), listing="docs/ の中のファイルの場所を書いてください。")
            raise DataError(REDIRECTS, f"「{row.new}」というページがありません。{hint}", row.line)
        made[uri] = Generated(uri, _page(row, uri, str(heads[row.new].title)), REDIRECTS.as_posix())
    return list(made.values())


def _page(row: Redirect, uri: str, title: str) -> str:
    heading = f"ページの場所が変わりました（{row.old}）"
    lines = [
        "---",
        f'title: "{heading}"',
        "description: このページの場所が変わりました。新しい場所への案内です。",
        "search: false",
        "---",
        "",
        f"# {heading}",
        "",
        "ここにあったページは、次の場所に変わりました。ブックマーク（お気に入り）も、直してください。",
        "",
        f"- {link(title, row.new, uri)}",
    ]
    return "\n".join(lines) + "\n"
