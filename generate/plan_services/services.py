"""What the website does for each 個別施策, one function a measure: only what it really does, with its counts."""

from collections.abc import Callable, Iterator, Mapping

from generate.measures import Measure
from generate.opendata.metadata import terms
from generate.opendata.pages import COUNTED as COUNTED_DATA
from generate.opendata.published import with_rows
from generate.opendata.tables import DataTable
from generate.plan import WHOLE_PAGE, escape, link
from generate.plan_services.site_state import SiteState
from generate.plan_source import measure_page
from generate.procedures.catalog import ASKED, count_online
from generate.procedures.pages import COUNTED, INDEX, ONLINE, online_words, procedure_page
from generate.town_data import EVENTS
from generate.town_dates import period

# Datasets the plan names as the first ones (施策6), by the id of the standard.
_FIRST = ("aed", "public_wireless_lan", EVENTS)
_POPULATION = "人口"
_KINKYU = "kinkyu.md"
_OPEN_DATA = "opendata/index.md"

Service = Callable[[SiteState], Iterator[str]]


def services(measure: Measure, state: SiteState) -> list[str]:
    """Return what the site does for a measure, each as Markdown of one item of a list on its page."""
    number = measure.head.number
    counted = _COUNTED[number](state) if number in _COUNTED else ()
    return [*counted, *_SAID.get(number, ()), *_procedures(number, state)]


def _to(text: str, target: str) -> str:
    """Every page of a measure stands in the same folder, so a link is the same from each."""
    return link(text, target, measure_page(1))


def _dataset(table: DataTable) -> str:
    return _to(f"{table.dataset.title}のデータ", f"opendata/{table.dataset.id.replace('_', '-')}/index.md")


def _procedures(number: int, state: SiteState) -> Iterator[str]:
    for one in state.about(number):
        known, asked = one.known, len(ASKED)
        yield f"{_to(one.name, procedure_page(one))}：{asked}の項目のうち、わかっているのは{known}つです。"


def _online(state: SiteState) -> Iterator[str]:
    if state.procedures:
        yield f"{_to('手続きの一覧', INDEX)}：出典で確かめられた{len(state.procedures)}件の手続きをのせています。"
        yield f"{_to('オンラインでできる手続きの数', ONLINE)}：{online_words(count_online(state.procedures))}{COUNTED}"


def _counter(state: SiteState) -> Iterator[str]:
    if state.procedures:
        known = sum(1 for one in state.procedures if one.documents is not None)
        yield (
            f"{_to('手続きの一覧', INDEX)}：必要な書類を、行く前に確かめられる欄があります。"
            f"今、書類がわかっているのは、{len(state.procedures)}件のうち{known}件です。"
        )


def _count(state: SiteState) -> Iterator[str]:
    """The KPI of the two measures about open data, counted."""
    found = with_rows(state.tables)
    if found:
        files = f"{state.downloads}個のファイル"
        yield f"{_to('オープンデータ', _OPEN_DATA)}：{len(found)}件のデータを、{files}で公開しています。{COUNTED_DATA}"


def _open_data(state: SiteState) -> Iterator[str]:
    yield from _count(state)
    found = with_rows(state.tables)
    for table in found:
        yield f"{_dataset(table)}：{len(table.rows)}件"
    if found:
        yield "公開する前に、見出し、日付、位置、電話番号などの書き方を、自動で調べています。"


def _first_data(state: SiteState) -> Iterator[str]:
    yield from _count(state)
    for table in state.tables:
        dataset = table.dataset
        if dataset.id not in _FIRST:
            continue
        if table.rows:
            yield f"{_dataset(table)}：{len(table.rows)}件を公開しています。"
        else:
            yield f"{escape(dataset.title)}のデータ：国の標準の見出しを用意しています。中身は公表されていません。"
    yield from _events(state)


def _events(state: SiteState) -> Iterator[str]:
    if not state.has("events/index.md"):
        return
    page = _to("行事", "events/index.md")
    if not state.coming:
        yield f"{page}：これからの行事は、公表されていません。"
    for event in state.coming[:3]:
        yield f"{page}：{escape(event.name)}（{period(event.start, event.end)}）"


def _population(state: SiteState) -> Iterator[str]:
    facts = [fact for fact in state.data.facts if fact.group == _POPULATION]
    if facts and state.has("about/index.md"):
        yield f"{_to('町の概要', 'about/index.md')}：人口について、出典のあることを{len(facts)}件のせています。"
    yield "ビッグデータの利活用にあたるものは、このサイトにはまだありません。"


def _learning(state: SiteState) -> Iterator[str]:
    found = with_rows(state.tables)
    if found:
        yield f"{_to('オープンデータ', _OPEN_DATA)}：表計算ソフトやプログラムで開ける{len(found)}件のデータがあります。"
    yield from _events(state)


