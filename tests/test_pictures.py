"""Words in pictures: read with tesseract where there is one, and never taken for absent where there is none."""

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from checks.browser import ocr
from checks.evidence import PageEvidence
from checks.model import Result
from checks.rule import Judged, judge
from checks.rulebook import find
from checks.states import STATES
from tests.browsing import Collecting

DRAWN = """<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>例</title></head><body>
<img alt="{alt}"><script>
const canvas = document.createElement("canvas");
[canvas.width, canvas.height] = [500, 120];
const pen = canvas.getContext("2d");
pen.fillStyle = "white"; pen.fillRect(0, 0, 500, 120);
pen.fillStyle = "black"; pen.font = "28px sans-serif"; pen.fillText("{words}", 20, 70);
document.querySelector("img").src = canvas.toDataURL();
</script></body></html>"""

HEADER = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"


@pytest.fixture
def tesseract(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Path]:
    """Puts a stand-in on the path that knows some languages and prints a table; returns its list of calls."""

    def install(*words: tuple[str, float], languages: str = "eng jpn", code: int = 0, wait: float = 0) -> Path:
        calls = tmp_path / "calls"
        rows = [f"5\t1\t1\t1\t1\t{n}\t50\t100\t1400\t200\t{sure}\t{text}" for n, (text, sure) in enumerate(words)]
        table = "\n".join([HEADER, "1\t1\t0\t0\t0\t0\t0\t0\t1500\t360\t-1\t", *rows])
        program = tmp_path / "tesseract"
        program.write_text(
            f"#!{sys.executable}\nimport pathlib, sys, time\n"
            f"if '--list-langs' in sys.argv: print({languages!r}); sys.exit()\n"
            f"data = sys.stdin.buffer.read()\nassert data[1:4] == b'PNG'\n"
            f"with pathlib.Path({str(calls)!r}).open('a') as log: log.write(' '.join(sys.argv[1:]) + '\\n')\n"
            f"time.sleep({wait})\nprint({table!r})\nsys.exit({code})\n",
            encoding="utf-8",
        )
        program.chmod(0o755)
        calls.touch()
        monkeypatch.setenv("PATH", str(tmp_path))
        return calls

    return install


def page(words: str = "Shelter is open", alt: str = "Shelter is open", lang: str = "en") -> str:
    return DRAWN.format(words=words, alt=alt, lang=lang)


def collected(collect: Collecting, html: str) -> PageEvidence:
    found = collect.pages({"/a.html": html}, probes=["pictures"])["/a.html"]
    assert not found.problem, found.problem
    return found


def told(found: PageEvidence, rule: str = "probe/image-of-text") -> list[Judged]:
    return [item for item in judge(find(rule), found.page(STATES[0].name)) if item.message]


def test_text_that_is_read_in_a_picture_fails(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("Shelter", 96), ("is", 95), ("open", 96))
    [item] = told(collected(collect, page()))
    assert (item.result, item.key) == (Result.FAILED, "text")
    assert "shelter is open" in item.message
    assert calls.read_text(encoding="utf-8").split() == ["stdin", "stdout", "-l", "eng", "--psm", "11", "tsv"]


def test_a_japanese_page_is_read_in_japanese_and_english(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("避難", 91), ("所", 92), ("の", 93), ("案内", 90))
    [item] = told(collected(collect, page("避難所の案内", "避難所の案内", "ja")))
    assert "避難所の案内" in item.message
    assert "-l jpn+eng" in calls.read_text(encoding="utf-8")


