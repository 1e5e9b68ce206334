"""The review tool in a real browser: worked by keyboard alone, itself accessible, writing answers that hold."""

import http.client
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, sync_playwright

from checks import server
from checks.browser.launch import _FLAGS
from checks.engines import executable
from checks.gate import verdict
from checks.ledger import read_records
from checks.model import Report, Verdict
from checks.review.server import Desk, make_server
from checks.run import today
from tests.generate.small_accessibility import FILES
from tests.ledger.town import LOGO, MARK, audit, build, write


@dataclass
class Sitting:
    """A person at the desk: their browser, their town."""

    page: Page
    root: Path
    origin: str
    report: Report

    def tab_to(self, selector: str) -> None:
        """Presses Tab until the element has the focus; it must be reachable so."""
        for _ in range(80):
            if self.page.evaluate("s => document.activeElement?.matches(s) ?? false", selector):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{selector} is not reached by Tab")

    def write(self, selector: str, text: str) -> None:
        self.tab_to(selector)
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(text)

    def fill_in(self, reason: str = "町の名前が伝わる。") -> None:
        """Chooses 適合 and writes the rest, by keyboard."""
        self.tab_to('input[name="result"]')
        self.page.keyboard.press("Space")
        self.write("#reason", reason)
        self.write("#environment", "Windows 11、Edge")
        self.write("#office", "総務課")

    def press(self) -> None:
        self.tab_to("button:not(.quiet)")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def take_back(self) -> None:
        self.tab_to("button.quiet")
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def open_first(self) -> None:
        self.page.goto(f"{self.origin}/")
        self.tab_to('a[href^="/item/"]')
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")


