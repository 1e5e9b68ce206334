"""Makes small picture files for tests from a description of what is written in them.

format: PNG, JPEG, WEBP, TIFF or SVG (JPEG unless told otherwise); gps: latitude and longitude in degrees
exif: value by the name of a tag; xmp: value by a name with prefix, such as aux:SerialNumber; creator: of dc:creator
iptc: value by "record:dataset"; text: value by name (PNG only); broken: bytes that are no picture
"""

import io
from collections.abc import Mapping
from typing import Any

from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo

_NAMES = {tag: number for number, tag in ExifTags.TAGS.items()}
_SPACES = {
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "Iptc4xmpCore": "http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/",
}
_RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"


def make_picture(told: Mapping[str, Any]) -> bytes:
    """Return the bytes of a picture with what `told` says."""
    if told.get("broken"):
        return b"no picture"
    kind = told.get("format", "JPEG")
    if kind == "SVG":
        return _svg(told)
    stream = io.BytesIO()
    image = Image.new("RGB", (8, 8), "white")
    options: dict[str, Any] = {"exif": _exif(told)}
    if "xmp" in told or "creator" in told:
        options["xmp"] = _xmp(told)
    if kind == "PNG":
        options["pnginfo"] = _png(told)
    image.save(stream, kind, **options)
    return _with_iptc(stream.getvalue(), told) if "iptc" in told else stream.getvalue()


def _exif(told: Mapping[str, Any]) -> Image.Exif:
    exif = Image.Exif()
    for name, value in told.get("exif", {}).items():
        number = _NAMES[name]
        if number >= 0x9C9B and number <= 0x9C9F:
            exif[number] = str(value).encode("utf-16-le")
        elif number > 0x9000:
            exif.get_ifd(ExifTags.IFD.Exif)[number] = value
        else:
            exif[number] = value
    if "gps" in told:
        latitude, longitude = told["gps"]
        gps = exif.get_ifd(ExifTags.IFD.GPSInfo)
        gps.update({1: "N", 2: (float(latitude), 0.0, 0.0), 3: "E", 4: (float(longitude), 0.0, 0.0)})
    return exif


def _xmp(told: Mapping[str, Any]) -> bytes:
    spaces = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _SPACES.items())
    values = " ".join(f'{name}="{value}"' for name, value in told.get("xmp", {}).items())
    creator = (
        f"<dc:creator><rdf:Seq><rdf:li>{told['creator']}</rdf:li></rdf:Seq></dc:creator>" if "creator" in told else ""
    )
    return (
        f'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="{_RDF}">'
        f'<rdf:Description rdf:about="" {spaces} {values}>{creator}</rdf:Description></rdf:RDF></x:xmpmeta>'
    ).encode()


def _png(told: Mapping[str, Any]) -> PngInfo:
    info = PngInfo()
    for name, value in told.get("text", {}).items():
        info.add_itxt(name, value)
    if "xmp" in told or "creator" in told:
        info.add_itxt("XML:com.adobe.xmp", _xmp(told).decode())
    return info


def _with_iptc(jpeg: bytes, told: Mapping[str, Any]) -> bytes:
    """The JPEG with a segment of Photoshop's that holds IPTC records (IIM 4.2)."""
    records = b""
    for name, value in told["iptc"].items():
        record, dataset = (int(part) for part in name.split(":"))
        words = str(value).encode()
        records += bytes((0x1C, record, dataset)) + len(words).to_bytes(2, "big") + words
    resource = b"8BIM\x04\x04\x00\x00" + len(records).to_bytes(4, "big") + records + b"\x00" * (len(records) % 2)
    segment = b"Photoshop 3.0\x00" + resource
    return jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:]


def _svg(told: Mapping[str, Any]) -> bytes:
    metadata = f"<metadata>{_xmp(told).decode()}</metadata>" if "xmp" in told or "creator" in told else ""
    words = "".join(f"<text>{words}</text>" for words in told.get("text", {}).values())
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">{metadata}{words}</svg>'.encode()
