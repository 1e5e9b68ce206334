"""The nightly question about known holes: every pin is asked for, and no answer is never good news."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tools.vulnerabilities import main

REQUIREMENTS = """\
# a comment
lxml==6.1.3 \\
    --hash=sha256:00
soupsieve==2.10 ; python_full_version < '3.11.5' \\
    --hash=sha256:11
soupsieve==4.1.2 ; python_full_version >= '3.11.5' \\
    --hash=sha256:22
"""


@dataclass
class Database:
    """A stand-in for the OSV database, on loopback."""

    url: str = ""
    answer: Any = None
    asked: list[Any] = field(default_factory=list)


@pytest.fixture
def database() -> Iterator[Database]:
    """Start the stand-in and stop it after the test."""
    state = Database(answer={"results": [{}, {}, {}]})

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            state.asked.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            body = state.answer if isinstance(state.answer, bytes) else json.dumps(state.answer).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            """Say nothing on the terminal of the tests."""

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        state.url = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield state
        server.shutdown()
        thread.join()


@pytest.fixture
def pins(tmp_path: Path) -> Path:
    """A requirements file as `./run lock` writes it."""
    path = tmp_path / "requirements.txt"
    path.write_text(REQUIREMENTS, encoding="utf-8")
    return path


def test_every_pinned_version_is_asked_for_once(database: Database, pins: Path) -> None:
    assert main([str(pins), str(pins)], database.url) == 0
    [question] = database.asked
    assert [(query["package"], query["version"]) for query in question["queries"]] == [
        ({"ecosystem": "PyPI", "name": "lxml"}, "6.1.3"),
        ({"ecosystem": "PyPI", "name": "soupsieve"}, "2.10"),
        ({"ecosystem": "PyPI", "name": "soupsieve"}, "4.1.2"),
    ]


def test_a_known_hole_is_named_with_its_package(
    database: Database, pins: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    database.answer = {"results": [{}, {"vulns": [{"id": "GHSA-1"}, {"id": "PYSEC-2"}]}, {}]}
    assert main([str(pins)], database.url) == 1
    assert "弱点あり：soupsieve 2.10（GHSA-1、PYSEC-2）" in capsys.readouterr().out


@pytest.mark.parametrize(
    "answer",
    [
        b"<html>busy</html>",
        b"[]",
        {"results": [{}, {}]},
        {"results": [{}, {}, None]},
        {"results": [{}, {}, {"next_page_token": "more"}]},
        {"message": "error"},
    ],
)
def test_an_answer_that_is_not_whole_is_no_answer(
    database: Database, pins: Path, answer: object, capsys: pytest.CaptureFixture[str]
) -> None:
    database.answer = answer
    assert main([str(pins)], database.url) == 2
    assert "問い合わせられませんでした" in capsys.readouterr().err


def test_a_database_out_of_reach_is_no_answer(pins: Path) -> None:
    assert main([str(pins)], "http://127.0.0.1:1/") == 2


def test_a_list_that_is_missing_or_empty_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("# nothing\n", encoding="utf-8")
    assert main([str(tmp_path / "empty.txt")]) == 3
    assert main([str(tmp_path / "missing.txt")]) == 3
    assert main([]) == 3
