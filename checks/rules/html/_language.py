"""Tells language tags from words that are none (BCP 47)."""

import re
from typing import Final

_FORM = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{1,8})*", re.IGNORECASE)

_CODES: Final = """
aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en
eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik in io is it iu iw
ja ji jv jw ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mo mr ms mt
my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
"""
"""The two-letter languages of the IANA registry; of three-letter ones only the form is judged here."""

_ISO_639_1: Final = frozenset(_CODES.split())

_THREE_LETTERS: Final = """
afr alb ara arm baq bel ben bos bul bur cat ces chi cze dan deu dut ell eng est eus fas fin fra fre geo ger gle glg gre
guj hat heb hin hrv hun hye ice ind isl ita jpn kan kat kaz khm kor lao lat lav lit mac mar may mkd mlt mon msa mya nep
nld nor pan per pol por ron rum rus slk slo slv som spa sqi srp swa swe tam tel tgl tha tur ukr urd uzb vie wel yid zho
"""
"""Three-letter codes of languages that have a two-letter one; BCP 47 allows the short one only."""

_LONG_FORMS: Final = frozenset(_THREE_LETTERS.split())


def is_language_tag(tag: str) -> bool:
    """Whether a tag has the form of BCP 47 and its first part can be a language.

    tag: as written, such as "ja" or "en-GB". A two-letter first part must be a registered language ("jp" is none);
    three letters are believed unless the language has a two-letter code ("jpn" is none); one letter, or more than
    three, name no language that is in use.
    """
    primary = tag.partition("-")[0].casefold()
    return bool(_FORM.fullmatch(tag)) and (primary in _ISO_639_1 or (len(primary) == 3 and primary not in _LONG_FORMS))
