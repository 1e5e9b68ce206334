"""同じ名前の枠（iframe）は、同じ内容である

## なぜ
同じ名前の枠が2つあって中身が違うと、読み上げで聞く人は、どちらに入ればよいか分かりません。

## 直し方
枠の中身の違いを title に書きます。例：「地図」「地図」→「役場の地図」「図書館の地図」

## この規則に分かること・分からないこと
枠に出ているページの題と文を比べます。ほかのサイトの枠は中を見られないので、住所（src）が違えば人が確かめます。
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from checks.model import Severity, Target
from checks.rule import Finding, Message, Meta, On, cant_tell, failed
from checks.rules._same_content import ALIKE, likeness
from checks.rules.html._attributes import attribute
from checks.rules.html._frames import Shown, named_frames
from checks.rules.html._vocabulary import in_common
from checks.rules.html._words import folded
from checks.subject import Page

META = Meta(
    criteria=("4.1.2",),
    severity=Severity.MODERATE,
    on=On.PAGE,
    act=("4b1c6c",),
    techniques=("H64",),
)

MESSAGES = {
    "other": Message(
        "「{name}」という名前の枠が2つ以上あり、中身が違います。",
        "中身の違いが分かるように、title を書き分けてください。例：「役場の地図」「図書館の地図」",
    ),
    "unclear": Message(
        "「{name}」という名前の枠が2つ以上あり、中身が違うようです。同じ用を足すものか、人が確かめてください。",
        "用が違うなら、title を書き分けてください。例：「役場の地図」「図書館の地図」",
    ),
}


def select(page: Page) -> Iterable[list[Shown]]:
    """Groups of frames with the same name."""
    groups: dict[str, list[Shown]] = defaultdict(list)
    for frame in named_frames(page):
        groups[folded(frame.name)].append(frame)
    return [group for group in groups.values() if len(group) > 1]


def check(group: list[Shown], page: Page) -> Iterator[Finding]:
    """All show the same document, the same words, or what the common name says."""
    first = group[0]
    for other in group[1:]:
        target: Target = other.document.target(other.tag)
        if _source(first) == _source(other):
            continue
        if first.text and other.text:
            if not _alike(first, other):
                yield failed("other", target, name=other.name)
                return
        elif first.inside is None or other.inside is None:
            yield cant_tell("unclear", target, name=other.name)
            return


def _source(frame: Shown) -> str:
    return attribute(frame.tag, "src").strip() or attribute(frame.tag, "srcdoc").strip()


def _alike(one: Shown, other: Shown) -> bool:
    """The same title, nearly the same words, or both titled with what the name says."""
    if one.title and one.title == other.title:
        return True
    if in_common(one.name, one.title) and in_common(other.name, other.title):
        return True
    return likeness(one.text, other.text) >= ALIKE
