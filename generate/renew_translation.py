"""Records in a translated page that it fits its original as that is now."""

from collections.abc import Mapping
from pathlib import Path

from generate.errors import DataError
from generate.front_matter import body, head, page_lines
from generate.languages import languages
from generate.page_heads import PageHead
from generate.town import fact_words
from generate.translations import OF, changes, fingerprints, renewed


def renew(root: Path, page: Path) -> tuple[str, list[str]]:
    """Write the hashes of the original into a translated page; returns the original and what had changed in it.

    page: as seen from `root`, such as docs/en/kinkyu.md. Raises DataError with the file when it is no translation.
    """
    if page.parts[:1] != ("docs",) or not any(one.folder in page.parts[1:2] for one in languages(root)):
        raise DataError(page, "翻訳のページではありません。docs/en/ や docs/easy/ の中のページを書いてください。")
    told = head(page_lines(root, page), PageHead, page)
    of, kept = (told.translation_of, told.original_hash) if told else (None, None)
    if not isinstance(of, str):
        raise DataError(page, f"もとの日本語のページを「{OF}: kinkyu.md」のように書いてください。")
    original = Path("docs", of)
    now = fingerprints(body(page_lines(root, original)), fact_words(root))
    before = {str(k): str(v) for k, v in kept.items()} if isinstance(kept, Mapping) else {}
    text = (root / page).read_text(encoding="utf-8-sig")
    (root / page).write_text(renewed(text, now), encoding="utf-8")
    return original.as_posix(), changes(before, now)
