"""Serves a folder over loopback HTTP, so that pages are audited the way a browser meets them."""

import functools
import http.server
import io
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from pathlib import Path
from typing import Any


class _Quiet(http.server.SimpleHTTPRequestHandler):
    """Answers without writing a line per request to the terminal; tells `asked` which file each request is for."""

    protocol_version = "HTTP/1.1"

    def __init__(self, *arguments: Any, asked: Callable[[str], None], **options: Any) -> None:
        self._asked = asked
        super().__init__(*arguments, **options)

    def send_head(self) -> Any:
        """Tells of the file first: what is sent can't be older than what was noted."""
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            path /= "index.html"
        self._asked("/" + path.relative_to(self.directory).as_posix())
        return super().send_head()

    def end_headers(self) -> None:
        """Nothing is kept by the browser, so that each page asks for all it is made of."""
        self.send_header("Cache-Control", "no-store")
        super().end_headers()

    def list_directory(self, _path: Any) -> io.BytesIO | None:
        """A folder without a page of its own is not there, as on the servers sites are published on."""
        self.send_error(HTTPStatus.NOT_FOUND)
        return None

    def log_message(self, format: str, *args: object) -> None:
        """Says nothing."""


class _Server(http.server.ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up is no error of ours."""


@contextmanager
def serve(folder: Path, asked: Callable[[str], None] = lambda _url: None) -> Iterator[str]:
    """Serves `folder` as the root of http://127.0.0.1:PORT; yields that origin without a trailing slash.

    asked: hears the url ("/a/index.html") of each file a browser asks for, whether it exists or not, from any thread.
    """
    with answering(functools.partial(_Quiet, directory=str(folder), asked=asked)) as origin:
        yield origin


@contextmanager
def answering(handler: Callable[..., http.server.BaseHTTPRequestHandler]) -> Iterator[str]:
    """Serves what `handler` answers, on a free port of 127.0.0.1; yields the origin without a trailing slash."""
    server = _Server(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
