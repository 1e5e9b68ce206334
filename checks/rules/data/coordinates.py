"""緯度と経度が、町の中を指している

## なぜ
緯度と経度が入れかわっていたり、けたがちがったりすると、地図で別の場所が出ます。避難のときに道に迷います。

## 直し方
緯度（三川町では38.で始まる数）と経度（139.で始まる数）を、度で、半角の小数で書きます。

## この規則に分かること・分からないこと
町のまわりまで入れた四角の中にあるかを調べます。四角は `data/opendata/catalog.yml` の `area` です。イベントは町の外でも
開かれるので、四角の外でも指摘しません。四角の中で、少しずれた場所を指していてもわかりません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.table import Cell, Row, Table
from checks.table_values import is_number

META = Meta(criteria=(), severity=Severity.SERIOUS, on=On.DATA)

MESSAGES = {
    "form": Message(
        "「{column}」の値「{found}」は、度の小数ではありません。", "半角の小数で書いてください（例 38.794）。"
    ),
    "one": Message(
        "「{column}」だけがあり、「{other}」がありません。", "緯度と経度は、両方書くか、両方とも空にしてください。"
    ),
    "swapped": Message(
        "緯度「{latitude}」と経度「{longitude}」が入れかわっています。", "緯度と経度の値を入れかえてください。"
    ),
    "outside": Message(
        "緯度「{latitude}」、経度「{longitude}」は、町の外です。", "地図で場所を確かめて、書き直してください。"
    ),
}

_ANYWHERE = "_event.csv"


def select(table: Table) -> Iterable[Cell]:
    """Each value of a latitude, and each longitude that has no latitude beside it."""
    for row in table.body:
        cells = _pair(row, table)
        if cells:
            yield cells[0]


def check(cell: Cell, table: Table) -> Iterator[Finding]:
    """Both in degrees, and the place in the town's box."""
    row = next(row for row in table.body if row.line == cell.line)
    cells = _pair(row, table)
    wrong = [one for one in cells if not is_number(one.value)]
    for one in wrong:
        yield failed("form", one, column=one.name, found=one.value)
    if len(cells) == 1:
        other = "経度" if table.kind(cell) == "latitude" else "緯度"
        yield failed("one", column=cell.name, other=other)
    elif not wrong:
        yield from _place(float(cells[0].value), float(cells[1].value), table)


def _place(latitude: float, longitude: float, table: Table) -> Iterator[Finding]:
    box_holds = table.town.holds if table.town else _in_japan
    if box_holds(latitude, longitude):
        return
    if box_holds(longitude, latitude) or _in_japan(longitude, latitude):
        yield failed("swapped", latitude=latitude, longitude=longitude)
    elif not table.name.endswith(_ANYWHERE) or not _in_japan(latitude, longitude):
        yield failed("outside", latitude=latitude, longitude=longitude)


def _in_japan(latitude: float, longitude: float) -> bool:
    return 20 < latitude < 46 and 122 < longitude < 154


def _pair(row: Row, table: Table) -> list[Cell]:
    """The latitude and the longitude of a row, those that have a value."""
    cells = [cell for cell in table.cells(row) if cell.value]
    found = [next((cell for cell in cells if table.kind(cell) == kind), None) for kind in ("latitude", "longitude")]
    return [cell for cell in found if cell is not None]
