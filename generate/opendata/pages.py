"""The page of each dataset (groups and names first, then the table, then the files) and the page that lists them."""

from collections.abc import Mapping, Sequence
from html import escape

from generate.generated import Generated
from generate.opendata.catalog import CATALOG
from generate.opendata.metadata import FOLDER, Described, Publisher, schema_org
from generate.opendata.tables import DataRow, DataTable
from generate.town_data import TownData
from generate.town_html import NOT_PUBLISHED, TableRow, table, text
from generate.town_places import map_address
from generate.town_rows import HAZARDS, REMARK
from generate.wareki import japanese_date

INDEX = f"{FOLDER}/index.md"
_HAZARD = "災害種別_"
# Columns of the standard's hazards, in its order, with the words the town pages use.
_HAZARD_COLUMNS = ("洪水", "崖崩れ、土石流及び地滑り", "高潮", "地震", "津波", "大規模な火事", "内水氾濫", "火山現象")
_HAZARD_WORDS = dict(zip(_HAZARD_COLUMNS, HAZARDS.values(), strict=True))
_NAMES = ("名称", "イベント名")
_ADDRESSES = ("所在地_連結表記", "住所")
_LABELS = {"名称_カナ": "読み方", "所在地_連結表記": "住所", "指定避難所との重複": "同じ住所の指定避難所"}
# What a reader gains nothing from, or finds elsewhere on the page.
_HIDDEN = frozenset({"ID", "NO", "都道府県名", "市区町村名", "地方公共団体名", "緯度", "経度", "備考", *_NAMES})
_ADMINISTRATIVE = ("コード", "所在地_都道府県", "所在地_市区町村")
_CONFIDENCE = {
    "確認済": "国の標準の見出しのとおりです。",
    "再構成": "見出しは、原典の定義書とまだ見比べられていません。",
}
_KINDS = {
    "csv": "CSV、表計算ソフトで開けます",
    "json": "JSON",
    "geojson": "GeoJSON、地図のソフトで開けます",
    "ics": "iCalendar、予定表に入れられます",
    "atom": "Atom、更新を受け取れます",
}
_MACHINE_WORDS = {
    f"{FOLDER}/catalog.jsonld": "データの一覧（DCAT、JSON-LD",
    "data.json": "データの一覧（data.json、JSON",
    f"{FOLDER}/ckan/package_list.json": "データの名前の一覧（CKANの形のJSON",
}
COUNTED = (
    "この件数は、サイトを作るときに、公開しているファイルから数えたものです。"
    "町の計画のKPI「オープンデータ公開件数」の実績は、町から公表されていません。"
)


def dataset_page(one: Described, data: TownData, publisher: Publisher) -> Generated:
    """Return the page of a published dataset; what the town has not published is said, not left out."""
    dataset, shown = one.table.dataset, one.table
    parts = [
        _front(f"{dataset.title}のデータ", dataset.summary, f"{dataset.yomi}のでーた"),
        f"# {dataset.title}のデータ",
        dataset.summary,
        *_groups(shown),
        "## 表",
        _whole_table(shown, data),
        *_missing(shown),
        "## データのダウンロード {#download}",
        "\n".join(_download(file, dataset.title) for file in one.files),
        "文字コードはUTF-8です。公表されていない値は空けてあります。",
        "## このデータについて",
        _about(one, publisher),
        "[オープンデータの一覧](../index.md)に、ほかのデータがあります。",
        f'<script type="application/ld+json">{schema_org(one, publisher)}</script>',
    ]
    return Generated(f"{one.page}index.md", "\n\n".join(parts) + "\n", shown.source.as_posix())


