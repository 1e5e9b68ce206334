"""`./run new-page` and `./run lock`: they write files, and never over something they should not."""

from __future__ import annotations

import pytest

from tests.launcher.stubs import Project


def test_a_new_page_has_its_title_and_says_what_to_do_next(fresh: Project) -> None:
    done = fresh.run("new-page", "bousai/yuki", "雪への備え")
    assert done.returncode == 0
    page = (fresh.root / "docs/bousai/yuki.md").read_text(encoding="utf-8")
    assert page.startswith("# 雪への備え\n")
    assert "docs/bousai/yuki.md を開いて" in done.stderr
    assert "nav" not in done.stderr


def test_where_the_menu_is_a_list_the_line_to_add_is_named(fresh: Project) -> None:
    (fresh.root / "mkdocs.yml").write_text("site_name: test\nnav:\n  - index.md\n", encoding="utf-8")
    assert "nav: に bousai/yuki.md の行を足して" in fresh.run("new-page", "docs/bousai/yuki.md", "雪").stderr


def test_a_page_that_is_there_is_never_overwritten(fresh: Project) -> None:
    fresh.run("new-page", "yuki", "雪")
    done = fresh.run("new-page", "yuki", "別の題名")
    assert done.returncode == 3
    assert "docs/yuki.md はもうあります" in done.stderr
    assert "別の題名" not in (fresh.root / "docs/yuki.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("place", ["../secret", "雪", "Yuki", "a b", "/", "yuki_", "a//b"])
def test_a_place_that_cannot_be_an_address_is_refused(fresh: Project, place: str) -> None:
    done = fresh.run("new-page", place, "雪")
    assert done.returncode == 3
    assert f"「{place}」は場所に使えません" in done.stderr
    assert not (fresh.root / "docs").exists()


@pytest.mark.parametrize("arguments", [(), ("yuki",), ("yuki", " "), ("yuki", "雪の", "備え")])
def test_a_new_page_without_a_usable_title_is_refused(fresh: Project, arguments: tuple[str, ...]) -> None:
    done = fresh.run("new-page", *arguments)
    assert done.returncode == 3
    assert "題名" in done.stderr
    assert not (fresh.root / "docs").exists()


def test_a_file_or_folder_that_cannot_be_used_is_named_in_one_sentence(fresh: Project) -> None:
    (fresh.root / "docs").touch()
    done = fresh.run("new-page", "yuki", "雪")
    assert done.returncode == 3
    assert f"エラー：{fresh.root / 'docs'} を使えません" in done.stderr
    assert "Traceback" not in done.stderr


def test_lock_pins_both_files_for_every_platform_with_hashes(ready: Project) -> None:
    done = ready.run("lock", "--upgrade")
    assert done.returncode == 0
    site, dev = (call["arguments"] for call in ready.calls())
    for arguments, name in ((site, "requirements"), (dev, "requirements-dev")):
        assert arguments[:2] == ["pip", "compile"]
        assert {"--universal", "--generate-hashes", "--no-emit-index-url", "--upgrade"} < set(arguments)
        assert arguments[-3:] == [f"{name}.in", "-o", f"{name}.txt"]


def test_lock_stops_at_the_file_that_cannot_be_pinned(ready: Project) -> None:
    done = ready.run("lock", STUB_EXIT_UV="1")
    assert done.returncode == 1
    assert "requirements.in を直してください" in done.stderr
    assert len(ready.calls()) == 1
