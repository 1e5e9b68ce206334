"""Looks at the sounds and films of a page: how long they are, whether they speak, what text is given with them."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from checks.browser.probe import Visit

ORDER = 30

_SCRIPT = Path(__file__).with_name("_media.js").read_text(encoding="utf-8")


async def collect(visit: Visit) -> Mapping[str, Any]:
    """Returns {players, frames, links, prose, hidden, links_elsewhere}, or {} for a page without sound and film.

    players: audio and video elements {selector, html, tag, sources, controls, autoplay, muted, loop, shown, decorative,
    described, loaded, live, seconds, sound, tracks}; seconds and sound are None where the file could not be read;
    tracks: {kind, srclang, state, cues, end}. frames: films of video sites, {selector, html, name, address, shown}.
    links: to sound and film files and video sites, {selector, html, name, address, kind}. prose: the words of the
    page's own content that anybody can read, without headings and links. hidden: whether a button may show more.
    links_elsewhere: the words of the other links of that content. The page is left as found.
    """
    found: dict[str, Any] = await visit.page.evaluate(_SCRIPT)
    return found
