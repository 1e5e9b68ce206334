"""What keeps a reader out of an opened page, as far as a machine sees it: axe's failures, lost content, bare focus."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import axe_playwright_python
from playwright.sync_api import Page

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
STANDARDS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")

_OPTIONS = {
    "rules": {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}},
    "resultTypes": ["violations"],
}

# axe's rules of A and AA whose answer also depends on colours, sizes and places; all others read only the tree and
# what of it is shown.
LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable", "css-orientation-lock")

# The tree and what of it is shown; and how each of its elements looks.
_SIGHT = """() => {
    const all = [...document.body.querySelectorAll('*')];
    const shown = all.map(element => element.checkVisibility({ visibilityProperty: true }));
    const looks = all.filter((_, at) => shown[at]).map(element => {
        const { x, y, width, height } = element.getBoundingClientRect();
        const style = getComputedStyle(element);
        return [x, y, width, height, style.color, style.backgroundColor, style.backgroundImage, style.opacity,
            style.fontSize, style.fontWeight, style.textDecorationLine, style.overflowX].join();
    });
    const tree = document.documentElement.lang + document.title + document.body.outerHTML + shown.join();
    return [tree, `${tree}${innerWidth} ${looks.join()}`];
}"""

# Text that its box cuts off, and controls that stand outside the window where nothing scrolls to them.
# The skip link waits out of sight for the focus.
_LOST = """() => {
    const scrolls = element => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX);
    const shown = element => element.checkVisibility({visibilityProperty: true});
    const cut = [...document.body.querySelectorAll('*')].filter(element => {
        const style = getComputedStyle(element);
        return shown(element) && !element.matches('.skip') && element.textContent.trim()
            && (style.overflowY === 'hidden' && element.scrollHeight > element.clientHeight + 2
                || style.overflowX === 'hidden' && element.scrollWidth > element.clientWidth + 2);
    });
    const outside = [...document.querySelectorAll('a, button, input:not([type=radio]), summary')].filter(control => {
        for (let above = control; above; above = above.parentElement) if (scrolls(above)) return false;
        const box = control.getBoundingClientRect();
        return shown(control) && !control.matches('.skip')
            && (box.left < -1 || box.right > document.documentElement.clientWidth + 1);
    });
    return [...cut, ...outside].map(element => element.outerHTML.slice(0, 120));
}"""

# Boxes that scroll sideways but that the keyboard cannot reach or that have no name (SC 2.1.1, 4.1.2).
_BARE_SCROLLERS = """() => [...document.body.querySelectorAll('*')].filter(element =>
    ['auto', 'scroll'].includes(getComputedStyle(element).overflowX)
    && element.scrollWidth > element.clientWidth
    && !(element.tabIndex === 0 && element.getAttribute('role') === 'region' && element.getAttribute('aria-label'))
).map(element => element.outerHTML.slice(0, 120))"""

# What is wrong with the element that has the focus: nothing shows it, or it stands where nobody sees it, or under
# something else. A content tab's radio button is drawn as its label. null: the focus has left the page.
_BARE_FOCUS = """() => {
    const element = document.activeElement;
    if (!element || element === document.body) return null;
    const label = element.type === 'radio' ? element.labels[0] : element;
    const box = label.getClientRects()[0];
    const style = getComputedStyle(element.type === 'radio' ?
        element.closest('.tabbed-set').querySelector(`label[for="${element.id}"]`) : element);
    const faults = [];
    const ring = style.outlineStyle === 'auto' || parseFloat(style.outlineWidth) >= 2;
    if (style.outlineStyle === 'none' || !ring) faults.push('no outline');
    if (!box || box.right <= 0 || box.left >= innerWidth || box.bottom <= 0 || box.top >= innerHeight)
        faults.push('off screen');
    else {
        const top = document.elementFromPoint(
            Math.min(innerWidth - 1, Math.max(0, box.left + box.width / 2)),
            Math.min(innerHeight - 1, Math.max(0, box.top + Math.min(box.height, innerHeight - box.top) / 2)));
        if (!(top && (label.contains(top) || top.contains(label)))) faults.push('covered');
    }
    return faults.map(fault => `${fault}: ${element.outerHTML.slice(0, 120)}`);
}"""

MOST_STOPS = 1500


def axe_failures(page: Page, tags: Sequence[str] = STANDARDS, rules: Sequence[str] = ()) -> list[str]:
    """Rule, element and reason of each failure that axe finds on the page as it stands, by tags or by name of rule."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE)
    only = {"type": "rule", "values": list(rules)} if rules else {"type": "tag", "values": list(tags)}
    options = {**_OPTIONS, "runOnly": only} if not rules else {"resultTypes": ["violations"], "runOnly": only}
    result = page.evaluate("options => axe.run(options)", options)
    return [
        f"{rule['id']}: {node['html']} {node['failureSummary']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]


def sight(page: Page) -> tuple[str, str]:
    """Two digests: of the page's tree and what of it is shown; of that and how it looks.

    Where the second is equal in two states of a page, so is what axe says; where the first is, what all but LOOKS say.
    """
    tree, look = (hashlib.sha256(text.encode()).hexdigest() for text in page.evaluate(_SIGHT))
    return tree, look


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than the window."""
    pixels: int = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    return max(0, pixels)


def losses(page: Page) -> list[str]:
    """What is cut off, out of reach or wider than the window on the page as it stands."""
    found = [f"lost: {markup}" for markup in page.evaluate(_LOST)]
    found += [f"bare scroller: {markup}" for markup in page.evaluate(_BARE_SCROLLERS)]
    wider = overflow(page)
    return [*found, f"{wider} px wider than the window"] if wider else found


def bare_stops(page: Page) -> list[str]:
    """Follows the Tab key through the page and tells what is wrong with the elements that get the focus.

    Each must be seen, show a ring, be covered by nothing and keep a name while it has the focus.
    """
    devtools = page.context.new_cdp_session(page)
    found: list[str] = []
    try:
        for _ in range(MOST_STOPS):
            page.keyboard.press("Tab")
            faults = page.evaluate(_BARE_FOCUS)
            if faults is None:
                return found
            found += faults
            handle = devtools.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
            told = devtools.send("Accessibility.getPartialAXTree", {"objectId": handle, "fetchRelatives": False})
            if not told["nodes"][0].get("name", {}).get("value"):
                found.append(f"no name: {page.evaluate('document.activeElement.outerHTML.slice(0, 120)')}")
    finally:
        devtools.detach()
    return [*found, f"after {MOST_STOPS} stops the focus is still in the page"]