def index_page(
    datasets: Sequence[Described], waiting: Sequence[DataTable], metadata: Sequence[Generated], publisher: Publisher
) -> Generated:
    """Return the page that lists the datasets. waiting: datasets without a row; metadata: the catalogue's own files."""
    rows = [_index_row(one) for one in datasets]
    parts = [
        _front("オープンデータ", "国の標準の形で公開しているデータの一覧です。", "おーぷんでーた"),
        "# オープンデータ",
        f"だれでもコンピューターで使える形にしたデータです。このサイトで公開しているデータは、{len(datasets)}件です。",
        COUNTED,
        "\n".join(["表: 公開しているデータ", "", "| # データ | 件数 | 更新日 |", "|---|---|---|", *rows]),
        "## 使うときの条件",
        _licence(publisher),
        *(_waiting(waiting) if waiting else []),
        "## プログラムで使う人へ",
        "\n".join(_machine_link(file) for file in metadata if file.uri in _MACHINE_WORDS),
    ]
    return Generated(INDEX, "\n\n".join(parts) + "\n", CATALOG.as_posix())


def _front(title: str, description: str, yomi: str) -> str:
    return f"---\ntitle: {title}\ndescription: {description}\nyomi: {yomi}\n---"


def _index_row(one: Described) -> str:
    dataset = one.table.dataset
    link = f"[{dataset.title}のデータ]({one.page.removeprefix(FOLDER + '/')}index.md)"
    return f"| {link} | {len(one.table.rows)} | {_changed(one)} |"


def _changed(one: Described) -> str:
    return japanese_date(one.changed) if one.changed else "記録がありません"


def _machine_link(file: Generated) -> str:
    address = file.uri.removeprefix(f"{FOLDER}/") if file.uri.startswith(f"{FOLDER}/") else f"../{file.uri}"
    return f"- [{_MACHINE_WORDS[file.uri]}、{_size(file)}）]({address})"


def _size(file: Generated) -> str:
    return f"{len(file.content) / 1000:.1f} KB"


def _waiting(waiting: Sequence[DataTable]) -> list[str]:
    names = "\n".join(f"- {shown.dataset.title}" for shown in waiting)
    return ["## まだ公表されていないデータ", f"次のデータは、確かな出典がないため、まだ公表されていません。\n\n{names}"]


def _licence(publisher: Publisher) -> str:
    return publisher.licence or (
        f"使うときの条件（ライセンス）は、町から{NOT_PUBLISHED}。使う前に、[役場](../contact/index.md)に確認してください。"
        "もとの出典（国土地理院など）の条件にも従ってください。"
    )


def _groups(shown: DataTable) -> list[str]:
    """Links to the groups, then each group as a list of names: a filter that needs neither mouse nor script."""
    groups = _grouped(shown)
    if len(groups) < 2:
        return []
    links = [f"- [{name}（{len(rows)}件）](#group-{number})" for number, (name, rows) in enumerate(groups.items(), 1)]
    lists = [
        f"### {name}（{len(rows)}件） {{#group-{number}}}\n\n"
        + "\n".join(f"- {_brief(shown.values(row))}" for row in rows)
        for number, (name, rows) in enumerate(groups.items(), 1)
    ]
    return ["## 種類ごとの一覧", "\n".join(links), *lists]


def _grouped(shown: DataTable) -> Mapping[str, list[DataRow]]:
    groups: dict[str, list[DataRow]] = {}
    if any(column.startswith(_HAZARD) for column in shown.generation.columns):
        for column, word in _HAZARD_WORDS.items():
            rows = [row for row in shown.rows if shown.values(row)[_HAZARD + column]]
            if rows:
                groups[word] = rows
        return groups
    for row in shown.rows:
        for name in _group_names(shown.values(row)):
            groups.setdefault(name, []).append(row)
    return groups


def _group_names(values: Mapping[str, str]) -> list[str]:
    if "開始日" in values:
        return [f"{values['開始日'][:4]}年"]
    kind = values.get("種別") or values.get("受入対象者") or ("" if "開始日" in values else values.get("説明", ""))
    return [kind or "種類の記載がないもの"]


def _brief(values: Mapping[str, str]) -> str:
    address = next((values[column] for column in _ADDRESSES if values.get(column)), "")
    day = values.get("開始日", "")
    return escape(_name(values)) + (f"（{escape(address or day)}）" if address or day else "")


def _name(values: Mapping[str, str]) -> str:
    return next((values[column] for column in (*_NAMES, "データセット_タイトル") if values.get(column)), "")


