"""Finds words whose letters stand one by one between spaces, in any text that people read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from checks.rules.text._reading import JAPANESE, KANA, KANJI

_SPACE = "(?:[ \\t\u00a0\u2000-\u200a\u3000]|&(?:nbsp|ensp|emsp|thinsp|#12288|#[xX]3000);)+"
# A kanji may be followed by hiragana, as 「町」 is in 「三 川 町の予定」.
_END = f"(?:(?<=[{KANJI}])(?![{KANJI}\u30a1-\u30fa\u30fc])|(?![{JAPANESE}]))"
_SPACED = re.compile(f"(?<![{JAPANESE}])[{JAPANESE}](?:{_SPACE}[{JAPANESE}])+{_END}")
_GAP = re.compile(_SPACE)
_NEIGHBOUR_BEFORE = re.compile(f"[{JAPANESE}]{_SPACE}$")
_NEIGHBOUR_AFTER = re.compile(f"(?:{_SPACE})?[{JAPANESE}]")
_ONLY_KANA = re.compile(f"[{KANA}]+")

_WORDS: Final = """
日時 日程 期日 期間 期限 時間 時刻 会場 会議 場所 対象 定員 内容 費用 料金 金額 単価 参加 申込
締切 受付 持物 備考 電話 住所 氏名 名前 年齢 性別 職業 職員 生年 所属 所在 連絡 担当 窓口 主催
共催 後援 協力 講師 司会 議題 議事 議長 議員 議会 会長 委員 町長 町民 町政 村長 市長 課長 係長
室長 局長 主任 主事 主査 助役 目的 概要 趣旨 経緯 方法 手順 手続 注意 重要 緊急 募集 応募 資格
条件 書類 提出 様式 別紙 別表 資料 目次 序章 序文 前文 本文 附則 付則 総則 以上 以下 合計 小計
総計 平均 割合 人口 世帯 面積 予算 決算 歳入 歳出 収入 支出 項目 区分 種類 名称 番号 単位 数量
件数 人数 回数 施設 学校 病院 役場 公園 道路 河川 地区 地域 案内 通知 公告 告示 広報 記事 記入
回答 質問 意見 開催 休館 休日 平日 祝日 午前 午後 今日 明日 毎月 毎週 毎年 毎日 年度 曜日
全国 全体 県庁 消防 警察 防災 避難 救急 医療 福祉 健康 保健 介護 年金 保険 税金 納税 戸籍 印鑑
証明 転入 転出
"""
_KNOWN: Final = frozenset(_WORDS.split())
_KINDS: Final = """
〇一二三四五六七八九十百千万 日月火水木金土祝休 甲乙丙丁戊 春夏秋冬 東西南北中 上中下 大中小特 左右 前後 男女他 有無
可否 要否 正副 優良可不 年月日時分秒円人歳印 父母子兄弟姉妹
"""
_LISTS: Final = tuple(frozenset(letters) for letters in _KINDS.split())
_TITLES: Final = frozenset("様氏殿君")


@dataclass(frozen=True, slots=True)
class Spaced:
    """A word with spaces in it. found: as written; word: without the spaces; sure: it cannot be two words or a name."""

    found: str
    word: str
    sure: bool


def spaced_words(text: str) -> Iterator[Spaced]:
    """The words of a text whose letters stand one by one; rows of things of one kind and blanks are none."""
    for match in _SPACED.finditer(text):
        word = _GAP.sub("", match[0])
        if word in _KNOWN:
            yield Spaced(match[0], word, sure=True)
        elif _listed(word):
            continue
        elif len(word) > 2:
            yield Spaced(match[0], word, sure=True)
        elif _alone(match, text) and not _ONLY_KANA.fullmatch(word):
            yield Spaced(match[0], word, sure=False)


def _listed(word: str) -> bool:
    """Whether the letters are things of one kind in a row, kana in the order of the syllabary, or a name with title."""
    in_order = bool(_ONLY_KANA.fullmatch(word)) and list(word) == sorted(set(word))
    return in_order or word[-1] in _TITLES or any(letters.issuperset(word) for letters in _LISTS)


def _alone(match: re.Match[str], line: str) -> bool:
    """Whether no other word stands beside it: next to one, two letters are more likely a person's name."""
    return not _NEIGHBOUR_BEFORE.search(line[: match.start()]) and not _NEIGHBOUR_AFTER.match(line[match.end() :])
