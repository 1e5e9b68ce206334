"""Reads what picture files tell besides the picture: EXIF, XMP and IPTC, where cameras leave place and owner."""

import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, Final

from bs4 import BeautifulSoup, Tag
from PIL import ExifTags, Image, ImageFile, IptcImagePlugin

RASTER: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".tif", ".tiff", ".avif", ".bmp", ".ico", ".heic", ".heif")
DRAWN: Final = (".svg",)

_PLACE, _OWNER, _SERIAL = "place", "owner", "serial"
_OWNER_TAGS: Final = frozenset(("Artist", "XPAuthor", "CameraOwnerName", "HostComputer"))
_SERIAL_TAGS: Final = frozenset(("BodySerialNumber", "LensSerialNumber", "CameraSerialNumber"))
_UNTOLD_TAGS: Final = frozenset(("MakerNote", "PrintImageMatching", "ComponentsConfiguration", "UserComment"))
# Local names of XMP, whatever their name space: the same facts stand in several.
_XMP_PLACE: Final = frozenset(("GPSLatitude", "GPSLongitude", "GPSPosition"))
_XMP_OWNER: Final = frozenset(("creator", "Artist", "OwnerName", "CameraOwnerName", "Author"))
_XMP_SERIAL: Final = frozenset(("SerialNumber", "BodySerialNumber", "LensSerialNumber", "CameraSerialNumber"))
_IPTC_OWNER: Final = frozenset(((2, 80), (2, 122)))  # By-line, Writer/Editor
_LONG: Final = 2000
"""Longer values of a drawing are shapes and embedded pictures, not words."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture file tells of persons. path: of the source in the project, or "/url" of a file made in the build.

    told: words by what they tell (place, owner, serial); texts: everything else that is written in it; problem: why it
    could not be read, in Japanese.
    """

    path: str
    told: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    texts: tuple[str, ...] = ()
    problem: str = ""


@dataclass(frozen=True, slots=True)
class PicturePlace:
    """A finding about a picture file as a whole."""


def read_picture(path: str, data: bytes) -> Picture:
    """Return what the bytes of a picture file tell; a file that cannot be read says so."""
    notes: list[tuple[str, str]] = []
    try:
        if PurePosixPath(path).suffix.lower() in DRAWN:
            notes += _xml(data)
        else:
            with Image.open(io.BytesIO(data)) as image:
                image.load()  # PNG keeps words behind the picture too
                notes += [*_exif(image), *_iptc(image), *_named(image)]
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        return Picture(path, problem=f"{type(error).__name__}")
    told: dict[str, tuple[str, ...]] = {}
    for kind, words in notes:
        told[kind] = (*told.get(kind, ()), words)
    return Picture(path, {kind: words for kind, words in told.items() if kind}, told.get("", ()))


def _exif(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    exif = image.getexif()
    if any(key in (2, 4) for key in exif.get_ifd(ExifTags.IFD.GPSInfo)):  # latitude, longitude
        yield _PLACE, "GPS"
    for number, value in [*exif.items(), *exif.get_ifd(ExifTags.IFD.Exif).items()]:
        name = ExifTags.TAGS.get(number, "")
        words = _words(value, wide=name.startswith("XP"))
        if words and name not in _UNTOLD_TAGS:
            yield _kind(name, _OWNER_TAGS, _SERIAL_TAGS), words


def _iptc(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    for key, value in (IptcImagePlugin.getiptcinfo(image) or {}).items():
        for one in value if isinstance(value, list) else [value]:
            if words := _words(one):
                yield _OWNER if key in _IPTC_OWNER else "", words


def _named(image: ImageFile.ImageFile) -> Iterator[tuple[str, str]]:
    """Words a file keeps under names (PNG), comments, and the packet of XMP."""
    for name, value in image.info.items():
        if name in ("xmp", "XML:com.adobe.xmp"):
            yield from _xml(value if isinstance(value, bytes) else str(value).encode())
        elif name not in ("exif", "icc_profile", "photoshop") and (words := _words(value)):
            yield _kind(str(name), _XMP_OWNER, _XMP_SERIAL), words


def _xml(data: bytes) -> Iterator[tuple[str, str]]:
    """Words of XMP, and of a drawing (SVG), by the local name of the element or attribute they stand in."""
    tags = BeautifulSoup(data, "xml").find_all(True)
    if not tags:
        raise ValueError("no XML")
    for tag in tags:
        named = [(_local(name), str(value)) for name, value in tag.attrs.items()]
        own = "".join(child for child in tag.children if isinstance(child, str)).strip()
        named += [(_local(name.name), own) for name in (tag, *tag.parents) if isinstance(name, Tag)]
        for name, words in named:
            if words.strip() and name in _XMP_PLACE:
                yield _PLACE, words
            elif words.strip() and (kind := _kind(name, _XMP_OWNER, _XMP_SERIAL)):
                yield kind, words
        yield from (("", words) for words in (own, *map(str, tag.attrs.values())) if words and len(words) < _LONG)


def _kind(name: str, owner: frozenset[str], serial: frozenset[str]) -> str:
    return _OWNER if name in owner else _SERIAL if name in serial else ""


def _words(value: Any, *, wide: bool = False) -> str:
    """Text of a value as cameras and programs write it: bytes, text or nothing that is read."""
    if isinstance(value, bytes):
        text = value.decode("utf-16-le" if wide else "utf-8", errors="replace")
    else:
        text = value if isinstance(value, str) else ""
    return re.sub(r"[\x00-\x1f\ufffd]+", " ", text).strip()


def _local(name: str) -> str:
    return name.rpartition(":")[2]
