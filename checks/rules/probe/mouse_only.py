"""マウスで使えるものは、キーボードでも使える

## なぜ
手の不自由な人や目の見えない人は、マウスを使えません。クリックにだけ反応する部品は、使えないことになります。

## 直し方
リンクは `<a href>`、押すものは `<button>` を使ってください。
`<div>` や `<span>` にクリックの処理を付けないでください。

## この規則に分かること・分からないこと
要素そのものに付いたクリックの処理を見ます。ページ全体でまとめて受ける処理は分かりません。
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from checks.model import Severity
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules.probe._stops import forward, shown_name, target
from checks.subject import Page

META = Meta(
    criteria=("2.1.1",),
    severity=Severity.CRITICAL,
    on=On.PAGE,
    needs=("tab-walk",),
    michecker=("C_38.0",),
    techniques=("F42", "F54", "F59", "G90", "F15"),
)

MESSAGES = {
    "unreachable": Message(
        "「{name}」はマウスで押せますが、キーボードでは選べません。",
        "<button> か <a href> に変えてください。",
    ),
    "no_keys": Message(
        "「{name}」はキーボードで選べますが、押しても動かないようです（クリックの処理だけがあります）。",
        "<button> に変えてください。Enter とスペースで動くようになります。",
    ),
}


_COMPOSITE = {"option", "tab", "menuitem", "menuitemcheckbox", "menuitemradio", "radio", "treeitem", "gridcell"}
"""Roles whose owner moves the focus with arrow keys, so that not each of them takes a Tab stop."""


def select(page: Page) -> Iterable[Mapping[str, Any]]:
    """Elements that are no native control but react to a pointer, or say by their role that they do."""
    return [item for item in page.probes["tab-walk"]["candidates"] if _acts(item)]


def _acts(item: Mapping[str, Any]) -> bool:
    scripted = not item["native"] or item["tabindex"] is not None
    inside = item["holds_control"] or item["in_control"] or item["label"] or item["controls_other"]
    native = item["tag"] in ("a", "button", "input", "select", "textarea", "summary", "iframe", "audio", "video")
    plain_link = item["tag"] == "a" and "href=" not in item["html"].split(">")[0]
    widget = item["clicks"] or item["role"] in ("button", "link", "checkbox", "switch", "textbox", "combobox", "slider")
    return scripted and bool(widget) and not inside and not item["disabled"] and (not native or plain_link)


def check(item: Mapping[str, Any], page: Page) -> Iterator[Finding]:
    """Reached by Tab (or by the arrow keys of its group), and listening to keys too."""
    if item["role"] in _COMPOSITE:
        return
    reached = {stop["id"] for stop in forward(page)}
    if item["id"] not in reached and not item["tabbable"]:
        yield failed("unreachable", target(item), name=shown_name(item))
    elif item["clicks"] and not item["keys"] and not item["keys_above"]:
        yield failed("no_keys", target(item), name=shown_name(item))
