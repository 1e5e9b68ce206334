"""Makes small PDF documents for tests from a description: tags, text, images, links, and what is wrong with them.

title, lang, show_title, marked, ua, tabs: properties of the document (a good one unless told otherwise)
tags: list of {role: text}, {role: [tags]} or {role: {alt, actual, scope, text, untold, image, link, tags}}; null: none
roles: names of tags that stand for standard ones; pages: how many pages there are; bookmarks: how many
protection: "speech" or "none", whether assistive technology may read the protected document; password: to open it
scan: share of every page under an untagged picture; recognised: text behind the picture
loose, decoration: text outside all tags, text marked as decoration; loose_image, decoration_image: the same
unreadable: how many letters a font does not tell; curves: how many are drawn; links, fields: untagged links, labels
"""

import io
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

_WIDTH, _HEIGHT = 595, 842
_GOOD: Mapping[str, Any] = {
    "title": "避難所の案内",
    "lang": "ja",
    "show_title": True,
    "marked": True,
    "tabs": "S",
    "pages": 1,
    "tags": [{"H1": "避難所の案内"}, {"P": "開いている避難所をお知らせします。"}],
}


def make_pdf(description: Mapping[str, Any] | None = None) -> bytes:
    """The bytes of a PDF. Raises KeyError for a word in the description that it does not know."""
    wanted = {**_GOOD, **(description or {})}
    making = _Making(Pdf.new(), wanted)
    return making.document()


