"""The file between collecting and judging: all the evidence of one page, as JSON that any process can read."""

import gzip
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from checks.errors import CollectError
from checks.subject import Document, Node, Page

SCHEMA = 1


@dataclass(frozen=True)
class StateEvidence:
    """What one state of a page showed. documents: snapshots of the page and its frames (see probes/snapshot.js)."""

    documents: tuple[Mapping[str, Any], ...] = ()
    axe: Mapping[str, Any] | None = None
    probes: Mapping[str, Any] = field(default_factory=dict)
    problem: str = ""


@dataclass(frozen=True)
class PageEvidence:
    """All that was collected of one page. served: markup as the server sent it; states: by state name.

    loaded: digest of every file of the site that was asked for on the way, by its url.
    """

    url: str
    served: str
    states: Mapping[str, StateEvidence]
    versions: Mapping[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    problem: str = ""
    loaded: Mapping[str, str] = field(default_factory=dict)

    @property
    def whole(self) -> bool:
        """Whether nothing went wrong."""
        return not self.problem and bool(self.states) and not any(state.problem for state in self.states.values())

    def page(self, state: str) -> Page:
        """The page as the rules see it in one state."""
        evidence = self.states.get(state, StateEvidence(problem="この状態の記録がありません。"))
        return Page(
            url=self.url,
            state=state,
            served=Document(self.url, self.served),
            rendered=tuple(_document(self.url, snapshot) for snapshot in evidence.documents),
            axe=evidence.axe,
            probes=evidence.probes,
            problem=evidence.problem,
        )


def _document(url: str, snapshot: Mapping[str, Any]) -> Document:
    styles = snapshot["styles"]
    nodes = tuple(
        Node(
            role=role,
            name=name,
            visible=bool(flags & 1),
            exposed=bool(flags & 2),
            focusable=bool(flags & 4),
            box=(x, y, width, height),
            style=styles[style],
            before=before,
            after=after,
        )
        for role, name, flags, x, y, width, height, style, before, after in snapshot["nodes"]
    )
    return Document(url, snapshot["html"], nodes, snapshot.get("frame", ""))


def file_name(url: str) -> str:
    """Name of the file that holds a page's evidence."""
    return f"{hashlib.sha256(url.encode()).hexdigest()[:24]}.json.gz"


def write(evidence: PageEvidence, folder: Path, origins: Iterable[str] = ()) -> Path:
    """Stores a page's evidence in a folder; the file's name follows from the url. Returns the file.

    origins: where the pages were served; their ports, which are others every time, are left out.
    """
    path = folder / file_name(evidence.url)
    data = {
        "schema": SCHEMA,
        "url": evidence.url,
        "served": evidence.served,
        "states": {name: vars(state) for name, state in evidence.states.items()},
        "versions": dict(evidence.versions),
        "seconds": evidence.seconds,
        "problem": evidence.problem,
        "loaded": dict(evidence.loaded),
    }
    text = json.dumps(data, ensure_ascii=False)
    for origin in origins:
        text = text.replace(origin, "http://127.0.0.1")
    with gzip.open(path, "wt", encoding="utf-8", compresslevel=1) as file:
        file.write(text)
    return path


def read(path: Path) -> PageEvidence:
    """Reads what `write` stored. Raises CollectError when the file is damaged or of another schema."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            data = json.load(file)
        if data.pop("schema") != SCHEMA:
            raise CollectError(f"{path.name} は古い形式の記録です。消してから、もう一度監査してください。")
        states = {
            name: StateEvidence(**{**state, "documents": tuple(state["documents"])})
            for name, state in data.pop("states").items()
        }
        return PageEvidence(**data, states=states)
    except (OSError, EOFError, ValueError, KeyError, TypeError) as error:
        raise CollectError(f"{path.name} を読めません（{error}）。消してから、もう一度監査してください。") from error