def _whole_table(shown: DataTable, data: TownData) -> str:
    columns = [column for column in dict.fromkeys(shown.generation.columns) if _is_shown(column, shown)]
    hazards = any(column.startswith(_HAZARD) for column in shown.generation.columns)
    places = any(shown.values(row).get("緯度") for row in shown.rows)
    heads = ["名前", *(_LABELS.get(column, column) for column in columns)]
    heads += ["使える災害"] if hazards else []
    heads += ["地図"] if places else []
    caption = f"{shown.dataset.title}（{len(shown.rows)}件）"
    rows = []
    for row in shown.rows:
        values = shown.values(row)
        cells = [escape(_name(values)), *(_cell(column, values) for column in columns)]
        cells += [escape(_hazards(values))] if hazards else []
        cells += [_map(values)] if places else []
        rows.append(TableRow(cells, _sources(values), row.line))
    if not all(row.sources for row in rows):
        return _plain_table(caption, heads, rows)
    return table(caption, heads, rows, data.sources, shown.source)


def _is_shown(column: str, shown: DataTable) -> bool:
    if column in _HIDDEN or column.startswith(_HAZARD) or column.endswith(_ADMINISTRATIVE):
        return False
    return column != "データセット_タイトル" and any(shown.values(row)[column] for row in shown.rows)


def _cell(column: str, values: Mapping[str, str]) -> str:
    value = values[column]
    if column == "指定避難所との重複":
        return "あり" if value else "なし"
    return text(value) if value else "記載なし"


def _hazards(values: Mapping[str, str]) -> str:
    return "、".join(word for column, word in _HAZARD_WORDS.items() if values[_HAZARD + column])


def _map(values: Mapping[str, str]) -> str:
    if not values.get("緯度"):
        return "座標の記載なし"
    url = escape(map_address(values["緯度"], values["経度"]))
    return f'<a href="{url}">{escape(_name(values))}の地図</a>'


def _sources(values: Mapping[str, str]) -> tuple[str, ...]:
    remark = values.get("備考", "")
    return tuple(remark.removeprefix(REMARK).split(";")) if remark.startswith(REMARK) else ()


def _plain_table(caption: str, heads: Sequence[str], rows: Sequence[TableRow]) -> str:
    """A table of rows that have no source of their own, made of the catalogue."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    lines = [f'<table data-source="{CATALOG.as_posix()}">', f"<caption>{escape(caption)}</caption>"]
    lines += [f"<thead><tr>{head}</tr></thead>", "<tbody>"]
    for row in rows:
        first, *rest = row.cells
        lines.append(f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>')
    return "\n".join([*lines, "</tbody>", "</table>"])


def _missing(shown: DataTable) -> list[str]:
    dataset = shown.dataset
    gaps = [_LABELS.get(gap, gap) for gap in dataset.gaps if gap in shown.generation.columns]
    told = [f"国の標準では必ず書く「{'」「'.join(gaps)}」は、すべてまたは一部が公表されていません。"] if gaps else []
    notes = "\n".join(f"- {note}" for note in [*told, *dataset.notes])
    return ["## 見るときの注意", notes] if notes else []


def _download(file: Generated, title: str) -> str:
    kind = file.uri.rsplit(".", 1)[-1]
    name = f"{title}（更新の知らせ、JSON Feed" if file.uri.endswith(".feed.json") else f"{title}（{_KINDS[kind]}"
    return f"- [{name}、{_size(file)}）](../{file.uri.removeprefix(FOLDER + '/')})"


def _about(one: Described, publisher: Publisher) -> str:
    generation = one.table.generation
    licence = publisher.licence or NOT_PUBLISHED
    entries = {
        "件数": f"{len(one.table.rows)}件",
        "見出し": f"{generation.name}。{_CONFIDENCE[generation.confidence]}",
        "更新日": _changed(one),
        "使うときの条件": licence,
        "問い合わせ": "[役場の連絡先](../../contact/index.md)",
    }
    return "\n\n".join(f"{label}\n:   {value}" for label, value in entries.items())