@dataclass
class _Making:
    pdf: Pdf
    wanted: dict[str, Any]
    stream: list[str] = field(default_factory=list)
    marks: int = 0
    annotations: list[Object] = field(default_factory=list)

    def take(self, key: str, default: Any = None) -> Any:
        return self.wanted.pop(key, default)

    def document(self) -> bytes:
        self._pages()
        self._properties()
        self._tags()
        self._drawings()
        for page in list(self.pdf.pages)[:1]:
            page.obj.Contents = self.pdf.make_stream("\n".join(self.stream).encode())
            page.obj.Annots = self.pdf.make_indirect(Array(self.annotations))
        permissions = self.take("protection")
        password = self.take("password", "")
        if self.wanted:
            raise KeyError(next(iter(self.wanted)))
        out = io.BytesIO()
        encryption: Any = False
        if permissions or password:
            allow = pikepdf.Permissions(accessibility=permissions != "none")
            # Only the older kinds of protection can forbid it; newer ones always allow what they must.
            encryption = pikepdf.Encryption(owner="owner", user=password, allow=allow, R=3, aes=False, metadata=False)
        self.pdf.save(out, encryption=encryption, deterministic_id=not encryption)
        return out.getvalue()

    def _pages(self) -> None:
        scan, recognised, tabs = self.take("scan", 0), self.take("recognised"), self.take("tabs")
        for number in range(self.take("pages")):
            page = self.pdf.add_blank_page(page_size=(_WIDTH, _HEIGHT))
            page.obj.Resources = self._resources()
            if tabs:
                page.obj.Tabs = Name(f"/{tabs}")
            lines = [self._image(scan)] if scan else []
            lines += [f"BT 3 Tr {_text(recognised)} ET"] if recognised else []
            if number:
                page.obj.Contents = self.pdf.make_stream("\n".join(lines).encode())
            else:
                self.stream = lines

    def _resources(self) -> Dictionary:
        cmap = self.pdf.make_stream(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange\n1 beginbfrange <0000> <FFFF> <0000> endbfrange"
        )
        below = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name.Town, CIDSystemInfo=_IDENTITY)
        told = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Town, Encoding=Name("/Identity-H"))
        told.DescendantFonts = Array([below])
        untold = Dictionary(Type=Name.Font, Subtype=Name.Type0, BaseFont=Name.Town, Encoding=Name("/Identity-H"))
        untold.DescendantFonts = told.DescendantFonts
        told.ToUnicode = cmap
        picture = self.pdf.make_stream(b"\x80", Type=Name.XObject, Subtype=Name.Image, Width=1, Height=1)
        picture.ColorSpace, picture.BitsPerComponent = Name.DeviceGray, 8
        fonts = Dictionary(F=self.pdf.make_indirect(told), U=self.pdf.make_indirect(untold))
        return Dictionary(Font=fonts, XObject=Dictionary(I=picture))

    def _image(self, share: float = 0.01) -> str:
        return f"q {_WIDTH * share:f} 0 0 {_HEIGHT} 0 0 cm /I Do Q"

    def _properties(self) -> None:
        root: Any = self.pdf.Root
        title, language, ua = self.take("title"), self.take("lang"), self.take("ua")
        if title:
            self.pdf.docinfo["/Title"] = title
        if language:
            root.Lang = String(language)
        if ua:
            with self.pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as metadata:
                metadata["pdfuaid:part"] = str(ua)
        root.ViewerPreferences = Dictionary(DisplayDocTitle=self.take("show_title"))
        with self.pdf.open_outline() as outline:
            outline.root.extend(pikepdf.OutlineItem(f"{n + 1}章", 0) for n in range(self.take("bookmarks", 0)))

    def _tags(self) -> None:
        root: Any = self.pdf.Root
        tags, roles, marked = self.take("tags"), self.take("roles", {}), self.take("marked")
        if tags is None:
            return
        tree = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot, K=Array()))
        tree.RoleMap = Dictionary({f"/{name}": Name(f"/{role}") for name, role in roles.items()})
        for tag in tags:
            self._tag(tag, tree)
        root.StructTreeRoot = tree
        root.MarkInfo = Dictionary(Marked=marked)

    def _tag(self, tag: Mapping[str, Any], parent: Any) -> None:
        [(role, said)] = tag.items()
        said = {"tags": said} if isinstance(said, list) else said if isinstance(said, dict) else {"text": said}
        said = dict(said)
        element: Any = self.pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name(f"/{role}"), P=parent, K=Array()))
        element.Pg = self.pdf.pages[0].obj
        for key, name in (("alt", "/Alt"), ("actual", "/ActualText")):
            if key in said:
                element[name] = String(said.pop(key))
        if "scope" in said:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{said.pop('scope')}"))
        drawn = [f"BT {_text(said.pop('text'))} ET"] if said.get("text") else []
        drawn += [f"BT /U 12 Tf <{'0041' * said.pop('untold')}> Tj ET"] if "untold" in said else []
        drawn += [self._image(said.pop("image"))] if "image" in said else []
        if drawn:
            self.stream += [f"/{role} <</MCID {self.marks}>> BDC", *drawn, "EMC"]
            element.K.append(self.marks)
            self.marks += 1
        if "link" in said:
            words = said.pop("link")
            more = {"Contents": String(words)} if isinstance(words, str) else {}
            element.K.append(Dictionary(Type=Name.OBJR, Obj=self._annotation(Name.Link, **more)))
        for below in said.pop("tags", []):
            self._tag(below, element)
        said.pop("text", None)
        if said:
            raise KeyError(next(iter(said)))
        parent.K.append(element)

    def _annotation(self, kind: Name, **more: Any) -> Object:
        made = self.pdf.make_indirect(Dictionary(Type=Name.Annot, Subtype=kind, Rect=Array([0, 0, 9, 9]), **more))
        self.annotations.append(made)
        return made

    def _drawings(self) -> None:
        for key, mark in (("loose", ""), ("decoration", "/Artifact BMC")):
            words = self.take(key)
            self.stream += [mark, f"BT {_text(words)} ET", "EMC" if mark else ""] if words else []
        for key, mark in (("loose_image", ""), ("decoration_image", "/Artifact BMC")):
            self.stream += [mark, self._image(), "EMC" if mark else ""] if self.take(key) else []
        unknown = self.take("unreadable", 0)
        if unknown:
            element = f"/P <</MCID {self.marks}>> BDC BT /U 12 Tf <{'0041' * unknown}> Tj ET EMC"
            self.stream.append(element)
            tree: Any = self.pdf.Root.StructTreeRoot
            tree.K.append(Dictionary(Type=Name.StructElem, S=Name.P, Pg=self.pdf.pages[0].obj, K=self.marks))
        self.stream += ["0 0 m 1 1 2 2 3 3 c f"] * self.take("curves", 0)
        for _ in range(self.take("links", 0)):
            self._annotation(Name.Link)
        labels = self.take("fields", [])
        named: list[dict[str, Any]] = [{"TU": String(label)} if label else {} for label in labels]
        fields = [self._annotation(Name.Widget, FT=Name.Tx, T=String(f"{n}"), **more) for n, more in enumerate(named)]
        if fields:
            root: Any = self.pdf.Root
            root.AcroForm = Dictionary(Fields=Array(fields))


_IDENTITY = Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0)


def _text(words: str) -> str:
    return f"/F 12 Tf <{words.encode('utf-16-be').hex()}> Tj"
