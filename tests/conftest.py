"""Fixtures shared by all tests."""

from collections.abc import Iterator

import pytest

from tests.browsing import Collecting, collecting


@pytest.fixture(scope="session")
def collect() -> Iterator[Collecting]:
    """The browser of this test process."""
    with collecting() as browser:
        yield browser
