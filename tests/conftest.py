"""Fixtures shared by all tests."""

import os
import shutil
from collections.abc import Iterator

import pytest

from tests.browsing import Collecting, collecting

for name in ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable"):
    if "CHECKS_BROWSER" not in os.environ and (found := shutil.which(name)):
        os.environ["CHECKS_BROWSER"] = found


@pytest.fixture(scope="session")
def collect() -> Iterator[Collecting]:
    """The browser of this test process."""
    with collecting() as browser:
        yield browser
