"""A small town of its own for the tests: two of everything, in the files a clerk keeps."""

from datetime import date
from pathlib import Path

TODAY = date(2026, 4, 1)

_FILES = {
    "data/site.yml": """town:
  name: 試験町
  kana: しけんまち
  prefecture: 山形県
  code: "064262"
  website: null
hall:
  name: 試験町役場
  postal_code: 997-0000
  address: 山形県試験町1
  phone: null
  fax: null
  mail: null
  hours: null
  source: 国のデータ
offices:
  - name: 総務課
    duty: null
    phone: null
    source: 国のデータ
emergency: null
feedback:
  url: null
""",
    "data/facts/sources.csv": """出典名,種類,アドレス,日付,日付の説明
国のデータ,公的機関,https://example.jp/kuni,2025-10-27,取得日
旅の記録,民間,https://example.jp/tabi,,
""",
    "data/facts/facts.csv": """まとまり,項目,内容,注意,出典
町の花,花,菜の花,,旅の記録
""",
    "data/opendata/064262_evacuation_space.csv": (
        "ID,名称,所在地_連結表記,緯度,経度,災害種別_洪水,災害種別_崖崩れ、土石流及び地滑り,災害種別_高潮,"
        "災害種別_地震,災害種別_津波,災害種別_大規模な火事,災害種別_内水氾濫,災害種別_火山現象,"
        "指定避難所との重複,備考\n"
        "E1,北学校,北1,38.8,139.85,1,,,1,,,,,1,出典：国のデータ\n"
        "E2,南公園,南2,38.7,139.84,,,,1,,,,,,出典：国のデータ\n"
    ),
    "data/opendata/064262_designated_shelter.csv": """ID,名称,所在地_連結表記,緯度,経度,受入対象者,備考
E1,北学校,北1,38.8,139.85,,出典：国のデータ
""",
    "data/facts/facilities.csv": """区分,名称,よみ,種別,住所,電話番号,案内,出典
学校,北学校,,小学校,北1,,,国のデータ
学校,南学校,,小学校,南1,,,旅の記録
""",
    "data/facts/contacts.csv": """名称,用件,電話番号,注意,出典
案内所,観光,0235-12-3456,,国のデータ
""",
    "data/opendata/064262_event.csv": """NO,イベント名,開始日,終了日,説明,場所名称,備考
1,雪まつり,2025-02-01,,,広場,出典：国のデータ
2,花まつり,2026-05-03,2026-05-05,,広場,出典：国のデータ
""",
    "data/facts/areas.csv": """地区名,よみ,郵便番号,出典
北,きた,997-0001,国のデータ
""",
    "data/facts/unknown.csv": """分野,項目
税,納める日
""",
}


def small_town(root: Path) -> Path:
    """Write the town's data below `root` and return `root`."""
    for name, content in _FILES.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return root


def change(root: Path, name: str, old: str, new: str) -> None:
    """Replace words of one file; the words must be there."""
    path = root / name
    content = path.read_text(encoding="utf-8")
    assert old in content
    path.write_text(content.replace(old, new), encoding="utf-8")
