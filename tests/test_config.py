"""Settings: what is understood, and the words for what is not."""

from pathlib import Path

import pytest

from checks.config import Settings, load_settings
from checks.errors import ConfigError


def write(folder: Path, text: str) -> Path:
    (folder / "pyproject.toml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_settings_gets_the_defaults(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == Settings()


def test_settings_are_read(tmp_path: Path) -> None:
    text = '[tool.checks]\ngate-next-standard = true\nstates = ["light-320"]\nworkers = 3\npage-timeout = 5\n'
    assert load_settings(write(tmp_path, text)) == Settings(
        gate_next_standard=True, states=("light-320",), workers=3, page_timeout=5.0
    )


def test_an_unknown_key_is_an_error_that_guesses_the_right_one(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"pyproject\.toml.*「standrad」.*「standard」のことですか"):
        load_settings(write(tmp_path, '[tool.checks]\nstandrad = "x"\n'))


@pytest.mark.parametrize(
    "line",
    [
        'standard = "JIS X 8341-3:2010"',
        'standard = ""',
        "gate-next-standard = 1",
        "states = []",
        'states = ["light"]',
        'states = ["light-320", "light-320"]',
        "states = [1]",
        "page-timeout = 0",
        "page-timeout = true",
        "workers = -1",
        'workers = "2"',
    ],
)
def test_a_value_that_makes_no_sense_is_an_error(tmp_path: Path, line: str) -> None:
    with pytest.raises(ConfigError):
        load_settings(write(tmp_path, f"[tool.checks]\n{line}\n"))


def test_a_broken_file_is_an_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match=r"pyproject\.toml"):
        load_settings(write(tmp_path, "[tool.checks\n"))
