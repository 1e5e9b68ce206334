"""The town pages, built by mkdocs from docs/ and data/: every fact with its source, every gap said, no table bare."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag

from generate.town import pages
from generate.town_data import TownData, town_data
from generate.town_dates import known_date

ROOT = Path(__file__).resolve().parents[2]

CONFIG = """
site_name: 試験の町
strict: true
docs_dir: docs
plugins: []
theme:
  name: material
  language: ja
  font: false
hooks:
  - {hook}
markdown_extensions:
  - attr_list
  - md_in_html
  - tables
validation:
  links:
    anchors: warn
"""
ELSEWHERE = ("search.md", "plan/index.md", "plan/kpi.md", "plan/measures/14.md")
PAGES = ("", "about", "accessibility", "bousai", "contact", "events", "facilities", "kurashi", "sitemap", "unknown")


@pytest.fixture(scope="module")
def data() -> TownData:
    return town_data(ROOT)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, BeautifulSoup]:
    folder = tmp_path_factory.mktemp("town")
    _project(folder)
    done = _build(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return {name: _main(folder / "site" / name / "index.html") for name in PAGES}


def _project(folder: Path) -> None:
    """Copy the town pages and their data, with stubs for the pages they link to in other parts of the site."""
    docs = folder / "docs"
    shutil.copytree(ROOT / "docs", docs, ignore=shutil.ignore_patterns("plan", "assets", "search*", "404*"))
    shutil.copytree(ROOT / "data", folder / "data")
    for page in pages(folder):
        assert isinstance(page.content, str)
        _write(docs / page.uri, page.content)
    # Built without the theme of the site, which has tests of its own.
    _write(
        docs / "kinkyu.md", (docs / "kinkyu.md").read_text(encoding="utf-8").replace("template: emergency.html\n", "")
    )
    for uri in ELSEWHERE:
        _write(docs / uri, f"# {uri}\n")
    _write(folder / "mkdocs.yml", CONFIG.format(hook=ROOT / "overrides/hooks/town.py"))


def _build(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", str(folder / "site")]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", check=False)


def _write(path: Path, content: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, encoding="utf-8")


def _main(path: Path) -> BeautifulSoup:
    article = BeautifulSoup(path.read_text(encoding="utf-8"), "lxml").select_one("article")
    assert article is not None
    return BeautifulSoup(str(article), "lxml")


def _sources(element: Tag) -> set[str]:
    return {link.get_text() for link in element.select("a[href^=http]")}


def _entries(site: dict[str, BeautifulSoup]) -> Iterator[tuple[int, Tag, list[Tag]]]:
    """Yield for each fact its line in facts.csv, its term, and what is told of it: the details, then the sources."""
    for page in site.values():
        for term in page.select('dl[data-source="data/facts/facts.csv"] > dt'):
            told = [*_details(term), *_below(term, "dl")]
            yield int(str(term["data-line"])), term, told


def _details(term: Tag) -> Iterator[Tag]:
    for sibling in term.find_next_siblings():
        if not isinstance(sibling, Tag) or sibling.name == "dt":
            return
        yield sibling


def _below(element: Tag, container: str) -> list[Tag]:
    """Return the paragraph of sources right below the list or table that holds an element, if there is one."""
    whole = element.find_parent(container)
    below = whole.find_next_sibling() if whole is not None else None
    return [below] if isinstance(below, Tag) and below.get("class") == ["source"] else []


def test_every_fact_stands_on_a_page_with_all_its_sources_and_dates(
    site: dict[str, BeautifulSoup], data: TownData
) -> None:
    shown = {line: (term, told) for line, term, told in _entries(site)}
    assert set(shown) == {fact.line for fact in data.facts}
    for fact in data.facts:
        term, told = shown[fact.line]
        words = [element.get_text() for element in told]
        assert term.get_text() == fact.label
        assert fact.text in words[0]
        assert fact.caution is None or fact.caution in words[1]
        assert _sources(told[-1]) == set(fact.sources)
        for name in fact.sources:
            known = data.sources[name].date
            assert ("日付の記載なし" if known is None else known_date(known)) in words[-1]


@pytest.mark.parametrize(
    ("file", "table"),
    [
        ("opendata/064262_evacuation_space.csv", "evacuation_sites"),
        ("opendata/064262_designated_shelter.csv", "shelters"),
        ("facts/facilities.csv", "facilities"),
        ("facts/contacts.csv", "contacts"),
        ("opendata/064262_event.csv", "events"),
        ("facts/areas.csv", "areas"),
    ],
)
def test_every_row_of_a_data_file_stands_in_a_table_with_its_sources(
    site: dict[str, BeautifulSoup], data: TownData, file: str, table: str
) -> None:
    rows = {row.line: row for row in getattr(data, table)}
    shown = set()
    for page in site.values():
        for row in page.select(f'table[data-source="data/{file}"] tr[data-line]'):
            line = int(str(row["data-line"]))
            head = row.select_one("th[scope=row]")
            assert head is not None
            assert head.get_text().startswith(rows[line].name)
            assert set(rows[line].sources) <= set.union(*map(_sources, [row, *_below(row, "table")]))
            shown.add(line)
    assert shown == set(rows)


def test_the_sites_for_floods_stand_in_a_table_of_their_own(site: dict[str, BeautifulSoup], data: TownData) -> None:
    tables = site["bousai"].select('table[data-source="data/opendata/064262_evacuation_space.csv"]')
    lines = [[int(str(row["data-line"])) for row in table.select("tr[data-line]")] for table in tables]
    assert lines == [[row.line for row in data.flood_sites()], [row.line for row in data.evacuation_sites]]


def test_every_table_has_a_caption_and_every_heading_cell_a_scope(site: dict[str, BeautifulSoup]) -> None:
    tables = [table for page in site.values() for table in page.select("table")]
    assert len(tables) > 10
    for table in tables:
        caption = table.find("caption")
        assert caption is not None
        assert caption.get_text().strip()
        assert all(head.get("scope") in ("col", "row") for head in table.select("th"))
        assert table.select("th[scope=col]")
        assert table.select("th[scope=row]")


def test_everything_unknown_is_said_on_the_page_of_what_is_not_published(
    site: dict[str, BeautifulSoup], data: TownData
) -> None:
    page = site["unknown"]
    listed = {(_heading(item), item.get_text()) for item in page.select("ul.unknown li")}
    assert listed == {(row.field, row.item) for row in data.unknown}
    sentences = [text for text in page.stripped_strings if "公表されていません（役場に確認してください）" in text]
    assert len(sentences) == len({row.field for row in data.unknown})


def _heading(element: Tag) -> str:
    heading = element.find_previous("h2")
    assert heading is not None
    return heading.get_text()


@pytest.mark.parametrize(
    ("page", "fields"),
    [
        ("bousai", {"防災"}),
        ("kurashi", {"手続き", "税", "子育て・教育", "福祉・健康", "ごみ・環境", "交通", "移住・産業"}),
        ("facilities", {"施設"}),
        ("contact", {"役場と組織"}),
        ("about", {"町政と統計"}),
        ("events", {"行事"}),
    ],
)
def test_what_is_unknown_is_also_said_on_the_page_it_concerns(
    site: dict[str, BeautifulSoup], data: TownData, page: str, fields: set[str]
) -> None:
    said = {entry.get_text() for entry in site[page].select("ul.unknown li")}
    assert said == {row.item for row in data.unknown if row.field in fields}


def test_the_town_hall_has_its_address_and_what_is_not_known_of_it_is_said(
    site: dict[str, BeautifulSoup], data: TownData
) -> None:
    hall = data.settings.hall
    shown = site["contact"].select_one('dl[data-source="data/site.yml"]')
    assert shown is not None
    entries = dict(zip(_texts(shown, "dt"), _texts(shown, "dd"), strict=True))
    assert entries["住所"] == f"〒{hall.postal_code} {hall.address}"
    known = {"電話番号": hall.phone, "ファックス": hall.fax, "メール": hall.mail, "開いている時間": hall.hours}
    for label, value in known.items():
        assert entries[label] == (value or "公表されていません")


def _texts(element: Tag, name: str) -> list[str]:
    return [found.get_text() for found in element.select(name)]


def test_what_only_private_sources_tell_is_marked_to_be_confirmed_and_nothing_else_is(
    site: dict[str, BeautifulSoup], data: TownData
) -> None:
    private = {
        *(fact.label for fact in data.facts if _private(fact.sources, data)),
        *(facility.name for facility in data.facilities if _private(facility.sources, data)),
        *(office.name for office in data.settings.offices if _private((office.source,), data)),
    }
    assert private
    marked = set()
    for page in site.values():
        for mark in page.select("dl[data-source] strong, table[data-source] strong"):
            assert mark.get_text() == "要確認"
            cell = mark.find_parent(["dd", "th"])
            assert cell is not None
            named = cell.find_previous_sibling("dt") if cell.name == "dd" else cell
            assert named is not None
            marked.add(next(named.stripped_strings))
    assert marked == private


def _private(names: tuple[str, ...], data: TownData) -> bool:
    return all(data.sources[name].kind == "民間" for name in names)


def test_every_telephone_number_can_be_called_by_a_tap(site: dict[str, BeautifulSoup]) -> None:
    numbers = 0
    for page in site.values():
        for found in page.find_all(string=re.compile(r"0\d{1,4}-\d{1,4}-\d{3,4}")):
            assert found.parent is not None
            assert found.parent["href"] == f"tel:{found.replace('-', '')}"
            numbers += 1
    assert numbers > 0


def test_no_link_shows_a_bare_address_and_one_text_never_leads_to_two_targets(site: dict[str, BeautifulSoup]) -> None:
    targets: dict[str, set[str]] = {}
    for page in site.values():
        for link in page.select("a[href^=http]"):
            assert "://" not in link.get_text()
            targets.setdefault(link.get_text(), set()).add(unquote(str(link["href"])))
    assert {text: urls for text, urls in targets.items() if len(urls) > 1} == {}


def test_the_site_never_claims_conformance(site: dict[str, BeautifulSoup]) -> None:
    for page in site.values():
        assert "適合" not in page.get_text()
        assert "準拠" not in page.get_text()
    accessibility = site["accessibility"].get_text()
    assert "機械の検査の結果だけでは、JIS X 8341-3:2016にどこまで対応しているかは言えません。" in accessibility
    assert "知らせるためのフォームは、まだありません。" in accessibility


def test_the_sitemap_lists_every_page(site: dict[str, BeautifulSoup]) -> None:
    links = {str(link["href"]).strip("./") for link in site["sitemap"].select("li a")}
    assert {name for name in PAGES if name not in ("", "sitemap")} <= links
    assert {"search", "plan/kpi", "plan/measures/14"} <= links


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        (
            "docs/bousai/index.md",
            "{{ 指定避難所 }}",
            "{{ 指定避難場所 }}",
            r"docs/bousai/index\.md の \d+行目: \{\{ 指定避難場所 \}\} という部品はありません。",
        ),
        ("data/facts/areas.csv", "997-1301", "9971301", r"data/facts/areas\.csv の 2行目: 「郵便番号」の値「9971301」"),
    ],
)
def test_a_mistake_stops_the_build_with_file_and_line(tmp_path: Path, file: str, old: str, new: str, said: str) -> None:
    _project(tmp_path)
    path = tmp_path / file
    _write(path, path.read_text(encoding="utf-8").replace(old, new))
    done = _build(tmp_path)
    assert done.returncode != 0
    assert re.search(said, done.stdout + done.stderr)
    assert not (tmp_path / "site").exists()
