"""One site, built once, in which elements are located."""

import pytest

from checks.locate import Locator
from tests.locating.marked import DOCS, Site, built


@pytest.fixture(scope="session")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return built(tmp_path_factory.mktemp("plain"), DOCS, numbered=False)


@pytest.fixture(scope="session")
def locator(plain: Site) -> Locator:
    return Locator(plain.root, plain.sources, plain.site)
