"""The one thing every generator hands back: a file of the site and where a person edits it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Generated:
    """A file that stands in docs/ only while the site is built.

    uri: path below docs/ with forward slashes, such as "plan/kpi.md" or "plan/kpi.csv".
    content: Markdown text, or the bytes of a download.
    source: repository path of the file a person edits to change it, such as "data/plan/errata.csv".
    """

    uri: str
    content: str | bytes
    source: str
