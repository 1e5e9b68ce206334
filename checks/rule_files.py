"""Names all files that a rule's answer depends on, so that a figure can be tied to the rule it was taken of."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import Final

from checks.rule import RULES_PACKAGE, Rule

_ROOT: Final = Path(__file__).parents[1]
_AXE: Final = ("checks/rules/axe/axe_core.py", "checks/browser/axe.py")
_IMPORT = re.compile(
    rf"^from (?P<module>{re.escape(RULES_PACKAGE)}[\w.]*) import (?P<names>\([^)]*\)|[^\n]*)", re.MULTILINE
)
_SCRIPT = re.compile(r'"(_\w+\.js)"')


def digest(rule: Rule) -> str:
    """Digest of a rule's own file, the rule files it imports, its probes with their scripts, and its faults."""
    content = hashlib.sha256()
    for path in sorted({*_code(rule), *_faults(rule)}):
        content.update(path.relative_to(_ROOT).as_posix().encode())
        # Line ends differ between the systems people check the project out on.
        content.update(_text(path).replace("\r\n", "\n").encode())
    return content.hexdigest()[:16]


def _faults(rule: Rule) -> set[Path]:
    """Where the faults stand; none in a copy without them, which then has another digest: no figure is of it."""
    if rule.family == "axe":
        path = _ROOT / "benchmarks" / "mutation" / "axe_faults.md"
    else:
        path = _ROOT / "tests" / "rules" / f"{rule.id.replace('-', '_')}.md"
    return {path} if path.is_file() else set()


def _code(rule: Rule) -> set[Path]:
    if rule.family == "axe":
        return {_ROOT / name for name in _AXE}
    found = _with_imports(_ROOT / "checks" / "rules" / f"{rule.id.replace('-', '_')}.py")
    for name in rule.meta.needs:
        probe = _ROOT / "checks" / "browser" / "probes" / f"{name.replace('-', '_')}.py"
        found |= {probe, *(probe.with_name(script) for script in _SCRIPT.findall(_text(probe)))}
    return found


def _with_imports(start: Path) -> set[Path]:
    found, waiting = {start}, [start]
    while waiting:
        new = _imports(waiting.pop()) - found
        found |= new
        waiting.extend(new)
    return found


@cache
def _imports(path: Path) -> frozenset[Path]:
    found = set()
    for match in _IMPORT.finditer(_text(path)):
        module = _ROOT / match["module"].replace(".", "/")
        names = [name.split()[0] for name in match["names"].strip("()").replace("\n", " ").split(",") if name.strip()]
        candidates = [module.with_suffix(".py"), *(module / f"{name}.py" for name in names)]
        found |= {candidate for candidate in candidates if candidate.is_file()}
    return frozenset(found)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")
