"""The command line of the generators: `python -m generate translated docs/en/kinkyu.md`."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from generate.errors import DataError
from generate.renew_translation import renew


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; returns 0, or 3 for what a person must mend first."""
    parser = argparse.ArgumentParser(prog="python -m generate", description="データとページの手入れをします。")
    parser.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    commands = parser.add_subparsers(required=True, metavar="命令")
    command = commands.add_parser("translated", help="翻訳のページが、もとの日本語のページに合っていると記録する")
    command.add_argument("pages", nargs="+", metavar="ファイル", help="例：docs/en/kinkyu.md")
    command.set_defaults(run=_translated)
    options = parser.parse_args(arguments)
    try:
        return int(options.run(options))
    except DataError as error:
        print(f"エラー：{error}", file=sys.stderr)
        return 3


def _translated(options: argparse.Namespace) -> int:
    for page in options.pages:
        of, changed = renew(options.root, Path(page))
        told = f"変わっていたところ：{'、'.join(changed)}" if changed else "変わったところはありません"
        print(f"{page}：もとのページは {of} です。{told}。今の内容に合っていると記録しました。")
    return 0


if __name__ == "__main__":
    sys.exit(main())
