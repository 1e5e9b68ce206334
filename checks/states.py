"""The states a page is looked at in: window width and colour scheme."""

from dataclasses import dataclass
from typing import Literal

from checks.errors import ConfigError


@dataclass(frozen=True, slots=True)
class State:
    """A state of the browser. width and height in CSS pixels; scheme: what prefers-color-scheme says."""

    name: str
    label: str
    width: int
    height: int
    scheme: Literal["light", "dark"]


STATES = (
    State("light-1280", "明るい配色・幅1280px", 1280, 900, "light"),
    State("dark-1280", "暗い配色・幅1280px", 1280, 900, "dark"),
    State("light-320", "明るい配色・幅320px", 320, 640, "light"),
    State("dark-320", "暗い配色・幅320px", 320, 640, "dark"),
)

SOURCE_STATE = "source"
"""State name of answers that do not depend on a browser's state: files as served, the whole site, Markdown."""


def states_named(names: tuple[str, ...]) -> tuple[State, ...]:
    """States by name, in the order given. Raises ConfigError for an unknown or repeated name, or for none."""
    by_name = {state.name: state for state in STATES}
    unknown = [name for name in names if name not in by_name]
    if unknown or not names or len(set(names)) != len(names):
        given, usable = "、".join(names), "、".join(by_name)
        raise ConfigError(f"状態の指定「{given}」が正しくありません。使えるのは {usable} で、同じものは1回だけです。")
    return tuple(by_name[name] for name in names)