def test_words_of_a_hidden_picture_that_nobody_hears_fail(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    tesseract(("Shelter", 96), ("is", 95), ("open", 96))
    [item] = told(collected(collect, page("Shelter is still open", alt="")), "probe/image-words-unspoken")
    assert (item.result, item.key) == (Result.FAILED, "hidden")


def test_noise_that_is_read_in_a_photograph_is_no_text(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    tesseract(("eee", 43), ("the", 85), ("a~", 40), ("ae", 81), ("arl", 39), ("SSnn", 33))
    assert told(collected(collect, page("fireworks"))) == []


BUTTON = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>例</title></head><body>
{element}<script>
const canvas = document.createElement("canvas");
[canvas.width, canvas.height] = [500, 120];
const pen = canvas.getContext("2d");
const shade = pen.createLinearGradient(0, 0, 0, 120);
shade.addColorStop(0, "navy"); shade.addColorStop(1, "skyblue");
pen.fillStyle = shade; pen.fillRect(0, 0, 500, 120);
pen.fillStyle = "white"; pen.fillRect(200, 50, 100, 20);
document.querySelector("img, input").src = canvas.toDataURL();
</script></body></html>"""


@pytest.mark.parametrize(
    ("element", "result"),
    [('<input type="image" alt="Send it now">', Result.FAILED), ('<img alt="Send it now">', Result.CANT_TELL)],
)
def test_words_on_a_shaded_ground_fail_on_a_button_and_are_left_to_a_person_elsewhere(
    collect: Collecting, tesseract: Callable[..., Path], element: str, result: Result
) -> None:
    tesseract(("Send", 96), ("it", 95), ("now", 96))
    assert [item.result for item in told(collected(collect, BUTTON.replace("{element}", element)))] == [result]


def test_one_word_that_was_hardly_read_is_left_to_a_person(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("°Weleome", 67))
    [item] = told(collected(collect, page("Welcome")))
    assert (item.result, item.key) == (Result.CANT_TELL, "word")
    assert [line.split()[5] for line in calls.read_text(encoding="utf-8").splitlines()] == ["11", "6"]


def test_without_the_program_a_person_must_look(collect: Collecting, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    [item] = told(collected(collect, page("No program")))
    assert (item.result, item.key) == (Result.CANT_TELL, "unread")
    assert "tesseract" in item.message


def test_without_the_language_a_person_must_look(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("Shelter", 96), languages="eng")
    [item] = told(collected(collect, page("避難所", lang="ja")))
    assert (item.result, item.key) == (Result.CANT_TELL, "unread")
    assert "jpn" in item.message
    assert not calls.read_text(encoding="utf-8")


def test_when_the_program_breaks_a_person_must_look(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    tesseract(("Shelter", 96), ("is", 95), ("open", 96), code=1)
    [item] = told(collected(collect, page("Broken program")))
    assert (item.result, item.key) == (Result.CANT_TELL, "unread")


def test_when_the_program_hangs_a_person_must_look(
    collect: Collecting, tesseract: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    tesseract(("Shelter", 96), ("is", 95), ("open", 96), wait=30)
    monkeypatch.setattr(ocr, "_SECONDS", 0.5)
    [item] = told(collected(collect, page("Slow program")))
    assert (item.result, item.key) == (Result.CANT_TELL, "unread")


def test_the_same_picture_on_two_pages_is_read_once(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("Twice", 96), ("shown", 95))
    collect.pages({f"/{name}.html": page("Twice shown") for name in "ab"}, probes=["pictures"])
    assert len(calls.read_text(encoding="utf-8").splitlines()) == 1


def test_a_page_without_pictures_asks_nothing(collect: Collecting, tesseract: Callable[..., Path]) -> None:
    calls = tesseract(("Shelter", 96))
    found = collected(collect, '<!DOCTYPE html><html lang="ja"><title>例</title><p>文だけです。</p></html>')
    assert found.page(STATES[0].name).probes["pictures"] == {"pictures": []}
    assert not calls.read_text(encoding="utf-8")


@pytest.mark.parametrize(("words", "lang"), [("避難所の開設のお知らせ", "ja"), ("The shelter is open", "en")])
def test_what_the_installed_program_reads_is_told_and_what_it_cannot_read_is_not_passed(
    collect: Collecting, words: str, lang: str
) -> None:
    """On a machine with tesseract and its data the words are found; on any other a person must look."""
    [item] = told(collected(collect, page(words, lang=lang)))
    if shutil.which("tesseract") and "tesseract" not in item.message:
        assert (item.result, item.key) == (Result.FAILED, "text")
    else:
        assert (item.result, item.key) == (Result.CANT_TELL, "unread")
