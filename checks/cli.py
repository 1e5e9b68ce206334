"""The command line: audit a folder or a PDF, explain a rule, begin a new rule, mend a table."""

import argparse
import json
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from checks import console, reporters, rulebook, scaffold, server
from checks.collect import find_pages
from checks.config import Settings, load_settings, settings_from
from checks.conformance import chosen, read_test, record, write_record
from checks.data_fix import fix_file
from checks.errors import CheckError, ConfigError
from checks.gate import verdict
from checks.ledger import OPEN_QUESTIONS, write_baseline
from checks.model import EXIT_CODES, EXIT_USAGE, Result, Verdict
from checks.progress import AuditProgress
from checks.publish import blocked_folder, last_report
from checks.review.server import Desk, make_server
from checks.run import audit, audit_pdf, collect_shard, evaluate_shards, today
from checks.shard import shard_named, shards_for
from checks.sources import Source, read_sources
from checks.table import Cell


class _Parser(argparse.ArgumentParser):
    """Says in Japanese what was wrong, and ends with the exit code for usage."""

    def error(self, message: str) -> NoReturn:
        self.exit(EXIT_USAGE, f"{self.prog}：使い方が正しくありません（{message}）。\n{self.format_usage()}")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command. Returns 0 conforms, 1 nonconforming, 2 incomplete, 3 usage or configuration."""
    options = _parser().parse_args(arguments)
    try:
        return int(options.run(options))
    except CheckError as error:
        print(f"エラー：{error}", file=sys.stderr)
        return EXIT_USAGE
    except Exception:  # noqa: BLE001 – a bug of ours must end as `incomplete`, not as whatever Python makes of it
        console.crashed()
        return EXIT_CODES[Verdict.INCOMPLETE]


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(prog="python -m checks", description="組み立てたサイトのアクセシビリティを調べます。")
    commands = parser.add_subparsers(required=True, metavar="命令", parser_class=_Parser)

    command = commands.add_parser("audit", help="フォルダーの中の HTML をすべて調べる")
    command.add_argument("site", type=Path, metavar="フォルダー")
    _add_project(command)
    _add_reports(command)
    command.add_argument("--page", action="append", default=[], metavar="/ページ.html", help="このページだけ調べる")
    command.add_argument(
        "--no-cache", action="store_true", help="前の検査で見たものを使わず、全ページをもう一度ブラウザで見る"
    )
    command.set_defaults(run=_audit)

    command = commands.add_parser("shards", help="何台に分けて調べるとよいかを、ページの数から決める")
    command.add_argument("site", type=Path, metavar="フォルダー")
    command.set_defaults(run=_shards)

    command = commands.add_parser("collect", help="分けた検査の1つ分のページをブラウザで見て、記録を集める")
    command.add_argument("site", type=Path, metavar="フォルダー")
    _add_project(command)
    command.add_argument("--shard", required=True, metavar="番号/数", help="例：3/8（8つに分けた3番目）")
    command.add_argument("--out", type=Path, required=True, metavar="フォルダー", help="記録を置くフォルダー")
    command.set_defaults(run=_collect)

    command = commands.add_parser("evaluate", help="集めた記録を合わせて判定する")
    command.add_argument("evidence", type=Path, nargs="+", metavar="記録のフォルダー")
    command.add_argument("--site", type=Path, required=True, metavar="フォルダー")
    _add_project(command)
    _add_reports(command)
    command.set_defaults(run=_evaluate)

    command = commands.add_parser("explain", help="規則の説明を出す")
    command.add_argument("rule", metavar="規則", help="例：html/image-alt")
    command.set_defaults(run=_explain)

    command = commands.add_parser("new", help="新しい規則の下書きを作る")
    command.add_argument("family", metavar="種類", help="例：html")
    command.add_argument("name", metavar="名前", help="例：image_alt")
    command.set_defaults(run=_new)

    _add_records(commands)

    command = commands.add_parser("fix-data", help="オープンデータの表（CSVかExcel）を、直せるところだけ直す")
    command.add_argument("file", type=Path, metavar="ファイル")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.set_defaults(run=_fix_data)

    command = commands.add_parser("check-pdf", help="PDF を1つ調べる（サイトに置く前に）")
    command.add_argument("file", type=Path, metavar="ファイル")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.set_defaults(run=_check_pdf)
    return parser


def _add_records(commands: "argparse._SubParsersAction[_Parser]") -> None:
    """What people answer, and what is kept of a test."""
    command = commands.add_parser("open", help="前から答えのない質問の一覧から、答えの出た行を消す（なければ作る）")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.set_defaults(run=_open)

    command = commands.add_parser("sample", help="試験するページを、くじで選んで見せる")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.set_defaults(run=_sample)

    command = commands.add_parser("record", help="最後の検査の結果を data/accessibility/results/ に記録する")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.set_defaults(run=_record)

    command = commands.add_parser("review", help="人が確かめるところを、手元のページで見て答える")
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.add_argument("--site", type=Path, metavar="フォルダー", help="組み立てたページ（ふだんは書きません）")
    command.add_argument("--port", type=int, default=0, metavar="番号", help="使うポート（ふだんは書きません）")
    command.set_defaults(run=_review)


def _add_project(command: argparse.ArgumentParser) -> None:
    """The project a folder of pages belongs to, and the states."""
    command.add_argument("--root", type=Path, default=Path(), metavar="フォルダー", help="プロジェクトのフォルダー")
    command.add_argument("--state", action="append", default=[], metavar="状態", help="調べる状態（何度でも書けます）")


def _add_reports(command: argparse.ArgumentParser) -> None:
    """What is told of the findings, and where."""
    command.add_argument(
        "--report", action="append", default=[], metavar="形式=ファイル", help=f"形式：{'、'.join(reporters.formats())}"
    )
    command.add_argument(
        "--sources", type=Path, metavar="ファイル", help="ページと元ファイルの対応（組み立てのときに作られます）"
    )


def _audit(options: argparse.Namespace) -> int:
    targets = [_report_target(text) for text in options.report]
    settings = _settings(options)
    if options.no_cache:
        settings = settings_from({"cache": False}, "--no-cache", settings)
    with AuditProgress() as progress:
        report = audit(options.site, options.root, settings, _sources(options), only=options.page, told=progress.told)
    console.show(report, targets)
    return EXIT_CODES[verdict(report)]


def _shards(options: argparse.Namespace) -> int:
    """Prints a JSON list, for whatever starts the shards."""
    print(json.dumps([str(shard) for shard in shards_for(len(find_pages(options.site)))]))
    return 0


def _collect(options: argparse.Namespace) -> int:
    shard = shard_named(options.shard)
    with AuditProgress() as progress:
        problems = collect_shard(options.site, options.root, _settings(options), shard, options.out, progress.told)
    for problem in problems:
        console.error(problem)
    console.note(f"分けた検査の {shard} の記録を {options.out} に集めました。判定は evaluate でします。")
    return EXIT_CODES[Verdict.INCOMPLETE] if problems else 0


def _evaluate(options: argparse.Namespace) -> int:
    targets = [_report_target(text) for text in options.report]
    report = evaluate_shards(options.evidence, options.site, options.root, _settings(options), _sources(options))
    console.show(report, targets)
    return EXIT_CODES[verdict(report)]


def _settings(options: argparse.Namespace) -> Settings:
    settings = load_settings(options.root)
    return settings_from({"states": options.state}, "--state", settings) if options.state else settings


def _sources(options: argparse.Namespace) -> Mapping[str, Source]:
    return read_sources(options.sources) if options.sources else {}


def _report_target(text: str) -> tuple[str, Path]:
    name, separator, path = text.partition("=")
    if not separator or not path or name not in reporters.formats():
        usable = "、".join(reporters.formats())
        raise ConfigError(f"--report の「{text}」を読めません。「形式=ファイル」と書きます。形式は {usable} です。")
    return name, Path(path)


def _explain(options: argparse.Namespace) -> int:
    print(rulebook.explain(rulebook.find(options.rule)))
    return 0


def _new(options: argparse.Namespace) -> int:
    for path in scaffold.new_rule(Path(), options.family, options.name):
        print(f"作りました：{path}")
    return 0


def _check_pdf(options: argparse.Namespace) -> int:
    report = audit_pdf(options.file, load_settings(options.root))
    console.show(report, [])
    return EXIT_CODES[verdict(report)]


def _open(options: argparse.Namespace) -> int:
    report = last_report(options.root)
    still_open = {o.content for o in report.outcomes if o.result is Result.CANT_TELL and o.criteria and o.content}
    before, left = write_baseline(options.root, still_open)
    print(f"{OPEN_QUESTIONS.as_posix()}：{before}行を {left}行にしました。")
    return 0


def _sample(options: argparse.Namespace) -> int:
    plan = read_test(options.root, today())
    seed, sample = chosen(options.root, last_report(options.root), plan)
    for url, why in sample.pages.items():
        print(f"{url}\t{'、'.join(why)}")
    print(f"{len(sample.pages)}ページ。くじの種：{seed}")
    if plan.seed is None:
        print(f"試験を始めるときは、data/accessibility/test.yml に「seed: {seed}」と「drawn: {today()}」を書きます。")
    return 0


def _record(options: argparse.Namespace) -> int:
    report = last_report(options.root)
    if verdict(report) is Verdict.INCOMPLETE:
        raise ConfigError("検査が最後まで終わっていません。「./run site」で終わらせてから、記録してください。")
    told = record(options.root, report, today())
    print(f"記録しました：{write_record(options.root, told)}")
    print(f"対応度：{told['claim'] or '表明できません'}")
    for words in told["missing"]:
        print(f"  準拠に足りないもの：{words}")
    return 0


def _review(options: argparse.Namespace) -> int:
    report = last_report(options.root)
    folders = [options.site] if options.site else [options.root / "site", blocked_folder(options.root / "site")]
    site = next((folder for folder in folders if folder.is_dir()), None)
    if site is None:
        raise ConfigError("組み立てたページがありません。先に「./run site」を実行してください。")
    with server.serve(site) as origin, make_server(Desk(options.root, report, origin, today), options.port) as desk:
        print(f"ブラウザーで http://127.0.0.1:{desk.server_port}/ を開いてください。", flush=True)
        print("終わるときは Ctrl+C です。", flush=True)
        try:
            desk.serve_forever()
        except KeyboardInterrupt:
            print("終わりました。答えは data/judgements/ にあります。「./run site」で確かめてください。")
    return 0


def _fix_data(options: argparse.Namespace) -> int:
    mended = fix_file(options.file, options.root)
    for change in mended.changes or ("直すところはありませんでした",):
        print(f"{mended.path}：{change}。")
    for item in mended.left:
        where = f"{item.target.line}行目" if isinstance(item.target, Cell) else "全体"
        print(f"{mended.path} の {where}：{item.message}{item.fix}")
    return EXIT_CODES[Verdict.NONCONFORMING if mended.left else Verdict.CONFORMS]
