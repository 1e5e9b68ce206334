"""Tries forms as a person does: changes each field, sends each form empty, wrong and right, and notes what happens.

Nothing leaves the machine: what a form would send to another page is caught and answered with "no content".
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any, Final

from playwright.async_api import Dialog, Page, Route

from checks.browser.probe import Visit

ORDER = 260

_SCRIPT = Path(__file__).with_name("_forms.js").read_text(encoding="utf-8")
_MOST_FIELDS: Final = 30
_MOST_FORMS: Final = 5
_TRIES: Final = ("empty", "wrong", "right")
_RIGHT: Final = ("right",)
"""What is tried on a form in which nothing can be left out or written wrongly: one for search alone."""
_MOMENT: Final = 150
"""Milliseconds in which a page shows that a change of a field made it go elsewhere."""
_WAYS_OUT: Final = (("Tab",), ("Shift+Tab",), ("Escape", "Tab"))


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {changed, sent}; {} for a page without a field to fill in.

    changed: fields whose change did more than change them, {selector, html, name, around, left, opened, moved};
    sent: what each form did after each try, {try, left, stopped, native, fields, messages, focus, held, selector,
    html}; left: addresses it would have gone to; alerts: what it said in windows of the browser; native: what the
    browser itself says of fields; fields: {name, marked, changed}, marked and changed in look by the try; messages:
    texts that appeared, {text, live, focused, fields}; held: fields that no key led out of once an error showed.
    """
    page = visit.page
    await page.evaluate(_SCRIPT)
    fields, forms = await page.evaluate("() => [__forms.fields, __forms.forms]")
    if not fields:
        return {}
    forms = forms[:_MOST_FORMS]
    shared = {number: visit.shared[key] for number, key in _keys(forms) if key in visit.shared}
    ours = [number for number in range(len(forms)) if number not in shared]
    touched = [number for number, form in enumerate(fields[:_MOST_FIELDS]) if form not in shared]
    changed: dict[int, dict[str, Any]] = {}
    sent: dict[int, list[dict[str, Any]]] = {}
    if touched:
        async with _caught(page) as left:
            changed = await _change_all(visit, touched, left)
            sent = {form: await _send_all(visit, form, forms[form]["mayErr"], left) for form in ours}
    for number, key in _keys(forms):
        if number in sent:
            visit.shared[key] = {n: found for n, found in changed.items() if fields[n] == number}, sent[number]
    for number, (changed_there, sent_there) in shared.items():
        changed |= changed_there
        sent[number] = sent_there
    return {"changed": [changed[n] for n in sorted(changed)], "sent": [item for n in sorted(sent) for item in sent[n]]}


def _keys(forms: Sequence[Mapping[str, Any]]) -> list[tuple[int, tuple[str, str]]]:
    """Number and key of the forms that stand alike on other pages: what they do is found out once for all."""
    return [(number, ("forms", form["alike"])) for number, form in enumerate(forms) if form["alike"]]


@asynccontextmanager
async def _caught(page: Page) -> AsyncIterator[list[str]]:
    """The addresses the page goes to meanwhile; it stays where it is."""
    left: list[str] = []

    async def answer(route: Route) -> None:
        request = route.request
        if request.is_navigation_request() and request.frame == page.main_frame and left != [_OURS]:
            left.append(request.url)
            await route.fulfill(status=204)
        else:
            await route.fallback()

    await page.route("**/*", answer)
    try:
        yield left
    finally:
        await page.unroute("**/*", answer)


_OURS: Final = "ours"


async def _anew(visit: Visit, left: list[str]) -> None:
    """The untouched page with the script in it."""
    left[:] = [_OURS]  # this load is let through
    await visit.reload()
    await visit.page.evaluate(_SCRIPT)
    await visit.page.evaluate("() => { window.__checks.opened.length = 0 }")
    left.clear()


async def _change_all(visit: Visit, numbers: Sequence[int], left: list[str]) -> dict[int, dict[str, Any]]:
    """Types into each field or chooses something in it, without sending anything. What happened, by its number."""
    page = visit.page
    found: dict[int, dict[str, Any]] = {}
    touched = True
    for number in numbers:
        if touched:
            await _anew(visit, left)
        field = await page.evaluate("n => __forms.toField(n)", number)
        left.clear()  # what the mere focus does is another probe's business
        touched = False
        if field is None:
            continue
        await page.keyboard.press(field.pop("key"))
        await page.wait_for_timeout(_MOMENT)
        opened = await page.evaluate("() => window.__checks.opened.splice(0)")
        moved = await page.evaluate("n => __forms.moved(n)", number)
        if left or opened or moved:
            found[number] = {**field, "left": list(left), "opened": opened, "moved": moved}
            touched = True
    return found


async def _send_all(visit: Visit, number: int, may_err: bool, left: list[str]) -> list[dict[str, Any]]:
    """Sends one form in every way that may tell something."""
    tries = [await _send(visit, number, kind, left) for kind in (_TRIES if may_err else _RIGHT)]
    return [tried for tried in tries if tried]


async def _send(visit: Visit, number: int, kind: str, left: list[str]) -> dict[str, Any] | None:
    """Sends one form by keyboard; None where nothing in it can be reached to send it."""
    page = visit.page
    await _anew(visit, left)
    await page.evaluate(
        "([n, kind]) => kind === 'empty' ? __forms.empty(n) : __forms.fill(n, kind === 'right')", [number, kind]
    )
    if not await page.evaluate("n => __forms.toSender(n)", number):
        return None
    await page.evaluate("() => __forms.before()")
    left.clear()
    alerts: list[str] = []

    def note(dialog: Dialog) -> None:
        alerts.append(dialog.message)

    page.on("dialog", note)
    try:
        await page.keyboard.press("Enter")
        seen = await page.evaluate("n => __forms.after(n)", number)
    finally:
        page.remove_listener("dialog", note)
    wrong = kind != "right" and not left and (alerts or await page.evaluate("() => __forms.rejected()"))
    held = await _held(page, number) if wrong else []
    return {"try": kind, "left": list(left), "alerts": alerts, **seen, "held": held}


async def _held(page: Page, number: int) -> list[dict[str, Any]]:
    """The fields of a form with an error, {selector, html, name}, that the keyboard does not lead out of."""
    fields = await page.evaluate("n => __forms.toLeave(n)", number)
    return [known for field in fields if (known := await _holds(page, field)) is not None]


async def _holds(page: Page, field: int) -> dict[str, Any] | None:
    """One field, where neither Tab nor Shift+Tab nor Escape leads out of it; else None."""
    known: dict[str, Any] | None = None
    for keys in _WAYS_OUT:
        known = await page.evaluate("n => __forms.toField(n)", field)
        if known is None:
            return None
        for _ in range(known["parts"]):
            for key in keys:
                await page.keyboard.press(key)
            if not await page.evaluate("n => __forms.stays(n)", field):
                return None
    return known and {name: known[name] for name in ("selector", "html", "name")}
