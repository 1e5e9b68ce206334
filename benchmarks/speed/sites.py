"""Makes sites and projects of any size out of this project's own pages."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from benchmarks.speed import handed

ROOT = Path(__file__).resolve().parents[2]
_PROJECT = ("checks", "data", "docs", "generate", "overrides", "mkdocs.yml", "pyproject.toml")
_COPIES = "benchmark"


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml; what only MkDocs understands becomes None."""


_Loader.add_multi_constructor("!", lambda _loader, _suffix, _node: None)
_Loader.add_multi_constructor("tag:yaml.org,2002:python/", lambda _loader, _suffix, _node: None)


def project(folder: Path, pages: int) -> Path:
    """A copy of this project with so many further pages, copies of the plan's measures outside the menu."""
    folder.mkdir(exist_ok=True)
    for name in _PROJECT:
        source = ROOT / name
        shutil.copytree(source, folder / name) if source.is_dir() else shutil.copy(source, folder / name)
    sources = sorted((ROOT / "docs" / "plan" / "measures").glob("*.md"))
    copies = folder / "docs" / _COPIES
    copies.mkdir()
    for number in range(pages):
        text = sources[number % len(sources)].read_text(encoding="utf-8")
        (copies / f"{number:05}.md").write_text(text.replace("](../", "](../plan/"), encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text(encoding="utf-8").replace("not_in_nav: |\n", f"not_in_nav: |\n  /{_COPIES}/*.md\n")
    config.write_text(text.replace("strict: true", "strict: false"), encoding="utf-8")
    return folder


def bare(folder: Path, like: Path) -> Path:
    """The same pages as the project `like` hands to Markdown, those made from data too, with Material as it comes.

    No hooks, no templates of our own. `like` is built once for it, and is afterwards as if it never had been.
    """
    folder.mkdir(exist_ok=True)
    with_hook = like / "handed.yml"
    text = (like / "mkdocs.yml").read_text(encoding="utf-8")
    with_hook.write_text(text.replace("\nhooks:\n", f"\nhooks:\n  - {handed.__file__}\n"), encoding="utf-8")
    env = {**os.environ, **build_environment(), handed.FOLDER: str(folder / "docs")}
    subprocess.run([*build_command(), "--config-file", with_hook.name], cwd=like, env=env, check=False)
    with_hook.unlink()
    for made in (".checks", "site", "site.blocked"):
        shutil.rmtree(like / made, ignore_errors=True)
    config = read_config(like)
    plain = {
        "site_name": config["site_name"],
        "not_in_nav": config["not_in_nav"],
        "theme": {"name": "material", "language": "ja", "font": False},
        "markdown_extensions": [name for name in config["markdown_extensions"] if isinstance(name, str)],
        "plugins": [],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(plain, allow_unicode=True), encoding="utf-8")
    return folder


def read_config(folder: Path) -> Any:
    """mkdocs.yml of a project; what only MkDocs understands is None."""
    return yaml.load((folder / "mkdocs.yml").read_text(encoding="utf-8"), _Loader)


def build_command() -> list[str]:
    """What builds a project."""
    return [sys.executable, "-m", "mkdocs", "build", "--quiet"]


def build_environment() -> Mapping[str, str]:
    """The environment in which a project is built without being audited, and without advertisements.

    Python keeps what it compiled of a project, as it does for whoever has not forbidden it.
    """
    return {"CHECKS_AUDIT": "later", "NO_MKDOCS_2_WARNING": "1", "PYTHONDONTWRITEBYTECODE": ""}


def built(folder: Path) -> Path:
    """This project's pages as they are built, audited by nobody yet."""
    made = project(folder, 0)
    subprocess.run(build_command(), cwd=made, env={**os.environ, **build_environment()}, check=False)
    return next(path for name in ("site.blocked", "site") if (path := made / name).is_dir())


def site_of(folder: Path, pages: int, source: Path) -> Path:
    """A site of so many pages: the built site `source` over and over, each copy whole with its own files."""
    left = pages
    while left > 0:
        copy = folder / f"v{pages - left:05}"
        shutil.copytree(source, copy)
        html = sorted(copy.rglob("*.html"))
        for page in html[left:]:
            page.unlink()
        left -= len(html)
    return folder
