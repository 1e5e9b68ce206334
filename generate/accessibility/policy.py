"""The ウェブアクセシビリティ方針, from one data file; what the town has not decided is shown as not published."""

from datetime import date
from pathlib import Path

from generate.accessibility.records import FOLDER, NOT_PUBLISHED, PAGES, day_words, download_links, downloads
from generate.generated import Generated
from generate.plan import escape
from generate.records import Record, read_yaml

POLICY = FOLDER / "policy.yml"


class Policy(Record):
    """data/accessibility/policy.yml; the items are those of WAIC's guideline on policies (2021年12月版)."""

    adopted: date | None
    scope: str | None
    level: str | None
    claim: str | None
    deadline: str | None
    exclusions: str | None
    additional: str | None
    office: str | None
    problems: str | None


def policy_page(root: Path) -> list[Generated]:
    """Return the page and its downloads; DataError names file and line."""
    policy = read_yaml(root / POLICY, Policy, root)
    items = _items(policy)
    files = [
        Generated(file.uri, file.content, POLICY.as_posix())
        for file in downloads("policy", ("項目", "内容"), list(items.items()), policy.model_dump(mode="json"))
    ]
    parts = [
        "---\ntitle: ウェブアクセシビリティ方針\ndescription: 町のウェブアクセシビリティ方針です。\n"
        "yomi: うぇぶあくせしびりてぃほうしん\n---",
        "# ウェブアクセシビリティ方針",
        _state(policy),
        "\n\n".join(f"## {name}\n\n{escape(value)}" for name, value in items.items()),
        download_links("ウェブアクセシビリティ方針", files),
    ]
    return [Generated(f"{PAGES}/policy.md", "\n\n".join(parts) + "\n", POLICY.as_posix()), *files]


def _state(policy: Policy) -> str:
    if policy.adopted is None:
        return (
            f"町が決めたウェブアクセシビリティ方針は、{NOT_PUBLISHED}。方針が決まったら、このページでお知らせします。"
            "下は、方針に書く項目です。"
        )
    return f"{day_words(policy.adopted.isoformat())}に公表した方針です。"


def _items(policy: Policy) -> dict[str, str]:
    goal = None
    if policy.level and policy.claim:
        goal = f"JIS X 8341-3:2016の適合レベル{policy.level}に{policy.claim}することを目標とします。"
    values = {
        "対象の範囲": policy.scope,
        "目標とする適合レベルと対応度": goal,
        "目標を達成する期限": policy.deadline,
        "例外とするもの": policy.exclusions,
        "追加する達成基準": policy.additional,
        "担当の課": policy.office,
        "今分かっている問題と、その対応": policy.problems,
    }
    return {name: value or NOT_PUBLISHED for name, value in values.items()}
