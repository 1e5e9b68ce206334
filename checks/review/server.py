"""Serves the review tool on loopback: shows questions, takes answers, writes them into the ledger, nothing else."""

import asyncio
import hmac
import http.server
import secrets
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

from checks.browser.screenshot import screenshot
from checks.errors import CheckError
from checks.ledger import METHODS, Answer
from checks.model import Report
from checks.review.items import Answered, Item, store, waiting
from checks.review.page import FIELDS, UNDO, Form, Told, item_page, list_page, message_page

_LONGEST = 64 * 1024
_TOLD = {"saved": "記録しました。", "undone": "最後の記録を取り消しました。質問は、また一覧にあります。"}
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; frame-ancestors 'none'"


@dataclass
class Desk:
    """Where a person sits. site: origin of the pages themselves; remembered: what does not change between answers;
    written: records of this sitting, the newest last."""

    root: Path
    report: Report
    site: str
    today: Callable[[], date]
    token: str = field(default_factory=lambda: secrets.token_urlsafe(24))
    written: list[Path] = field(default_factory=list)
    remembered: dict[str, str] = field(default_factory=dict)
    shots: dict[str, bytes] = field(default_factory=dict)
    turn: threading.Lock = field(default_factory=threading.Lock)

    def items(self) -> list[Item]:
        """What waits now. Raises ConfigError."""
        return waiting(self.root, self.report, self.today())

    @property
    def answered(self) -> int:
        """How many answers this sitting has given and not taken back."""
        return len(self.written)


def make_server(desk: Desk, port: int = 0) -> http.server.ThreadingHTTPServer:
    """A server on 127.0.0.1 that is not running yet. port: 0 for any that is free. Raises OSError."""

    class Handler(_Handler):
        """Bound to one desk, as the standard library's server makes its handlers itself."""

        at = desk

    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), Handler)
    Handler.host = f"127.0.0.1:{server.server_port}"
    return server


class _Handler(http.server.BaseHTTPRequestHandler):
    at: Desk
    host: str

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""

    def do_GET(self) -> None:
        """Shows the list, a question, or its picture."""
        self._guarded(self._get)

    def do_POST(self) -> None:
        """Takes an answer."""
        self._guarded(self._post)

    def _guarded(self, act: Callable[[], None]) -> None:
        """Another site must not reach the ledger through the person's browser: the host must be this one."""
        if self.headers.get("Host") != self.host:
            self._send(403, message_page("開けません", "このアドレスからは使えません。"))
            return
        try:
            act()
        except CheckError as error:
            self._send(500, message_page("続けられません", str(error)))

    def _get(self) -> None:
        parts = urlsplit(self.path)
        items = self.at.items()
        words = _TOLD.get(parts.query, "")
        told = Told(words, self.at.token if words and self.at.written else "")
        if parts.path == "/":
            self._send(200, list_page(items, self.at.answered, told))
            return
        kind, _, name = parts.path.strip("/").partition("/")
        item = next((item for item in items if item.key == name.removesuffix(".png")), None)
        if item is None:
            self._send(404, message_page("質問がありません", "もう答えたか、なくなった質問です。"))
        elif kind == "shot":
            self._send_shot(item)
        elif kind == "item":
            form = Form(self.at.token, {"method": METHODS[0], **self.at.remembered})
            self._show(200, item, len(items), form, told)
        else:
            self._send(404, message_page("ページがありません", "一覧から選んでください。"))

    def _post(self) -> None:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 < length <= _LONGEST:
            self._send(413, message_page("受け取れません", "文が長すぎるか、何も送られていません。"))
            return
        sent = parse_qs(self.rfile.read(length).decode("utf-8", errors="replace"), keep_blank_values=True)
        values = {name: given[0].strip() for name, given in sent.items()}
        if not hmac.compare_digest(values.get("token", "").encode(), self.at.token.encode()):
            self._send(403, message_page("受け取れません", "一覧から開き直して、もう一度答えてください。"))
            return
        with self.at.turn:
            if self.path == UNDO:
                self._take_back()
            else:
                self._answer(values, tuple(sent.get("criteria", ())))

    def _take_back(self) -> None:
        """Removes the newest record of this sitting; its question is open again. Older records are not touched."""
        if self.at.written:
            self.at.written.pop().unlink(missing_ok=True)
        self._go_to("/?undone")

    def _answer(self, values: Mapping[str, str], criteria: tuple[str, ...]) -> None:
        items = self.at.items()
        name = urlsplit(self.path).path.removeprefix("/item/")
        item = next((item for item in items if item.key == name), None)
        if item is None:
            self._send(404, message_page("質問がありません", "もう答えたか、なくなった質問です。"))
            return
        chosen = tuple(number for number in criteria if number in item.ask)
        errors = _errors(item, values, chosen)
        if errors:
            self._show(422, item, len(items), Form(self.at.token, values, chosen, errors), Told())
            return
        texts = {name: values[name] for name in FIELDS}
        answer = Answered(values["result"], criteria=chosen, **texts)
        self.at.written.append(store(self.at.root, item, answer, self.at.today()))
        self.at.remembered = {name: texts[name] for name in ("method", "environment", "office")}
        self._go_on(item, values["result"])

    def _go_on(self, done: Item, result: str) -> None:
        """To the next question; one left open on purpose is not put before the person again at once."""
        rest = [item for item in self.at.items() if item.key != done.key or (item.ask and result != Answer.UNKNOWN)]
        here = [item for item in rest if item.key == done.key]
        follows = (here or rest)[:1]
        self._go_to(f"/item/{quote(follows[0].key)}?saved" if follows else "/?saved")

    def _go_to(self, address: str) -> None:
        self.send_response(303)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _show(self, status: int, item: Item, left: int, form: Form, told: Told) -> None:
        live = f"{self.at.site}{quote(item.page)}" if item.page.startswith("/") else ""
        self._send(status, item_page(item, left, self.at.answered, form, told=told, live=live))

    def _send_shot(self, item: Item) -> None:
        with self.at.turn:
            if item.key not in self.at.shots:
                address = f"{self.at.site}{quote(item.page if item.page.startswith('/') else '/')}"
                self.at.shots[item.key] = asyncio.run(screenshot(address, item.state, item.element))
        self._send_bytes(200, self.at.shots[item.key], "image/png")

    def _send(self, status: int, text: str) -> None:
        self._send_bytes(status, text.encode("utf-8"), "text/html; charset=utf-8")

    def _send_bytes(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        headers = {"Content-Type": kind, "Content-Length": str(len(data)), "Cache-Control": "no-store"}
        for name, value in {**headers, "Content-Security-Policy": _POLICY, "Referrer-Policy": "no-referrer"}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)


def _errors(item: Item, values: Mapping[str, str], chosen: tuple[str, ...]) -> list[str]:
    """Names of the fields that lack something, in the order of the form."""
    wrong = ["criteria"] if item.ask and not chosen else []
    wrong += ["result"] if values.get("result") not in {answer.value for answer in Answer} else []
    wrong += ["reason"] if not values.get("reason") else []
    wrong += ["method"] if values.get("method") not in METHODS else []
    return wrong + [name for name in ("environment", "office") if not values.get(name)]
