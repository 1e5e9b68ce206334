"""The procedures: nothing that no source tells, every mistake told with its line, the count never the town's own."""

from pathlib import Path

import pytest

from generate.errors import DataError
from generate.procedures.catalog import PROCEDURES, OnlineCount, count_online, procedures
from generate.procedures.pages import COUNTED, INDEX, online_words, procedure_pages
from generate.site import made
from generate.town_data import town_data
from tests.generate.small_town import change, small_town

ROOT = Path(__file__).resolve().parents[2]
FILE = PROCEDURES.as_posix()
_KNOWN = """life_events: [引っ越し, 子育て]
procedures:
  - id: tennyu
    name: 転入の届け出
    yomi: てんにゅうのとどけで
    aliases: [転入届]
    life_events: [引っ越し]
    summary: 引っ越してきたときの届け出です。
    who: 本人
    where: 試験町役場
    online: できる
    online_url: https://example.jp/tennyu
    documents: [転出証明書, 本人確認の書類]
    identity: null
    fee: 無料
    hours: null
    duration: null
    office: 総務課
    law: null
    as_of: 2020-02
    last_checked: null
    sources: [国のデータ]
    measures: []
"""
_UNKNOWN = """  - id: hoikuen
    name: 保育園の申請
    yomi: ほいくえんのしんせい
    aliases: []
    life_events: [子育て, 引っ越し]
    summary: 保育園に入るための申請です。
    who: null
    where: null
    online: null
    online_url: null
    documents: null
    identity: null
    fee: null
    hours: null
    duration: null
    office: null
    law: null
    as_of: null
    last_checked: null
    sources: []
    measures: [2]
"""


@pytest.fixture
def town(tmp_path: Path) -> Path:
    root = small_town(tmp_path)
    (root / PROCEDURES).write_text(_KNOWN + _UNKNOWN, encoding="utf-8")
    return root


def _pages(root: Path) -> dict[str, str]:
    return {page.uri: str(page.content) for page in procedure_pages(root)}


def _section(page: str, name: str) -> str:
    return page.split(f" {{#{name}}}\n")[1].split("\n## ", maxsplit=1)[0]


def test_the_site_has_a_page_of_each_procedure_and_one_that_lists_them() -> None:
    ids = [one.id for one in procedures(ROOT, town_data(ROOT)).procedures]
    pages = {page.uri: page.source for page in made(ROOT).files if page.uri.startswith("procedures/")}
    assert pages == dict.fromkeys((INDEX, *(f"procedures/{one}/index.md" for one in ids)), FILE)


def test_the_real_procedures_tell_nothing_of_what_no_source_tells() -> None:
    for one in procedures(ROOT, town_data(ROOT)).procedures:
        assert one.measures
        assert {one.who, one.online, one.online_url, one.documents, one.fee, one.office, one.law} == {None}, one.name


def test_procedures_are_listed_by_life_event_by_office_and_by_the_first_letter(town: Path) -> None:
    index = _pages(town)[INDEX]
    moving, *_ = _section(index, "life").split("### 子育て")
    assert "(tennyu/index.md)" in moving
    assert "(hoikuen/index.md)" in moving
    assert _section(index, "office").strip().split("\n\n") == [
        "### 総務課",
        "- [転入の届け出](tennyu/index.md)",
        "### 担当の課が公表されていない手続き",
        "- [保育園の申請](hoikuen/index.md)",
    ]
    assert _section(index, "kana").index("### た行") < _section(index, "kana").index("### は行")


def test_a_page_tells_what_is_known_and_says_of_the_rest_that_it_is_not_published(town: Path) -> None:
    pages = _pages(town)
    known, unknown = pages["procedures/tennyu/index.md"], pages["procedures/hoikuen/index.md"]
    assert "<dt>手数料</dt>\n<dd>無料</dd>" in known
    assert "<li>転出証明書</li><li>本人確認の書類</li>" in known
    assert '<a href="https://example.jp/tennyu">転入の届け出をオンラインでする</a>' in known
    assert "国のデータ</a>" in known
    assert unknown.count("<dd>公表されていません</dd>") == 10
    assert "data-line=" in unknown
    assert 'href="../../plan/measures/02/"' in unknown


