"""The name of what was judged: it changes with what a person sees, and with nothing else."""

from pathlib import Path

import pytest

from checks.content import page_name, question_name
from checks.ingredients import Files
from checks.model import Mode, Result
from checks.rule import Judged
from checks.subject import Document

PAGE = """<title>防災</title><nav><a href="{up}a.html">{menu}</a></nav>
<main><article class="text"><h1>防災</h1><p>{text}</p><img src="{up}map.png" alt="{alt}">
<div data-recorded=""><p>{shown}</p></div></article><dl><dt>更新日</dt><dd>{day}</dd></dl></main>
<footer>{menu}</footer>"""
SAME = {"up": "", "menu": "防災", "text": "雨の日は早めに。", "alt": "地図", "shown": "未確認", "day": "4月1日"}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    (tmp_path / "map.png").write_bytes(b"a map")
    return tmp_path


def name(site: Path, url: str = "/index.html", **changed: str) -> str:
    return page_name(url, PAGE.format(**{**SAME, **changed}), Files(site).digest)


@pytest.mark.parametrize("changed", [{"menu": "防災と避難"}, {"day": "5月1日"}, {"shown": "適合"}])
def test_what_pages_share_and_what_is_recorded_outdate_no_judgement_of_a_page(
    site: Path, changed: dict[str, str]
) -> None:
    assert name(site, **changed) == name(site)


@pytest.mark.parametrize("changed", [{"text": "雨の日は早めに！"}, {"alt": "町の地図"}])
def test_what_a_person_reads_is_what_was_judged(site: Path, changed: dict[str, str]) -> None:
    assert name(site, **changed) != name(site)


def test_another_picture_is_another_page(site: Path) -> None:
    before = name(site)
    (site / "map.png").write_bytes(b"another map")
    assert name(site) != before


def test_the_same_page_in_another_folder_has_the_same_name(site: Path) -> None:
    assert name(site, "/bousai/index.html", up="../") == name(site)


def judged(markup: str, url: str, key: str = "vague", **values: str) -> tuple[Judged, Document]:
    document = Document(url, markup)
    return Judged(Result.CANT_TELL, Mode.SEMI_AUTO, key, "", "", None, document, values), document


def question(site: Path, markup: str, url: str = "/a.html", rule: str = "html/a", key: str = "k", **values: str) -> str:
    item, document = judged(markup, url, key, **values)
    return question_name(rule, ("1.1.1",), item, document.tags("img, td")[0], Files(site).digest)


def test_a_question_is_another_one_for_another_rule_message_or_word(site: Path) -> None:
    image = '<p><img src="map.png" alt="地図"></p>'
    names = {
        question(site, image),
        question(site, image, rule="html/b"),
        question(site, image, key="long"),
        question(site, image, text="地図"),
        question(site, image.replace("地図", "町の地図")),
    }
    assert len(names) == 5


def test_a_question_is_the_same_wherever_the_element_stands_and_however_much_was_counted(site: Path) -> None:
    image = '<p><img src="map.png" alt="地図"></p>'
    moved = '<main><p>前の文。</p><ul><li><img alt="地図" src="../map.png"></li></ul></main>'
    assert question(site, image, count="12") == question(site, moved, "/bousai/index.html", count="9")
