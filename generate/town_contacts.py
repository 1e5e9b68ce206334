"""The parts of town pages that tell whom to ask: the town hall, its offices, telephone numbers, the feedback link."""

from html import escape

from generate.parts import Part
from generate.site_settings import SITE_SETTINGS
from generate.town_data import CONTACTS, TownData
from generate.town_html import NOT_PUBLISHED, TableRow, source_note, table, text, value_or_unknown, with_note


def contact_parts(data: TownData) -> dict[str, Part]:
    """Return the parts made from data/site.yml and the list of telephone numbers."""
    return {
        "役場の連絡先": Part(_hall(data), SITE_SETTINGS),
        "課と係": Part(_offices(data), SITE_SETTINGS),
        "電話で問い合わせるところ": Part(_telephones(data), CONTACTS),
        "使いにくいところの知らせ方": Part(_feedback(data), SITE_SETTINGS),
    }


def _hall(data: TownData) -> str:
    hall = data.settings.hall
    entries = {
        "名称": escape(hall.name),
        "住所": f"〒{hall.postal_code} {text(hall.address)}",
        "電話番号": value_or_unknown(hall.phone),
        "ファックス": value_or_unknown(hall.fax),
        "メール": NOT_PUBLISHED if hall.mail is None else f'<a href="mailto:{hall.mail}">{escape(hall.mail)}</a>',
        "開いている時間": value_or_unknown(hall.hours),
    }
    return "\n".join(
        [
            f'<dl class="facts" data-source="{SITE_SETTINGS.as_posix()}">',
            *(f"<dt>{label}</dt>\n<dd>{value}</dd>" for label, value in entries.items()),
            "</dl>",
            f'<p class="source">出典: {source_note([hall.source], data.sources)}</p>',
        ]
    )


def _offices(data: TownData) -> str:
    rows = [
        TableRow((escape(office.name), value_or_unknown(office.duty), value_or_unknown(office.phone)), (office.source,))
        for office in data.settings.offices
    ]
    return table("課と係", ("課・係", "仕事", "電話番号"), rows, data.sources, SITE_SETTINGS)


def _telephones(data: TownData) -> str:
    rows = [
        TableRow(
            (escape(contact.name), text(contact.purpose), with_note(text(contact.phone), contact.caution)),
            contact.sources,
            contact.line,
        )
        for contact in data.contacts
    ]
    return table("電話で問い合わせるところ", ("名称", "用件", "電話番号"), rows, data.sources, CONTACTS)


def _feedback(data: TownData) -> str:
    url = data.settings.feedback.url
    if url is not None:
        return f'<p><a href="{escape(url)}">使いにくいところを知らせるフォーム</a>から知らせてください。</p>'
    hall = data.settings.hall
    place = f"{escape(hall.name)}（{escape(hall.address)}）"
    return f"<p>知らせるためのフォームは、まだありません。{place}に知らせてください。</p>"
