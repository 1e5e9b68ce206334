"""Compares words as readers hear them."""

import unicodedata


def folded(text: str) -> str:
    """The text in lower case, full-width letters and digits made half-width, white space folded."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
