"""Copies of the launcher for the tests to use."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.launcher.stubs import Project


@pytest.fixture
def fresh(tmp_path: Path) -> Project:
    """A copy nobody has used yet."""
    return Project.make(tmp_path)


@pytest.fixture(scope="session")
def _prepared(tmp_path_factory: pytest.TempPathFactory) -> Project:
    project = Project.make(tmp_path_factory.mktemp("prepared"))
    assert project.run("test").returncode == 0
    return project


@pytest.fixture
def ready(_prepared: Project) -> Project:
    """A copy in which everything is installed; a test that uses it must not change it."""
    _prepared.calls()
    return _prepared
