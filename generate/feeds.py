"""News for programs that look for it: Atom (RFC 4287) and JSON Feed 1.1 of the same entries."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape, quoteattr

ATOM_TYPE, JSON_FEED_TYPE = "application/atom+xml", "application/feed+json"


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of news. name: by which it keeps its id when its words change; url: page that tells more."""

    name: str
    title: str
    url: str
    day: date
    text: str


@dataclass(frozen=True, slots=True)
class Feed:
    """All news of one kind, the newest first. page: the page of the same news; changed: also where there is none."""

    name: str
    title: str
    author: str
    page: str
    changed: date
    entries: Sequence[Entry]


def atom(feed: Feed) -> bytes:
    """Return the feed as Atom."""
    entries = "".join(map(_entry, feed.entries))
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ja">\n'
        f"<title>{escape(feed.title)}</title>\n<id>{urn(feed.name)}</id>\n"
        f"<updated>{_moment(feed.changed)}</updated>\n<author><name>{escape(feed.author)}</name></author>\n"
        f"<link href={quoteattr(feed.page)}/>\n{entries}</feed>\n"
    ).encode()


def json_feed(feed: Feed) -> bytes:
    """Return the feed as JSON Feed."""
    return json_bytes(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": feed.title,
            "home_page_url": feed.page,
            "language": "ja",
            "items": [
                {
                    "id": urn(entry.name),
                    "url": entry.url,
                    "title": entry.title,
                    "content_text": entry.text,
                    "date_modified": _moment(entry.day),
                }
                for entry in feed.entries
            ],
        }
    )


def json_bytes(value: object) -> bytes:
    """Return a value as JSON for people and programs to read."""
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def urn(name: str) -> str:
    """Return a name for all the world, the same for the same words."""
    return uuid.uuid5(uuid.NAMESPACE_OID, name).urn


def _entry(entry: Entry) -> str:
    return (
        f"<entry><title>{escape(entry.title)}</title><id>{urn(entry.name)}</id>"
        f"<updated>{_moment(entry.day)}</updated><link href={quoteattr(entry.url)}/>"
        f"<summary>{escape(entry.text)}</summary></entry>\n"
    )


def _moment(day: date) -> str:
    return f"{day.isoformat()}T00:00:00+09:00"
