"""How much a page may load for its first view, and what each file of the site weighs: facts, no judgement."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Size:
    """A file's bytes as it is, and as a server packs it (gzip)."""

    plain: int
    packed: int


@dataclass(frozen=True, slots=True)
class Budget:
    """Limits of a first view. bytes: packed; requests: files; light: urls of pages whose files, as they are, may not

    be more than light_bytes, for lines that hardly work.
    """

    bytes: int
    requests: int
    light: frozenset[str]
    light_bytes: int


@dataclass(frozen=True, slots=True)
class Weights:
    """A site's budget, and the sizes of its files by url."""

    budget: Budget
    sizes: Mapping[str, Size]
