"""Tables of open data in the audit: a planted fault is told at its file and line, and fix-data mends what is plain."""

import csv
import io
import zipfile
from pathlib import Path

import pytest

from checks import cli
from checks.assess import assess
from checks.config import Settings
from checks.criteria import JIS_2016
from checks.data_fix import fix_file
from checks.errors import ConfigError
from checks.gate import verdict
from checks.model import Origin, Report, Result, Verdict
from checks.plan import Inputs, Plan
from checks.rule import On, judge, rules
from checks.stored import Stored
from checks.table import BOM
from checks.tables import find_tables, project_table, standards
from generate.site import made

ROOT = Path(__file__).resolve().parents[1]
FOLDER = "data/opendata"
RULES = [rule for rule in rules() if rule.meta.on is On.DATA]
AED = standards()["aed"][1].columns


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with the real settings and catalogue and one sound table."""
    (tmp_path / FOLDER).mkdir(parents=True)
    for name in ("data/site.yml", f"{FOLDER}/catalog.yml"):
        (tmp_path / name).write_bytes((ROOT / name).read_bytes())
    (tmp_path / "site").mkdir()
    return tmp_path


def aed(**changed: str) -> list[str]:
    values = {
        "都道府県コード又は市区町村コード": "064262",
        "NO": "1",
        "名称": "役場",
        "名称_カナ": "ヤクバ",
        "住所": "横山",
        "設置位置": "玄関",
        **changed,
    }
    return [values.get(column, "") for column in AED]


def write(path: Path, *lines: list[str], header: tuple[str, ...] = AED, encoding: str = "utf-8-sig") -> Path:
    text = io.StringIO(newline="")
    csv.writer(text).writerows([header, *lines])
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def told(root: Path) -> list[tuple[str, str, int | None]]:
    """Rule, file and line of every finding of the data rules."""
    files = [f"/{path.relative_to(root / 'site').as_posix()}" for path in (root / "site").rglob("*.*")]
    tables = find_tables(root, root / "site", files, with_sources=True)
    plan = Plan(RULES, Inputs(root / "site", root, [], frozenset(), tables=tables), Settings().states)
    found = assess(plan, Stored(()), {}).outcomes
    assert {outcome.planned for outcome in found} == set(plan.questions)
    failed = [outcome for outcome in found if outcome.result is Result.FAILED]
    return [(o.rule, o.location.path, o.location.line) for o in failed if o.location]


def test_the_datasets_of_the_town_have_no_fault() -> None:
    for path in sorted((ROOT / FOLDER).glob("*.csv")):
        subject = project_table(ROOT, f"{FOLDER}/{path.name}", path.read_bytes())
        assert [(rule.id, item.message) for rule in RULES for item in judge(rule, subject) if item.message] == []


def test_a_fault_is_told_at_the_file_and_line_where_the_clerk_mends_it(town: Path) -> None:
    path = write(town / FOLDER / "064262_aed.csv", aed(), aed(NO="2", 電話番号="68-0120"))
    (town / "site/opendata").mkdir()
    (town / "site/opendata/a.csv").write_bytes(path.read_bytes())
    assert told(town) == [("data/telephone", f"{FOLDER}/064262_aed.csv", 3)]


def test_a_fault_in_a_table_keeps_the_site_back(town: Path) -> None:
    path = write(town / FOLDER / "064262_aed.csv", aed())
    assert audited(town) is Verdict.CONFORMS
    write(path, aed(住所=""))
    assert audited(town) is Verdict.NONCONFORMING


def audited(root: Path) -> Verdict:
    tables = find_tables(root, root / "site", [], with_sources=True)
    plan = Plan(RULES, Inputs(root / "site", root, [], frozenset(), tables=tables), Settings().states)
    found = assess(plan, Stored(()), {}).outcomes
    return verdict(Report(JIS_2016, False, tuple(plan.states), plan.questions, (), found, ()))


def test_every_table_the_build_makes_is_without_fault(tmp_path: Path) -> None:
    files = [file for file in made(ROOT).files if file.uri.endswith(".csv")]
    for file in files:
        (tmp_path / file.uri).parent.mkdir(parents=True, exist_ok=True)
        assert isinstance(file.content, bytes)
        (tmp_path / file.uri).write_bytes(file.content)
    tables = find_tables(ROOT, tmp_path, [f"/{file.uri}" for file in files], with_sources=True)
    assert {table.path for table in tables} >= {"/plan/kpi.csv", "/opendata/064262_public_facility.csv"}
    faults = [(table.path, rule.id, j.message) for table in tables for rule in RULES for j in judge(rule, table)]
    assert [fault for fault in faults if fault[2]] == []


def test_a_file_of_the_site_that_no_clerk_keeps_is_judged_as_it_is_published(town: Path) -> None:
    (town / "site/opendata").mkdir()
    (town / "site/opendata/a.csv").write_bytes("名称\nﾔｸﾊﾞ\n".encode("utf-8-sig"))
    assert told(town) == [("data/cell-text", "opendata/a.csv", 2)]


def test_the_place_of_a_fault_in_a_file_kept_by_hand_is_data(town: Path) -> None:
    write(town / FOLDER / "064262_aed.csv", aed(名称=""))
    tables = find_tables(town, town / "site", [], with_sources=True)
    plan = Plan(RULES, Inputs(town / "site", town, [], frozenset(), tables=tables), Settings().states)
    [found] = [o for o in assess(plan, Stored(()), {}).outcomes if o.result is Result.FAILED]
    assert found.location is not None
    assert found.location.origin is Origin.DATA
    assert found.message == "「名称」は標準で必ず書く列ですが、値がありません。"


def test_a_required_column_may_be_empty_only_when_the_catalogue_declares_it(town: Path) -> None:
    columns = standards()["evacuation_space"][0].columns
    values = {"名称": "広場", "所在地_連結表記": "横山", "市区町村コード": "064262"}
    path = town / FOLDER / "064262_evacuation_space.csv"
    write(path, [values.get(column, "") for column in columns], header=columns)
    assert told(town) == []
    catalog = town / FOLDER / "catalog.yml"
    catalog.write_text(catalog.read_text(encoding="utf-8").replace("gaps: [電話番号]", "gaps: []"), encoding="utf-8")
    assert told(town) == [("data/required-cell", f"{FOLDER}/064262_evacuation_space.csv", 2)]


def test_a_catalogue_that_cannot_be_read_stops_the_audit(town: Path) -> None:
    (town / FOLDER / "catalog.yml").write_text("area: ひろい\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"catalog\.yml"):
        told(town)


MENDABLE = {
    "都道府県コード又は市区町村コード": ("64262", "064262"),
    "名称": (" ﾊﾞｽ停　", "バス停"),
    "住所": ("横山\n西田", "横山 西田"),
    "緯度": ("139.848", "38.794"),
    "経度": ("38.794", "139.848"),
    "電話番号": ("０２３５（６８）０１２０", "0235-68-0120"),
    "利用可能曜日": ("月・水", "月水"),
    "開始時間": ("9:00", "09:00"),
    "小児対応設備の有無": ("○", "有"),
}


@pytest.mark.parametrize("encoding", ["cp932", "utf-8", "utf-8-sig"])
def test_fix_data_mends_what_is_plain_and_leaves_a_sound_file(town: Path, encoding: str) -> None:
    path = write(
        town / FOLDER / "064262_aed.csv",
        aed(**{k: v for k, (v, _) in MENDABLE.items()}),
        [""] * len(AED),
        encoding=encoding,
    )
    done = fix_file(path, town)
    assert done.left == ()
    assert path.read_bytes().startswith(BOM)
    [header, row] = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    values = dict(zip(header, row, strict=True))
    assert {name: values[name] for name in MENDABLE} == {name: right for name, (_, right) in MENDABLE.items()}
    again = path.read_bytes()
    assert fix_file(path, town).changes == ()
    assert path.read_bytes() == again


def test_fix_data_gives_the_columns_the_names_and_the_order_of_the_standard(town: Path) -> None:
    path = write(
        town / FOLDER / "064262_aed.csv",
        ["玄関", "ヤクバ", "役場", "横山"],
        header=("設置位置", "名称_ｶﾅ", "名称", "住所 "),
    )
    assert fix_file(path, town).left == ()
    [header, row] = csv.reader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline=""))
    assert tuple(header) == AED
    values = dict(zip(header, row, strict=True))
    assert (values["名称"], values["名称_カナ"], values["設置位置"]) == ("役場", "ヤクバ", "玄関")


def test_fix_data_leaves_and_tells_what_a_person_must_decide(town: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = write(town / FOLDER / "064262_aed.csv", aed(電話番号="68-0120", 終了時間="24:00"))
    assert cli.main(["fix-data", str(path), "--root", str(town)]) == 1
    said = capsys.readouterr().out
    assert "2行目：「電話番号」の値「68-0120」は、電話番号の形ではありません。" in said
    assert "2行目：「終了時間」の「24:00」は" in said
    assert "68-0120" in path.read_text(encoding="utf-8-sig")


def test_fix_data_does_not_touch_a_file_it_cannot_read(town: Path) -> None:
    path = town / FOLDER / "064262_aed.csv"
    path.write_bytes('名称\n"役場"の前\n'.encode())
    with pytest.raises(ConfigError, match="引用符"):
        fix_file(path, town)
    assert path.read_bytes() == '名称\n"役場"の前\n'.encode()


def workbook(path: Path, rows: str, extra: str = "") -> Path:
    main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", f"<workbook {main}>{extra}</workbook>")
        book.writestr(
            "xl/sharedStrings.xml",
            f"<sst {main}><si><t>開始日</t></si>"
            "<si><r><t>花</t></r><r><t>まつり</t></r><rPh><t>ハナ</t></rPh></si></sst>",
        )
        book.writestr(
            "xl/styles.xml",
            f'<styleSheet {main}><numFmts><numFmt numFmtId="176" formatCode="h:mm;@"/></numFmts><cellXfs><xf/>'
            '<xf numFmtId="14"/><xf numFmtId="176"/></cellXfs></styleSheet>',
        )
        book.writestr("xl/worksheets/sheet1.xml", f"<worksheet {main}><sheetData>{rows}</sheetData></worksheet>")
    return path


def test_fix_data_makes_the_csv_of_an_excel_file_with_its_dates_and_times(town: Path) -> None:
    name = '<c r="A1" t="inlineStr"><is><t>イベント名</t></is></c>'
    head = f'<row>{name}<c r="B1" t="s"><v>0</v></c><c r="D1" t="inlineStr"><is><t>開始時間</t></is></c></row>'
    body = '<row><c r="A2" t="s"><v>1</v></c><c r="B2" s="1"><v>46145</v></c><c r="D2" s="2"><v>0.375</v></c></row>'
    done = fix_file(workbook(town / FOLDER / "064262_event.xlsx", head + body), town)
    assert done.path == town / FOLDER / "064262_event.csv"
    rows = list(csv.reader(io.StringIO(done.path.read_bytes().decode("utf-8-sig"), newline="")))
    assert rows == [["イベント名", "開始日", "", "開始時間"], ["花まつり", "2026-05-03", "", "09:00"]]
    assert {item.key for item in done.left} >= {"empty", "column"}


def test_a_workbook_that_counts_days_otherwise_and_a_file_that_is_none_are_refused(town: Path) -> None:
    path = workbook(town / FOLDER / "064262_event.xlsx", "<row/>", '<workbookPr date1904="1"/>')
    with pytest.raises(ConfigError, match="日付の数え方"):
        fix_file(path, town)
    path.write_bytes(b"PK")
    with pytest.raises(ConfigError, match="Excelのファイル"):
        fix_file(path, town)
