"""When the plan is printed: beside the other pages, once, and anew only when something it was made of changed."""

import importlib.util
from pathlib import Path
from types import ModuleType, SimpleNamespace

import pytest
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from checks.browser import paper
from checks.printing import finished_or_kept
from generate.plan import WHOLE_PAGE
from generate.plan_pdf_page import PDF, PRINTED
from generate.plan_whole import NO_PDF
from tests.generate.plan_copy import ROOT
from tests.theme.sites import build, real_copy

ADDRESS = "https://mihon.example/"


def test_a_print_is_used_again_only_while_all_it_was_made_of_is_the_same(tmp_path: Path, prints: list[str]) -> None:
    site, kept = tmp_path / "site", tmp_path / "kept"
    site.mkdir()
    (site / "plan.html").write_text('<link rel="stylesheet" href="a.css"><article>計画</article>', "utf-8")
    (site / "a.css").write_text("article { color: #000 }", "utf-8")

    def again(address: str = "", facts: str = "") -> bytes:
        return finished_or_kept(site, "plan.html", address, kept, lambda pdf: pdf + b"%", facts)

    first = again()
    assert again() == first
    assert len(prints) == 1
    (site / "a.css").write_text("article { color: #300; font-size: 3em }", "utf-8")
    assert again() != first
    again(ADDRESS)
    (kept / "printed.pdf").write_bytes(b"%PDF-1.4 half of it")
    assert len(again(ADDRESS)) > 1000
    assert len(prints) == 4
    assert again(ADDRESS, "another finish").endswith(b"%")
    assert len(prints) == 5


@pytest.fixture
def prints(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The pages that were really printed."""
    seen: list[str] = []
    really = paper.printed

    async def noted(site: Path, page: str, address: str) -> tuple[bytes, set[str]]:
        seen.append(page)
        return await really(site, page, address)

    monkeypatch.setattr(paper, "printed", noted)
    return seen


def _hook() -> ModuleType:
    spec = importlib.util.spec_from_file_location("pdf_hook", ROOT / "overrides/hooks/pdf.py")
    assert spec is not None
    assert spec.loader is not None
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    return hook


def _config(folder: Path) -> MkDocsConfig:
    """A build whose page of the whole plan is written, and nothing else."""
    page = folder / PRINTED
    page.parent.mkdir(parents=True)
    page.write_text(f'<article><p id="plan-pdf">{NO_PDF}</p></article>', encoding="utf-8")
    config = MkDocsConfig(config_file_path=str(folder / "mkdocs.yml"))
    config.site_dir = str(folder)
    town = SimpleNamespace(prefecture="山形県", name="三川町")
    config["extra"] = {"settings": SimpleNamespace(town=town), "page_sources": {WHOLE_PAGE: []}, "changed": {}}
    return config


def test_while_somebody_writes_the_document_is_not_printed(tmp_path: Path) -> None:
    hook, config = _hook(), _config(tmp_path)
    hook.on_startup(command="serve", dirty=False)
    hook.on_post_build(config=config)
    assert NO_PDF in (tmp_path / PRINTED).read_text(encoding="utf-8")
    assert not (tmp_path / PDF).exists()


def _pages(config: MkDocsConfig, *names: str) -> list[Page]:
    return [Page(None, File(name, "docs", config.site_dir, use_directory_urls=True), config) for name in names]


def test_the_document_is_printed_while_the_other_pages_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, config = _hook(), _config(tmp_path)
    seen: list[str] = []

    def note(_site: Path, page: str, *_: object) -> bytes:
        seen.append(page)
        return b"%" * 2000

    monkeypatch.setattr(hook, "finished_or_kept", note)
    whole, other = _pages(config, WHOLE_PAGE, "index.md")
    order = hook.on_files(Files([other.file, whole.file]), config)
    assert [file.src_uri for file in order] == [WHOLE_PAGE, "index.md"]
    hook.on_post_page("", page=whole, config=config)
    assert hook._begun == []
    hook.on_post_page("", page=other, config=config)
    [begun] = hook._begun
    assert begun.document.result() == b"%" * 2000
    hook.on_post_build(config=config)
    assert seen == [PRINTED]
    assert "（PDF、2 KB）" in (tmp_path / PRINTED).read_text(encoding="utf-8")


def test_a_page_that_changed_after_its_print_began_is_printed_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hook, config = _hook(), _config(tmp_path)
    seen: list[str] = []

    def note(site: Path, page: str, *_: object) -> bytes:
        seen.append((site / page).read_text(encoding="utf-8"))
        return b"%"

    monkeypatch.setattr(hook, "finished_or_kept", note)
    hook.on_post_page("", page=_pages(config, "index.md")[0], config=config)
    hook._begun[0].document.result()
    page = tmp_path / PRINTED
    page.write_text(page.read_text(encoding="utf-8") + "<p>後から</p>", encoding="utf-8")
    hook.on_post_build(config=config)
    assert len(seen) == 2
    assert "後から" in seen[1]
    assert "後から" in page.read_text(encoding="utf-8")


def test_without_a_browser_the_build_ends_with_what_to_do(tmp_path: Path) -> None:
    config = real_copy(tmp_path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CHECKS_BROWSER", str(tmp_path / "no-browser"))
        with pytest.raises(AssertionError, match="ブラウザを始められません"):
            build(config, tmp_path / "site")
