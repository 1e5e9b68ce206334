"""画像のファイルに、撮った場所や持ち主の情報が残っていない

## なぜ
スマートフォンやカメラで撮った写真には、撮った場所（GPS）、持ち主の名前、カメラの番号が書き込まれることがあります。
画面には見えませんが、だれでも読み出せます。職員や住民の家の場所が分かることもあります。

## 直し方
画像に書き込まれた情報を消します。Windows では、ファイルを右クリックして「プロパティ」→「詳細」→「プロパティや
個人情報を削除」を選び、「可能なすべてのプロパティを削除してコピーを作成」で作ったファイルに置きかえます。
公開してしまったときは、すぐに個人情報の担当へ知らせます。

## この規則に分かること・分からないこと
JPEG、PNG、WebP、GIF、TIFF、AVIF、SVG などの、EXIF、XMP、IPTC と、名前の付いた文字の欄を調べます。写真に写ったものと、
カメラの会社が独自に書いた欄は分かりません。見つけた値そのものは、報告に出しません。
"""

from collections.abc import Iterable, Iterator

from checks.model import Severity
from checks.pictures import Picture, PicturePlace
from checks.rule import Finding, Message, Meta, On, failed
from checks.rules._personal import personal

META = Meta(criteria=(), severity=Severity.CRITICAL, on=On.PICTURE, secret=True)

_CLEAN = "画像に書き込まれた情報（プロパティ）を消したファイルに置きかえてください。"

MESSAGES = {
    "place": Message("画像に、撮った場所（GPSの位置）が書き込まれています。値は、ここには出しません。", _CLEAN),
    "owner": Message("画像に、作った人か持ち主の名前が書き込まれています。値は、ここには出しません。", _CLEAN),
    "serial": Message("画像に、カメラやレンズの番号が書き込まれています。値は、ここには出しません。", _CLEAN),
    "personal": Message(
        "画像に、個人の情報らしいもの（{kind}）が書き込まれています。値は、ここには出しません。", _CLEAN
    ),
    "unreadable": Message(
        "画像のファイルを読めないので、個人の情報が書き込まれていないか、確かめられません。",
        "画像を開いて、PNG か JPEG で保存し直してください。",
    ),
}


def select(picture: Picture) -> Iterable[PicturePlace]:
    """The file, when anything is written in it or it cannot be read."""
    return [PicturePlace()] if picture.told or picture.texts or picture.problem else []


def check(_file: PicturePlace, picture: Picture) -> Iterator[Finding]:
    """No place, owner or serial number, and no value that belongs to one person."""
    if picture.problem:
        yield failed("unreadable")
    for kind in picture.told:
        yield failed(kind)
    for kind in personal("\n".join([*picture.texts, *(word for words in picture.told.values() for word in words)])):
        yield failed("personal", kind=kind)
