"""data/site.yml: what is wrong in it is told with the line, and nothing unknown passes."""

from pathlib import Path

import pytest

from generate.errors import DataError
from generate.site_settings import site_settings
from tests.generate.small_town import change, small_town

FILE = "data/site.yml"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    return small_town(tmp_path)


def _complaint(root: Path) -> str:
    with pytest.raises(DataError) as caught:
        site_settings(root)
    return str(caught.value)


def test_the_emergency_notice_is_empty_or_has_title_body_and_date(town: Path) -> None:
    assert site_settings(town).emergency is None
    change(
        town, FILE, "emergency: null", "emergency:\n  title: 大雨\n  body: 早めに避難してください。\n  date: 2026-07-25"
    )
    notice = site_settings(town).emergency
    assert notice is not None
    assert (notice.title, notice.body, notice.date.isoformat()) == ("大雨", "早めに避難してください。", "2026-07-25")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("prefecture:", "prefecure:", "の 4行目: 「prefecure」という項目はありません。「prefecture」のまちがいでは"),
        ("  kana: しけんまち\n", "", "の 1行目: 「kana」がありません。書き足してください。"),
        ('"064262"', '"064268"', "の 5行目: 「code」の値「064268」が正しくありません。6けた目の検査数字が合いません。"),
        ('"064262"', "64262", "の 5行目: 「code」の値「64262」"),
        (
            "emergency: null",
            "emergency:\n  title: 大雨\n  body: 本文\n  date: 7月25日",
            "の 24行目: 「date」の値「7月25日」は日付では",
        ),
        ("emergency: null", "emergency:\n  title: 大雨\n  date: 2026-07-25", "の 21行目: 「body」がありません。"),
        ("phone: null\n  fax", "phone: 0235ー12ー3456\n  fax", "の 11行目: 「phone」の値「0235ー12ー3456」"),
        ("name: 総務課", 'name: ""', "の 17行目: 「name」が空です。値を書いてください。"),
        ("url: null", "url: 役場", "の 23行目: 「url」の値「役場」が正しくありません。「https://」か"),
        ("url: null", "url: null\n  url: null", "「url」が2回書かれています。"),
        ("  name: 試験町\n", "  name 試験町\n", "YAMLの書き方が正しくありません。"),
    ],
)
def test_a_mistake_is_told_with_its_line(town: Path, old: str, new: str, said: str) -> None:
    change(town, FILE, old, new)
    complaint = _complaint(town)
    assert complaint.startswith(FILE)
    assert said in complaint


def test_a_missing_file_is_told_by_its_name(tmp_path: Path) -> None:
    assert _complaint(tmp_path) == "data/site.yml: ファイルがありません。"
