"""The browser and the Japanese font: found, fetched, or asked for in one sentence; never done without."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.launcher.stubs import Project, write_script
from tools.launcher import browser


def test_the_chosen_browser_goes_before_an_installed_one(ready: Project, tmp_path: Path) -> None:
    write_script(tmp_path / "mine", "echo 1")
    ready.run("site", CHECKS_BROWSER=str(tmp_path / "mine"))
    assert ready.calls()[0]["env"]["CHECKS_BROWSER"] == str(tmp_path / "mine")


def test_a_chosen_browser_that_is_not_there_is_an_error_and_not_replaced(ready: Project) -> None:
    done = ready.run("site", CHECKS_BROWSER="/no/such/browser")
    assert done.returncode == 3
    assert "エラー：CHECKS_BROWSER のブラウザー（/no/such/browser）を動かせません。" in done.stderr
    assert ready.calls() == []


def test_an_installed_browser_that_does_not_start_is_passed_over(fresh: Project) -> None:
    write_script(fresh.programs / "chromium", "exit 1")
    write_script(fresh.programs / "google-chrome", "echo Chrome 1")
    fresh.run("site")
    assert fresh.calls()[0]["env"]["CHECKS_BROWSER"] == str(fresh.programs / "google-chrome")


def test_without_a_browser_one_is_downloaded_once(fresh: Project) -> None:
    (fresh.programs / "chromium").unlink()
    for download in ("works", "broken"):
        done = fresh.run("site", STUB_BROWSER_DOWNLOAD=download)
        assert done.returncode == 0, done.stderr
        assert fresh.calls()[0]["env"]["CHECKS_BROWSER"] == str(fresh.home / "downloaded")


def test_without_any_way_to_a_browser_the_person_is_told_what_to_install(fresh: Project) -> None:
    (fresh.programs / "chromium").unlink()
    done = fresh.run("site")
    assert done.returncode == 3
    assert "エラー：検査に使うブラウザーがありません。Google Chrome、" in done.stderr
    assert fresh.calls() == []


def test_root_on_debian_gets_browser_and_font_from_the_distribution(
    fresh: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (fresh.programs / "chromium").unlink()
    chromium = fresh.programs / "chromium"
    write_script(
        fresh.programs / "apt-get",
        f'echo "$@" >> "{tmp_path}/apt.log"\n'
        f'test "$1" = install && printf "#!/bin/sh\\n" > "{chromium}" && {shutil.which("chmod")} +x "{chromium}"',
    )
    for name in list(os.environ):
        monkeypatch.delenv(name)
    for name, value in fresh.env.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert browser.find(fresh.root) == str(chromium)
    update, install = (tmp_path / "apt.log").read_text(encoding="utf-8").splitlines()
    assert update.startswith("update")
    assert install.endswith("--yes --no-install-recommends chromium fonts-noto-cjk")


def test_without_a_japanese_font_nothing_is_audited(fresh: Project) -> None:
    write_script(fresh.programs / "fc-list", "exit 0")
    done = fresh.run("site")
    assert done.returncode == 3
    assert "エラー：日本語のフォントがありません。" in done.stderr
    assert fresh.calls() == []


def test_browsers_are_looked_for_where_windows_and_macos_put_them() -> None:
    windows = list(browser.places("win32", {"PATH": "", "PROGRAMFILES": r"C:\Program Files"}))
    assert r"C:\Program Files\Google\Chrome\Application\chrome.exe" in windows
    assert r"C:\Program Files\Microsoft\Edge\Application\msedge.exe" in windows
    mac = list(browser.places("darwin", {"PATH": ""}))
    assert "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" in mac