def audited(folder: Path) -> Report:
    """The audit brings an event loop of its own, and the test's browser has one already in this thread."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(audit, folder).result()


@pytest.fixture(scope="module")
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(_FLAGS))
        page = browser.new_page(locale="ja-JP")
        yield page
        browser.close()


@pytest.fixture
def sitting(tmp_path: Path, browser_page: Page) -> Iterator[Sitting]:
    build(tmp_path, index=MARK, bousai=LOGO)
    report = audited(tmp_path)
    with server.serve(tmp_path / "site") as site, make_server(Desk(tmp_path, report, site, today)) as desk:
        thread = threading.Thread(target=desk.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield Sitting(browser_page, tmp_path, f"http://127.0.0.1:{desk.server_port}", report)
        desk.shutdown()
        thread.join()


def test_questions_are_answered_by_keyboard_alone_until_the_gate_opens(sitting: Sitting) -> None:
    assert verdict(sitting.report) is Verdict.INCOMPLETE
    sitting.open_first()
    assert "公開できません" in sitting.page.inner_text("main")
    sitting.fill_in()
    sitting.press()
    assert "記録しました" in sitting.page.inner_text('[role="status"]')
    assert "答えた数は1、残りは1です。" in sitting.page.inner_text("main")
    assert sitting.page.input_value("#office") == "総務課"
    sitting.fill_in("町の印だと分かる。")
    sitting.press()
    assert "今、人の答えを待つ質問はありません" in sitting.page.inner_text("main")
    records = read_records(sitting.root, today()).judgements
    assert {(item.result.value, item.method, item.office) for item in records} == {("適合", "目視", "総務課")}
    assert verdict(audited(sitting.root)) is Verdict.CONFORMS


def test_the_last_answer_can_be_taken_back_and_its_question_is_open_again(sitting: Sitting) -> None:
    sitting.open_first()
    assert sitting.page.locator("button.quiet").count() == 0
    question = sitting.page.inner_text("h1")
    sitting.fill_in()
    sitting.press()
    sitting.take_back()
    assert "取り消しました" in sitting.page.inner_text('[role="status"]')
    assert read_records(sitting.root, today()).judgements == ()
    assert "答えた数は0、残りは2です。" in sitting.page.inner_text("main")
    assert sitting.page.locator("button.quiet").count() == 0
    sitting.open_first()
    assert sitting.page.inner_text("h1") == question


def test_a_missing_reason_is_told_where_it_is_missing_and_nothing_is_written(sitting: Sitting) -> None:
    sitting.open_first()
    sitting.press()
    assert sitting.page.title().startswith("入力のまちがい")
    assert "そう判断した理由を書いてください" in sitting.page.inner_text('[role="alert"]')
    assert sitting.page.get_attribute("#reason", "aria-invalid") == "true"
    sitting.tab_to('[role="alert"] a[href="#reason"]')
    sitting.page.keyboard.press("Enter")
    assert sitting.page.evaluate("location.hash") == "#reason"
    assert read_records(sitting.root, today()).judgements == ()


def test_the_picture_frames_the_element_in_question(sitting: Sitting) -> None:
    sitting.open_first()
    image = sitting.page.locator("img.shot")
    assert image.evaluate("async image => { await image.decode(); return image.naturalWidth; }") == 1280
    reds = image.evaluate(
        """async image => {
          const canvas = new OffscreenCanvas(image.naturalWidth, image.naturalHeight);
          const ink = canvas.getContext("2d");
          ink.drawImage(image, 0, 0);
          const { data } = ink.getImageData(0, 0, canvas.width, canvas.height);
          let count = 0;
          for (let i = 0; i < data.length; i += 4) {
            if (data[i] === 0xc0 && data[i + 1] === 0 && data[i + 2] === 0) count += 1;
          }
          return count;
        }"""
    )
    assert reds > 500


def faults(page: Page) -> list[str]:
    wide = ["wider than the window"] if page.evaluate("document.documentElement.scrollWidth > innerWidth") else []
    return wide + [item["id"] for item in Axe().run(page).response["violations"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_pages_of_the_tool_have_no_fault_a_machine_finds(sitting: Sitting, scheme: str) -> None:
    sitting.page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    sitting.page.set_viewport_size({"width": 320, "height": 640})
    sitting.page.goto(f"{sitting.origin}/")
    assert faults(sitting.page) == []
    sitting.open_first()
    sitting.press()
    assert sitting.page.locator('[role="alert"]').count() == 1
    assert faults(sitting.page) == []
    sitting.fill_in()
    sitting.press()
    assert sitting.page.locator("button.quiet").count() == 1
    assert faults(sitting.page) == []
    sitting.page.set_viewport_size({"width": 1280, "height": 900})


def test_the_focus_can_be_seen_wherever_it_goes(sitting: Sitting) -> None:
    sitting.open_first()
    widths = []
    for _ in range(12):
        sitting.page.keyboard.press("Tab")
        widths.append(sitting.page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)"))
    assert min(widths) >= 2


def test_criteria_of_a_page_are_answered_together(sitting: Sitting) -> None:
    for name, text in FILES.items():
        sample = (
            "".join(f"{line.partition(':')[0]}: なし\n" for line in text.splitlines()) if "sample" in name else text
        )
        write(sitting.root, f"accessibility/{name}", sample)
    sitting.page.goto(f"{sitting.origin}/")
    link = sitting.page.locator('a[href^="/item/page-"]').first
    link.focus()
    with sitting.page.expect_navigation():
        sitting.page.keyboard.press("Enter")
    for number in ("1.3.2", "2.4.3"):
        sitting.tab_to(f'input[value="{number}"]')
        sitting.page.keyboard.press("Space")
    sitting.fill_in("読み上げの順番が同じ。")
    sitting.press()
    (record,) = read_records(sitting.root, today()).judgements
    assert record.criteria == ("1.3.2", "2.4.3")
    assert sitting.page.locator('input[value="1.3.2"]').count() == 0
    assert sitting.page.locator('input[value="1.1.1"]').count() == 1


def ask(sitting: Sitting, method: str, path: str, body: str = "", **headers: str) -> int:
    connection = http.client.HTTPConnection("127.0.0.1", int(sitting.origin.rsplit(":", 1)[1]))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}
    connection.request(method, path, body.encode(), {**kind, **headers})
    return connection.getresponse().status


def test_another_site_reaches_neither_the_questions_nor_the_ledger(sitting: Sitting) -> None:
    sitting.open_first()
    path = sitting.page.url.removeprefix(sitting.origin)
    answer = "result=%E9%81%A9%E5%90%88&reason=a&method=%E7%9B%AE%E8%A6%96&environment=b&office=c"
    assert ask(sitting, "GET", "/", Host="town.example.jp") == 403
    assert ask(sitting, "POST", path, answer) == 403
    assert ask(sitting, "POST", path, f"{answer}&token=wrong") == 403
    assert ask(sitting, "POST", path, "a" * 70000) == 413
    assert ask(sitting, "GET", "/item/../../etc/passwd") == 404
    assert read_records(sitting.root, today()).judgements == ()


def test_a_record_somebody_broke_is_told_on_the_page(sitting: Sitting) -> None:
    write(sitting.root, "judgements/a.yml", "rulr: x\n")
    sitting.page.goto(f"{sitting.origin}/")
    assert "a.yml の 1行目：項目「rulr」は知りません" in sitting.page.inner_text("main")
