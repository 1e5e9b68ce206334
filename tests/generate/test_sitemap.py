"""The sitemap lists every page of the navigation once, in its order and nesting."""

import markdown

from generate.sitemap import SitemapEntry, sitemap_markdown


def test_pages_and_sections_keep_their_order_and_nesting() -> None:
    entries = [
        SitemapEntry("ホーム", "index.md"),
        SitemapEntry("計画", None, [SitemapEntry("本文", "plan/text.md"), SitemapEntry("目標", "plan/kpi.md")]),
    ]
    assert sitemap_markdown(entries).split("\n") == [
        "- [ホーム](../index.md)",
        "- 計画",
        "    - [本文](../plan/text.md)",
        "    - [目標](../plan/kpi.md)",
    ]


def test_a_section_that_begins_with_its_own_page_is_the_link_to_it() -> None:
    entries = [SitemapEntry("計画", None, [SitemapEntry("表紙", "plan/index.md"), SitemapEntry("目標", "plan/kpi.md")])]
    assert sitemap_markdown(entries).split("\n") == ["- [計画](../plan/index.md)", "    - [目標](../plan/kpi.md)"]


def test_a_title_is_never_read_as_markup() -> None:
    html = markdown.markdown(sitemap_markdown([SitemapEntry("[案] *改訂* <b>", "a.md")]))
    assert "[案] *改訂* &lt;b&gt;</a>" in html
