"""Asks the public OSV database whether a known security hole is in one of the pinned packages."""

from __future__ import annotations

import json
import re
import sys
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

# https://google.github.io/osv.dev/post-v1-querybatch/ : answers come in the order of the questions.
SERVICE = "https://api.osv.dev/v1/querybatch"
_PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)


class UnansweredError(Exception):
    """The database did not answer every question, so nothing may be concluded."""


@dataclass(frozen=True, order=True)
class Pin:
    """One pinned package."""

    name: str
    version: str


def read_pins(path: Path) -> list[Pin]:
    """Read the pinned packages of a requirements file. Raises OSError when it cannot be read."""
    return [Pin(found["name"], found["version"]) for found in _PIN.finditer(path.read_text(encoding="utf-8"))]


def ask(pins: Sequence[Pin], service: str) -> dict[Pin, list[str]]:
    """Return the ids of the known holes of every pin that has any. Raises UnansweredError, or OSError (network)."""
    questions = [{"package": {"ecosystem": "PyPI", "name": pin.name}, "version": pin.version} for pin in pins]
    request = urllib.request.Request(
        service, json.dumps({"queries": questions}).encode(), {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request, timeout=60) as response:
        body = response.read()
    try:
        results = json.loads(body)["results"]
        found = {
            pin: [hole["id"] for hole in result.get("vulns", [])] for pin, result in zip(pins, results, strict=True)
        }
        unfinished = any(result.get("next_page_token") and not result.get("vulns") for result in results)
    except (ValueError, TypeError, KeyError, AttributeError) as error:
        raise UnansweredError("答えの形が違います") from error
    if unfinished:
        raise UnansweredError("答えが途中で切れています")
    return {pin: ids for pin, ids in found.items() if ids}


def main(files: Sequence[str], service: str = SERVICE) -> int:
    """Print what is known about the pins of the given files; 0 nothing known, 1 holes, 2 no full answer, 3 usage."""
    try:
        pins = sorted({pin for file in files for pin in read_pins(Path(file))})
    except OSError as error:
        print(f"エラー：{error.filename} を読めません。ファイルの名前を確かめてください。", file=sys.stderr)
        return 3
    if not pins:
        print("エラー：部品が一つも書かれていません。ファイルの名前を確かめてください。", file=sys.stderr)
        return 3
    try:
        holes = ask(pins, service)
    except (OSError, UnansweredError) as error:
        print(
            f"エラー：弱点の一覧に問い合わせられませんでした（{error}）。あとでもう一度実行してください。",
            file=sys.stderr,
        )
        return 2
    for pin, ids in holes.items():
        print(f"弱点あり：{pin.name} {pin.version}（{'、'.join(ids)}）")
    if holes:
        print("「./run lock --upgrade」で新しい版に上げ、「./run test」で確かめてください。")
        return 1
    print(f"{len(pins)} 個の部品に、知られた弱点はありません。")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
