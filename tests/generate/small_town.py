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
    "data/facts/emergency_evacuation_sites.csv": (
        "名称,住所,緯度,経度,洪水,崖崩れ、土石流及び地滑り,高潮,地震,津波,大規模な火事,内水氾濫,火山現象,"
        "指定避難所との住所同一,国土地理院_共通ID,出典\n"
        "北学校,北1,38.8,139.85,1,,,1,,,,,1,E1,国のデータ\n"
        "南公園,南2,38.7,139.84,,,,1,,,,,,E2,国のデータ\n"
    ),
    "data/facts/designated_shelters.csv": """名称,住所,緯度,経度,受入対象者,国土地理院_共通ID,出典
北学校,北1,38.8,139.85,,E1,国のデータ
""",
    "data/facts/facilities.csv": """区分,名称,よみ,種別,住所,電話番号,案内,出典
学校,北学校,,小学校,北1,,,国のデータ
学校,南学校,,小学校,南1,,,旅の記録
""",
    "data/facts/contacts.csv": """名称,用件,電話番号,注意,出典
案内所,観光,0235-12-3456,,国のデータ
""",
    "data/facts/events.csv": """行事名,開始日,終了日,会場,内容,出典
雪まつり,2025-02-01,,広場,,国のデータ
花まつり,2026-05-03,2026-05-05,広場,,国のデータ
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
