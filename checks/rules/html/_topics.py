"""Knows what everyday subjects are talked about with which words, and things of which there are several of one kind."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final

_ENGLISH: Final[Mapping[str, str]] = {
    "opening hours": "open opens opening close closes closed closing hour hours monday tuesday wednesday thursday"
    " friday saturday sunday weekday weekdays weekend weekends",
    "weather": "weather forecast rain rainy raining snow snowy sunny sunshine cloudy storm temperature celsius windy"
    " humidity thunder",
    "contact": "contact contacts phone telephone fax email e-mail mailing inquiries enquiries helpdesk hotline",
    "prices": "price prices pricing fee fees cost costs charge charges tariff payment discount yen euro euros dollar"
    " dollars pound pounds",
    "getting there": "directions location map parking station bus train tram airport route motorway highway",
    "cooking": "recipe recipes ingredient ingredients cook cooking bake baking oven flour butter sugar tablespoon"
    " teaspoon stir boil dish dishes",
    "jobs": "job jobs career careers vacancy vacancies salary applicant applicants recruitment employer hiring resume",
    "privacy": "privacy cookie cookies gdpr confidentiality",
    "delivery": "shipping shipment delivery deliveries courier parcel parcels dispatch",
    "health": "doctor doctors hospital clinic patient patients vaccine vaccination symptom symptoms medicine disease"
    " surgery nurse pharmacy",
    "school": "school schools pupil pupils student students teacher teachers classroom lesson lessons curriculum",
    "waste": "garbage waste trash rubbish recycling recycle bin bins landfill",
    "taxes": "tax taxes taxation taxpayer",
    "disasters": "evacuation evacuate earthquake flood floods flooding shelter shelters tsunami typhoon disaster",
    "sport": "football soccer rugby cricket tennis basketball baseball match team teams score scored goal goals league"
    " player players tournament coach",
    "animals": "dog dogs cat cats pet pets animal animals mammal mammals bird birds zoo wildlife species",
    "music": "music song songs album albums concert band singer guitar piano orchestra melody",
    "lodging": "hotel hotels room rooms guest guests booking check-in hostel accommodation suite",
    "software": "software download install installation app apps version computer browser windows server programming",
    "elections": "election elections vote votes voting ballot candidate candidates polling",
    "budget": "budget revenue expenditure fiscal deficit surplus",
    "books": "book books author authors novel novels library librarian borrow chapter publisher",
    "fruit growing": "harvest harvested harvesting orchard crop crops fruit fruits grove ripe",
    "history": "history historic century founded medieval ancient dynasty",
    "law": "law laws court courts judge lawsuit attorney lawyer statute legislation",
    "shopping": "shop shopping cart basket checkout store purchase",
    "navigation": "menu navigation homepage sitemap breadcrumb",
    "space": "planet planets star stars galaxy moon telescope orbit astronaut",
    "cars": "car cars engine tyre tyres tire tires vehicle vehicles mileage dealership",
}
_JAPANESE: Final[Mapping[str, str]] = {
    "opening hours": "開館 閉館 休館 営業時間 受付時間 利用時間 開庁 閉庁 定休 曜日 月曜 火曜 水曜 木曜 金曜 土曜 日曜"
    " 平日 午前 午後",
    "weather": "天気 気象 天候 雨 雪 晴れ 気温 予報 降水 湿度",
    "contact": "問い合わせ 問合せ 連絡先 電話番号 電話 ファクス メール",
    "prices": "料金 費用 手数料 使用料 無料 割引 支払 円",
    "getting there": "アクセス 行き方 交通 地図 駐車場 徒歩 バス停 駅 インターチェンジ",
    "cooking": "材料 作り方 料理 レシピ 献立 大さじ 小さじ 煮る 焼く 給食",
    "jobs": "採用 求人 職員募集 給与 勤務",
    "privacy": "個人情報 プライバシー クッキー",
    "health": "病院 診療 健診 検診 予防接種 ワクチン 医師 症状 薬",
    "school": "学校 児童 生徒 授業 教員 入学 通学",
    "waste": "ごみ ゴミ 分別 収集日 資源物 可燃 不燃 粗大",
    "taxes": "税 納税 課税",
    "disasters": "避難 地震 津波 洪水 浸水 防災 災害 土砂",
    "sport": "試合 選手 競技 スポーツ 大会 得点",
    "animals": "犬 猫 ペット 動物 鳥",
    "music": "音楽 演奏 合唱 コンサート 楽器",
    "software": "ソフト アプリ ダウンロード インストール ブラウザ パソコン",
    "elections": "選挙 投票 候補者 有権者",
    "budget": "予算 決算 歳入 歳出 財政",
    "books": "図書 貸出 蔵書 読書 書籍",
    "fruit growing": "収穫 果樹 果物 農作物 作付",
    "history": "歴史 年表 江戸 明治 史跡 文化財",
    "family register": "戸籍 住民票 転入 転出 転居 婚姻 出生届",
    "child care": "保育 子育て 乳幼児 園児 児童手当",
    "elderly care": "介護 高齢者 要介護 デイサービス",
    "water": "水道 下水道 給水 断水 検針",
}
"""Words that show a subject; in Japanese also as parts of longer words."""

FACETS: Final = frozenset({"opening hours", "contact", "prices", "getting there"})
"""Subjects that are told of any other subject, such as the opening hours of a library."""

WITHOUT_HOURS: Final = frozenset({"weather", "privacy", "budget", "space", "cooking", "navigation", "fruit growing"})
"""Subjects that nobody opens or closes, so that times of opening tell nothing about them."""

_KINDS: Final[Mapping[str, str]] = {
    "fruit": "apple apples|pear pears|orange oranges|lemon lemons|clementine clementines|mandarin mandarins|cherry"
    " cherries|grape grapes|peach peaches|plum plums|banana bananas|mango mangoes mangos|kiwi kiwis|melon melons"
    "|watermelon watermelons|strawberry strawberries|raspberry raspberries|blueberry blueberries|pineapple pineapples"
    "|apricot apricots|fig figs|grapefruit grapefruits|pomegranate pomegranates|olive olives|りんご リンゴ"
    "|梨 なし ナシ|みかん ミカン|ぶどう ブドウ|柿|桃|さくらんぼ サクランボ|いちご イチゴ|メロン|スイカ",
    "vegetable": "carrot carrots|potato potatoes|tomato tomatoes|onion onions|cabbage cabbages|lettuce lettuces|pumpkin"
    " pumpkins|cucumber cucumbers|spinach|broccoli|pea peas|bean beans|garlic|mushroom mushrooms|枝豆|大根|きゅうり",
    "animal": "dog dogs|cat cats|horse horses|cow cows|sheep|goat goats|pig pigs|rabbit rabbits|elephant elephants|lion"
    " lions|tiger tigers|bear bears|wolf wolves|fox foxes|monkey monkeys|penguin penguins|dolphin dolphins|whale whales"
    "|犬|猫|馬|牛|豚|熊 クマ|猿 サル|いのしし イノシシ",
    "season": "spring|summer|autumn|winter|春|夏|秋|冬",
    "country": "japan|china|korea|france|germany|italy|spain|portugal|netherlands|belgium|denmark|norway|sweden|finland"
    "|poland|england|scotland|ireland|canada|mexico|brazil|india|australia|日本|中国|韓国|フランス|ドイツ|イタリア",
    "sport": "football|soccer|rugby|cricket|tennis|basketball|baseball|volleyball|hockey|golf|badminton|swimming"
    "|野球|サッカー|テニス|バスケットボール|バレーボール|水泳|柔道|剣道",
    "instrument": "guitar guitars|piano pianos|violin violins|drum drums|flute flutes|trumpet trumpets|cello cellos",
    "drink": "coffee|tea|wine|beer|milk|juice|water",
    "vehicle": "car cars|bus buses|train trains|bicycle bicycles|motorcycle motorcycles|ship ships|plane planes"
    "|helicopter helicopters|truck trucks",
    "school": "幼稚園|保育園|小学校|中学校|高等学校 高校|大学",
    "tax": "住民税|固定資産税|軽自動車税|国民健康保険税|所得税|相続税",
    "procedure": "転入届 転入|転出届 転出|転居届 転居|出生届|死亡届|婚姻届|離婚届",
}
"""Things of one kind, divided by "|"; words for the same thing stand together."""

_YEAR = re.compile(
    r"(?:平成|令和)(?:元|\d+)年度|(?<!\d)(?:19|20)\d\d年度|(?<!\d)(?:19|20)\d\d(?=\s*(?:annual|budget|report))"
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")


def _plain(text: str) -> str:
    return unicodedata.normalize("NFKC", text).casefold()


@cache
def _topic_of_word() -> Mapping[str, str]:
    return {word: topic for topic, words in _ENGLISH.items() for word in words.split()}


@lru_cache(maxsize=4096)
def topics(text: str) -> Mapping[str, int]:
    """Subjects a text talks about, each with how many different words show it."""
    plain = _plain(text)
    found: dict[str, set[str]] = {}
    for word in _WORD.findall(plain):
        if word in _topic_of_word():
            found.setdefault(_topic_of_word()[word], set()).add(word)
    for topic, words in _JAPANESE.items():
        seen = {word for word in words.split() if word in plain}
        if seen:
            found.setdefault(topic, set()).update(seen)
    return {topic: len(words) for topic, words in found.items()}


def speaks_of_another(text: str, other: str) -> bool:
    """Whether a text names one known subject, and another text at least twice one that is no side of the first."""
    return len(topics(text)) == 1 and any(n > 1 for topic, n in topics(other).items() if topic not in FACETS)


@lru_cache(maxsize=4096)
def things(text: str) -> Mapping[str, frozenset[str]]:
    """Things a text names, by kind; each thing by the first word for it. Fiscal years are things of the kind "year"."""
    plain = _plain(text)
    english = set(_WORD.findall(plain))
    found: dict[str, set[str]] = {}
    for kind, first, word in _kinds():
        if word in english if word.isascii() else word in plain:
            found.setdefault(kind, set()).add(first)
    years = {match.replace(" ", "") for match in _YEAR.findall(plain)}
    if years:
        found["year"] = years
    return {kind: frozenset(names) for kind, names in found.items()}


@cache
def _kinds() -> tuple[tuple[str, str, str], ...]:
    def rows() -> Iterator[tuple[str, str, str]]:
        for kind, members in _KINDS.items():
            for member in members.split("|"):
                words = member.split()
                yield from ((kind, words[0], word) for word in words)

    return tuple(rows())


def swapped(one: str, other: str) -> tuple[str, str] | None:
    """The things of one kind that two texts name instead of one another, when each names exactly one; else None."""
    mine, theirs = things(one), things(other)
    for kind in mine.keys() & theirs.keys():
        if len(mine[kind]) == 1 == len(theirs[kind]) and mine[kind] != theirs[kind]:
            return next(iter(mine[kind])), next(iter(theirs[kind]))
    return None
