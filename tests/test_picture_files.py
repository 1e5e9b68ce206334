"""Picture files of a site in the whole audit: found, read, named by the file a person replaces, never printed."""

from pathlib import Path

from checks.config import load_settings
from checks.model import Origin, Outcome, Result
from checks.picture_files import find_pictures
from checks.plan import Inputs, Plan
from checks.rule import On, rules
from checks.run import judge
from checks.sources import Source
from tests.picture_making import make_picture

RULES = [rule for rule in rules() if rule.meta.on is On.PICTURE]
SOURCES = {"/index.html": Source("docs/index.md", Origin.MARKDOWN)}
NAME = "見本太郎"


def audited(root: Path) -> list[Outcome]:
    files = frozenset(f"/{path.relative_to(root / 'site').as_posix()}" for path in (root / "site").rglob("*.*"))
    pictures = find_pictures(root, root / "site", files, SOURCES)
    plan = Plan(RULES, Inputs(root / "site", root, (), files, SOURCES, pictures=pictures), ("light-1280",))
    return list(judge(plan, load_settings(root), root / "none").outcomes)


def project(root: Path, name: str, data: bytes, *, copied: bool = True) -> None:
    for folder in ("docs", "site") if copied else ("site",):
        path = root / folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_a_photo_with_its_place_and_owner_is_named_by_the_file_to_replace(tmp_path: Path) -> None:
    project(tmp_path, "img/a.jpg", make_picture({"gps": [38, 139], "exif": {"Artist": NAME}}))
    found = audited(tmp_path)
    assert [(o.result, o.location.path if o.location else "") for o in found] == [(Result.FAILED, "docs/img/a.jpg")] * 2
    assert all(NAME not in f"{o.message}{o.fix}{o.target}" for o in found)


def test_a_picture_made_in_the_build_is_named_by_its_address(tmp_path: Path) -> None:
    project(tmp_path, "a.png", make_picture({"format": "PNG", "text": {"Author": NAME}}), copied=False)
    (found,) = audited(tmp_path)
    assert found.location is not None
    assert (found.location.path, found.location.origin) == ("a.png", Origin.GENERATED)


def test_a_clean_picture_has_nothing_against_it(tmp_path: Path) -> None:
    project(tmp_path, "a.webp", make_picture({"format": "WEBP"}))
    assert [o.result for o in audited(tmp_path)] == [Result.INAPPLICABLE]


def test_a_file_that_only_has_the_name_of_a_picture_is_not_passed(tmp_path: Path) -> None:
    project(tmp_path, "a.heic", b"something else")
    assert [o.result for o in audited(tmp_path)] == [Result.FAILED]
