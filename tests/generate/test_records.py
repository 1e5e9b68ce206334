"""Tables and YAML as people leave them: each slip is told with file and line, none passes unseen."""

from pathlib import Path

import pytest
from pydantic import Field

from generate.errors import DataError
from generate.records import Row, read_csv


class Bin(Row):
    name: str = Field(alias="名前")
    day: str | None = Field(None, alias="曜日")


def _write(root: Path, content: str | bytes) -> Path:
    path = root / "gomi.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return path


def test_rows_keep_their_lines_and_an_empty_cell_is_no_value(tmp_path: Path) -> None:
    path = _write(tmp_path, "名前,曜日\n燃えるごみ, 月 \n\n資源,\n")
    assert read_csv(path, Bin, tmp_path) == [
        Bin.model_validate({"line": 2, "名前": "燃えるごみ", "曜日": "月"}),
        Bin.model_validate({"line": 4, "名前": "資源"}),
    ]


def test_a_table_is_read_once_for_all_pages_and_anew_when_it_changed(tmp_path: Path) -> None:
    path = _write(tmp_path, "名前,曜日\n資源,火\n")
    [row] = read_csv(path, Bin, tmp_path)
    assert read_csv(path, Bin, tmp_path)[0] is row
    read_csv(path, Bin, tmp_path).clear()
    assert read_csv(path, Bin, tmp_path) == [row]
    _write(tmp_path, "名前,曜日\n資源,水\n")
    assert read_csv(path, Bin, tmp_path)[0].day == "水"


def test_a_file_saved_by_excel_with_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    path = _write(tmp_path, "\ufeff名前,曜日\r\n資源,火\r\n")
    assert [row.name for row in read_csv(path, Bin, tmp_path)] == ["資源"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("名前,曜日\n資源,火\n".encode("cp932"), "文字コードがUTF-8ではありません。"),
        ("", "gomi.csv の 1行目: 「名前」の列がありません。"),
        ("名前\n資源\n", "gomi.csv の 1行目: 「曜日」の列がありません。"),
        ("名前,曜目\n資源,火\n", "gomi.csv の 1行目: 「曜目」という列はありません。"),
        ("名前,曜日,曜日\n資源,火,水\n", "gomi.csv の 1行目: 「曜日」の列が2つあります。"),
        ("名前,曜日,line\n資源,火,9\n", "gomi.csv の 1行目: 「line」という列はありません。"),
        ("名前,曜日\n資源,火,水\n", "gomi.csv の 2行目: 列が3個あります。1行目と同じ2個にしてください。"),
        ("名前,曜日\n資源\n", "gomi.csv の 2行目: 列が1個あります。"),
        ('名前,曜日\n"資源\nごみ",火\n', "「名前」の値の中に改行があります。"),
        ('名前,曜日\n"資源,火\n', '引用符「"」が閉じていません。'),
        ("名前,曜日\n,火\n", "gomi.csv の 2行目: 「名前」がありません。"),
        ("名前,曜日\n", "データの行が1行もありません。"),
    ],
)
def test_a_slip_is_told_with_its_line(tmp_path: Path, content: str | bytes, said: str) -> None:
    path = _write(tmp_path, content)
    with pytest.raises(DataError) as caught:
        read_csv(path, Bin, tmp_path)
    assert said in str(caught.value)