def _wifi(state: SiteState) -> Iterator[str]:
    sites, shelters = len(state.data.evacuation_sites), len(state.data.shelters)
    if state.has(_KINKYU):
        yield (
            f"{_to('緊急のとき', _KINKYU)}：回線が混んでいても開けるように、とても軽くしたページです。"
            f"指定緊急避難場所{sites}か所と、指定避難所{shelters}か所をのせています。"
        )
    table = state.dataset("public_wireless_lan")
    if table is not None:
        yield f"{_dataset(table)}：{len(table.rows)}か所を公開しています。"
    else:
        yield "公衆無線LANの場所のデータは、町から公表されたら、国の標準の形で公開できるように用意しています。"


def _accessibility(state: SiteState) -> Iterator[str]:
    yield "ページを公開する前に、JIS X 8341-3:2016に関わる点を自動で調べます。直すところが見つかると、公開を止めます。"
    yield "機械では分からない点もあるので、自動の検査だけで、規格のとおりだとは言えません。"
    if state.has("accessibility/results.md"):
        # Judgements of this page are not bound to the words inside: recording a result changes them.
        count = f'<span data-recorded="">記録した結果は{len(state.results)}回分です。</span>'
        yield f"{_to('試験の結果', 'accessibility/results.md')}：達成基準ごとの結果を示します。{count}"
        yield f"{_to('監査の推移', 'accessibility/history.md')}：達成基準ごとの結果の移り変わりを示します。"
    if state.has("accessibility/index.md"):
        yield f"{_to('ウェブアクセシビリティ', 'accessibility/index.md')}：使いにくいところの知らせ方があります。"


def _paperless(state: SiteState) -> Iterator[str]:
    pages = len({block.page for block in state.plan.blocks})
    yield f"この計画の文を、PDFだけでなく、読み上げや検索ができる{pages}のページにしています。"
    yield f"{_to('計画をまとめて読む・印刷する', WHOLE_PAGE)}：全文を1つのページで読めます。"


def _less_work(state: SiteState) -> Iterator[str]:
    yield f"一覧、表、件数を、{state.data_files()}個のデータのファイルから自動で作り、手で数え直さずにすませます。"
    yield "公開する前の検査では、直すファイルと行と、直し方を自動で示します。"


def _plain_files(state: SiteState) -> Iterator[str]:
    yield (
        f"このサイトの中身は、特別なソフトがなくても開ける文字のファイルです。"
        f"人が書くページが{state.written_pages()}個、データのファイルが{state.data_files()}個あります。"
    )


def _schools(state: SiteState) -> Iterator[str]:
    table = state.dataset("school")
    if table is not None:
        yield f"{_dataset(table)}：{len(table.rows)}件を公開しています。"
        yield "学校のシステムの情報連携についての情報は、このサイトにはまだありません。"


def _standards(state: SiteState) -> Iterator[str]:
    found = with_rows(state.tables)
    if not found:
        return
    confirmed = sum(1 for table in found if table.generation.confidence == "確認済")
    columns = {name for table in found for name in table.generation.columns}
    yield (
        f"{_to('オープンデータ', _OPEN_DATA)}：{len(found)}件のデータの見出しが、決めた形のとおりかを調べています。"
        f"国の標準の見出しと同じと確かめられたものは{confirmed}件です。"
    )
    yield f"データの{len(columns & set(terms()))}種類の列に、共通語彙基盤の用語を結びつけています。"


def _personal_data(state: SiteState) -> Iterator[str]:
    yield "公開する前に、個人番号、携帯電話の番号、個人向けのメール、生年月日が入っていないかを、自動で調べています。"
    if state.k_anonymity is not None:
        yield f"人についての表では、{state.k_anonymity}人より少ない人数が分かるところを見つけて、公開を止めます。"


_COUNTED: Mapping[int, Service] = {
    1: _online,
    4: _counter,
    5: _open_data,
    6: _first_data,
    7: _population,
    11: _learning,
    13: _wifi,
    14: _accessibility,
    15: _paperless,
    16: _less_work,
    17: _plain_files,
    19: _schools,
    20: _standards,
    23: _personal_data,
}

# What the site does without a count to tell, and what it does not do although its page might seem to say so.
_SAID: Mapping[int, tuple[str, ...]] = {
    18: (
        "このサイトのしくみは、町ごとの設定とデータを分けてあり、ほかの市町村でも使えるようにしています。",
        "クラウドの共同化についての情報は、このサイトにはまだありません。",
    ),
    24: (
        "公開する前の検査では、見つかったことごとに、直し方を職員にわかる言葉で示します。",
        "研修についての情報は、このサイトにはまだありません。",
    ),
}
