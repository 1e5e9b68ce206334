"""Fixtures shared by all tests."""

import signal
from collections.abc import Iterator

import pytest

from tests.browsing import Collecting, collecting

# What is started in the background is often told to ignore Ctrl+C; the programs that tests start have to hear it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def collect() -> Iterator[Collecting]:
    """The browser of this test process."""
    with collecting() as browser:
        yield browser
