"""What a probe is, and how the probes are found: every module below checks/browser/probes is one."""

import importlib
import pkgutil
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

from playwright.async_api import Page

from checks.errors import CollectError
from checks.states import State

PROBES_PACKAGE: Final = "checks.browser.probes"

Shared = MutableMapping[tuple[str, str], Any]


@dataclass(frozen=True, slots=True)
class Visit:
    """The open page a probe works on.

    page: in the first state, as loaded, or as the probes before left it; state: the first state;
    reload: loads the page anew (state kept, without axe-core) when a probe needs an untouched page; fresh: does so
    only where anything has changed since it was loaded first; axe: what axe-core said in each state, by the state's
    name (None where it did not run); shared: what was found out of parts that stand alike on several pages of one
    audit, by the probe's name and what `__checks.alike` of the part gives; a probe reads it and adds to it.
    """

    page: Page
    state: State
    reload: Callable[[], Awaitable[None]]
    fresh: Callable[[], Awaitable[None]]
    axe: Mapping[str, Mapping[str, Any] | None]
    shared: Shared


@dataclass(frozen=True, slots=True)
class Probe:
    """A probe ready to run. collect(visit) → JSON-able evidence; order: the smaller runs first.

    Probes that leave the page as they found it come first (order below 100); those that change it, later.
    """

    name: str
    order: int
    collect: Callable[[Visit], Awaitable[Mapping[str, Any]]]


@cache
def _probes() -> Mapping[str, Probe]:
    package = importlib.import_module(PROBES_PACKAGE)
    found: dict[str, Probe] = {}
    for info in pkgutil.iter_modules(package.__path__):
        if not info.name.startswith("_"):
            module = importlib.import_module(f"{PROBES_PACKAGE}.{info.name}")
            name = info.name.replace("_", "-")
            found[name] = Probe(name, module.ORDER, module.collect)
    return found


def probes_named(names: Iterable[str]) -> tuple[Probe, ...]:
    """Probes by name, in the order they run. Raises CollectError for a name there is none of."""
    known = _probes()
    wanted = sorted(set(names))
    unknown = [name for name in wanted if name not in known]
    if unknown:
        raise CollectError(f"調べ方「{unknown[0]}」はありません。あるのは {'、'.join(sorted(known))} です。")
    return tuple(sorted((known[name] for name in wanted), key=lambda probe: (probe.order, probe.name)))