def test_old_information_is_marked_until_the_office_has_confirmed_it(town: Path) -> None:
    words = "令和2年2月（2020年2月）の時点の情報です。"
    assert words in _pages(town)["procedures/tennyu/index.md"]
    change(town, FILE, "as_of: 2020-02\n    last_checked: null", "as_of: 2020-02\n    last_checked: 2026-04-01")
    confirmed = _pages(town)["procedures/tennyu/index.md"]
    assert words not in confirmed
    assert "令和8年4月1日（2026年4月1日）" in confirmed


def test_the_share_is_told_only_when_it_is_known_of_every_procedure(town: Path) -> None:
    found = procedures(town, town_data(town)).procedures
    assert count_online(found) == OnlineCount(can=1, cannot=0, unknown=1)
    assert "%" not in online_words(count_online(found))
    assert "割合は、25.0%です" in online_words(OnlineCount(can=1, cannot=3, unknown=0))
    assert OnlineCount(0, 0, 0).percent is None


def test_the_count_is_always_marked_as_one_of_this_site(town: Path) -> None:
    assert "町の公式の実績でもありません" in COUNTED
    assert COUNTED in _section(_pages(town)[INDEX], "online")


def test_a_town_with_no_known_procedure_says_so_on_the_page(town: Path) -> None:
    (town / PROCEDURES).write_text("life_events: []\nprocedures: []\n", encoding="utf-8")
    pages = _pages(town)
    assert list(pages) == [INDEX]
    assert "確かな出典がある情報は、まだありません" in pages[INDEX]


def test_a_town_without_the_file_has_no_such_pages(tmp_path: Path) -> None:
    assert procedure_pages(small_town(tmp_path)) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("id: hoikuen", "id: tennyu", "24行目: id「tennyu」が2回書かれています。"),
        ("id: tennyu", "id: 転入", "3行目: 「id」の値「転入」が正しくありません。半角の小文字"),
        ("name: 保育園の申請", "name: 転入の届け出", "25行目: 手続き「転入の届け出」が2回"),
        ("yomi: てんにゅうのとどけで", "yomi: 転入", "5行目: 「yomi」の値「転入」が正しくありません。ひらがな"),
        ("life_events: [子育て, 引っ越し]", "life_events: [子そだて]", "28行目: 「子そだて」は、始めの life_events に"),
        (
            "life_events: [子育て, 引っ越し]",
            "life_events: []",
            "28行目: 「life_events」の下に、1つ以上書いてください。",
        ),
        (
            "online: できる",
            "online: はい",
            "11行目: 「online」の値「はい」は使えません。使えるのは'できる'",
        ),
        ("online: できる", "online: できない", "12行目: 「online_url」の値"),
        ("office: 総務課", "office: 住民課", "18行目: 担当の課「住民課」は data/site.yml の offices に"),
        ("sources: [国のデータ]", "sources: [国のデーター]", "22行目: 出典「国のデーター」は"),
        ("measures: [2]", "measures: []", "44行目: 「measures」の値「[]」が正しくありません。出典がありません。"),
        ("measures: [2]", "measures: [25]", "44行目: "),
        ("as_of: 2020-02", "as_of: 2020-13", "20行目: 「as_of」の値「2020-13」が正しくありません。暦にない"),
        ("    fee: 無料\n", "", "3行目: 「fee」がありません。"),
        ("fee: 無料", "fees: 無料", "15行目: 「fees」という項目はありません。"),
    ],
)
def test_a_mistake_is_told_with_file_and_line(town: Path, old: str, new: str, said: str) -> None:
    change(town, FILE, old, new)
    with pytest.raises(DataError) as caught:
        procedure_pages(town)
    assert f"{FILE} の {said}" in str(caught.value)
