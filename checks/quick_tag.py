"""An element of a parsed document that answers what rules ask most often without Beautiful Soup's machinery."""

from collections.abc import Iterator
from typing import Any

from bs4 import BeautifulSoup, Tag


class QuickTag(Tag):
    """Finds elements by mere names itself and leaves all other questions to Tag; the answers are the same."""

    def find(self, name: Any = None, attrs: Any = None, *rest: Any, **more: Any) -> Any:
        """As Tag.find."""
        names = _plain(name)
        if names is None or attrs or rest or more:
            return super().find(name, attrs or {}, *rest, **more)
        return next(self._named(names), None)

    def find_all(self, name: Any = None, attrs: Any = None, *rest: Any, **more: Any) -> Any:
        """As Tag.find_all, in a plain list."""
        names = _plain(name)
        if names is None or attrs or rest or (more and more != {"recursive": False}):
            return super().find_all(name, attrs or {}, *rest, **more)
        if more:
            return [child for child in self.contents if isinstance(child, Tag) and child.name in names]
        return list(self._named(names))

    def find_parent(self, name: Any = None, attrs: Any = None, **more: Any) -> Any:
        """As Tag.find_parent."""
        names = _plain(name)
        if names is None or attrs or more:
            return super().find_parent(name, attrs or {}, **more)
        return next((parent for parent in self.parents if parent.name in names), None)

    def _named(self, names: tuple[str, ...]) -> Iterator[Tag]:
        return (child for child in self.descendants if isinstance(child, Tag) and child.name in names)


def _plain(name: Any) -> tuple[str, ...] | None:
    """The names asked for, if the question is one of names alone."""
    if isinstance(name, str):
        return (name,)
    if isinstance(name, list | tuple) and all(isinstance(each, str) for each in name):
        return tuple(name)
    return None


def parse(html: str) -> BeautifulSoup:
    """The document that Beautiful Soup makes of some markup, of such elements."""
    return BeautifulSoup(html, "html.parser", element_classes={Tag: QuickTag})
