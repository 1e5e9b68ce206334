"""The verbs of `./run`: what each needs, what it starts, and the exit code it ends with."""

from __future__ import annotations

import difflib
import os
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tools.launcher import browser, environment, new_page
from tools.launcher.console import EXIT_INCOMPLETE, EXIT_OK, EXIT_USAGE, LauncherError, run_program, say, use_utf8

ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Verb:
    """One word after `./run`: its line in the help, and the function that does it and returns an exit code."""

    arguments: str
    help: str
    do: Callable[[Sequence[str]], int]


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments say and return the exit code: 0 good, 1 nonconforming, 2 incomplete, 3 usage or setup."""
    use_utf8()
    name, *rest = arguments or ["help"]
    try:
        return _verb(name, rest).do(rest)
    except LauncherError as problem:
        say(f"エラー：{problem}")
        return EXIT_USAGE
    except OSError as error:
        say(
            f"エラー：{error.filename} を使えません（{error.strerror}）。空き容量と、書きかえる権限を確かめてください。"
        )
        return EXIT_USAGE
    except KeyboardInterrupt:
        say("途中で止めました。")
        return EXIT_OK if name in {"serve", "review"} else EXIT_INCOMPLETE


def _verb(name: str, rest: Sequence[str]) -> Verb:
    """Look the verb up. Raises LauncherError for an unknown one, or one that takes no arguments and got some."""
    verb = VERBS.get("help" if name in {"-h", "--help"} else name)
    if verb is None:
        close = difflib.get_close_matches(name, VERBS, n=1)
        hint = f"「{close[0]}」ではありませんか。" if close else ""
        raise LauncherError(f"「{name}」という命令はありません。{hint}命令の一覧は「./run help」で見られます。")
    if rest and not verb.arguments:
        raise LauncherError(f"「{name}」のあとには何も付けられません。「{' '.join(rest)}」を消してください。")
    return verb


def _passed_through(code: int) -> int:
    """Keep the four agreed exit codes; anything else is a crash, and a crash proves nothing."""
    if code in range(4):
        return code
    say(f"プログラムが途中で落ちました（終了コード {code}）。結果は出ていません。")
    return EXIT_INCOMPLETE


def _python(*arguments: str) -> list[str | Path]:
    return [environment.program(ROOT, "python"), *arguments]


def _ready_to_look(requirements: Sequence[str]) -> dict[str, str]:
    """Prepare everything an audit needs and return the environment for the programs that audit."""
    environment.prepare(ROOT, requirements)
    found = browser.find(ROOT)
    browser.require_japanese_font()
    return {**environment.child_environment(ROOT), "CHECKS_BROWSER": found}


def _site(_: Sequence[str]) -> int:
    env = _ready_to_look(environment.SITE_REQUIREMENTS)
    return _build(env)


def _build(env: dict[str, str]) -> int:
    say("サイトを作り、全ページを検査しています…")
    return _passed_through(run_program(_python("-m", "mkdocs", "build"), cwd=ROOT, env=env))


def _serve(_: Sequence[str]) -> int:
    env = _ready_to_look(environment.SITE_REQUIREMENTS)
    say("サイトを手元で開けるようにしています（終わるときは Ctrl+C）…")
    return _passed_through(run_program(_python("-m", "mkdocs", "serve"), cwd=ROOT, env=env))


def _test(_: Sequence[str]) -> int:
    env = _ready_to_look(environment.ALL_REQUIREMENTS)
    # ruff does not look at `run`, which has no ending, unless it is named.
    steps: list[tuple[str, Sequence[str | Path]]] = [
        ("書き方（ruff check）", _python("-m", "ruff", "check", ".", "run")),
        ("整形（ruff format）", _python("-m", "ruff", "format", "--check", ".", "run")),
        ("型（mypy）", _python("-m", "mypy")),
        ("部屋の上下（lint-imports）", [environment.program(ROOT, "lint-imports")]),
        ("試験（pytest）", _python("-m", "pytest", "-n", "auto", "--durations=40")),
    ]
    codes: dict[str, int] = {}
    for title, command in steps:
        say(f"{title}を調べています…")
        codes[title] = _passed_through(run_program(command, cwd=ROOT, env=env))
    codes["サイトの検査"] = _build(env)
    for title, code in codes.items():
        say(f"  {'合格' if code == EXIT_OK else f'不合格（終了コード {code}）'}  {title}")
    return next((code for code in codes.values() if code != EXIT_OK), EXIT_OK)


def _audit(arguments: Sequence[str]) -> int:
    return _on_files("audit", arguments, _ready_to_look(environment.SITE_REQUIREMENTS))


def _check_pdf(arguments: Sequence[str]) -> int:
    environment.prepare(ROOT, environment.SITE_REQUIREMENTS)
    return _on_files("check-pdf", arguments, environment.child_environment(ROOT))


def _on_files(command: str, arguments: Sequence[str], env: dict[str, str]) -> int:
    """Hands files of the person on to the auditor.

    Their paths are relative to where the person stands, so the auditor is found by its path and told its project.
    """
    env["PYTHONPATH"] = str(ROOT)
    called = _python("-P", "-m", "checks", command, "--root", str(ROOT), *arguments)
    return _passed_through(run_program(called, cwd=Path.cwd(), env=env))


def _rules(command: str) -> Callable[[Sequence[str]], int]:
    """A verb about the auditor's rules: it hands its arguments on and looks at no page."""

    def do(arguments: Sequence[str]) -> int:
        environment.prepare(ROOT, environment.SITE_REQUIREMENTS)
        env = environment.child_environment(ROOT)
        return _passed_through(run_program(_python("-m", "checks", command, *arguments), cwd=ROOT, env=env))

    return do


def _review(_: Sequence[str]) -> int:
    env = _ready_to_look(environment.SITE_REQUIREMENTS)
    return _passed_through(run_program(_python("-m", "checks", "review"), cwd=ROOT, env=env))


def _translated(arguments: Sequence[str]) -> int:
    environment.prepare(ROOT, environment.SITE_REQUIREMENTS)
    env = environment.child_environment(ROOT)
    return _passed_through(run_program(_python("-m", "generate", "translated", *arguments), cwd=ROOT, env=env))


def _new_page(arguments: Sequence[str]) -> int:
    path = new_page.create(ROOT, arguments)
    say(f"{path} を作りました。")
    say(new_page.next_step(ROOT, path))
    return EXIT_OK


def _lock(arguments: Sequence[str]) -> int:
    environment.prepare(ROOT, environment.ALL_REQUIREMENTS)
    options = ["--universal", "--python-version", "3.11", "--generate-hashes", "--no-emit-index-url", "--no-annotate"]
    env = environment.child_environment(ROOT)
    # Dependabot reads the options of the next update from this line at the top of the file.
    env["UV_CUSTOM_COMPILE_COMMAND"] = "./run lock = " + " ".join(["uv pip compile", *options])
    for pinned in environment.ALL_REQUIREMENTS:
        say(f"{pinned} を作り直しています…")
        source = Path(pinned).with_suffix(".in").name
        command = _python("-m", "uv", "pip", "compile", *options, "--quiet", *arguments, source, "-o", pinned)
        if (code := run_program(command, cwd=ROOT, env=env)) != EXIT_OK:
            say(f"エラー：{source} から {pinned} を作れませんでした。上の英語の行を読んで、{source} を直してください。")
            return _passed_through(code)
    return EXIT_OK


def _help(_: Sequence[str]) -> int:
    how = "python run" if os.name == "nt" else "./run"
    print(f"使い方：{how} 命令\n")
    for name, verb in VERBS.items():
        words = f"{name} {verb.arguments}".strip()
        print(f"  {how} {words}\n      {verb.help}")
    print(
        "\n終了コード：0＝検査に合格、1＝不合格のページがある、2＝検査が最後まで終わっていない、3＝使い方か準備の誤り"
    )
    return EXIT_OK


VERBS = {
    "site": Verb("", "サイトを作り、全ページを検査します。合格したときだけ site/ ができます。", _site),
    "serve": Verb("", "サイトを手元で開きます。ページを保存するたびに検査します。", _serve),
    "translated": Verb("ファイル…", "翻訳のページが、もとの日本語のページに合っていると記録します。", _translated),
    "new-page": Verb("[場所 題名]", "新しいページのひな形を docs/ に作ります。", _new_page),
    "explain": Verb("規則", "検査の規則の意味と直し方を表示します。", _rules("explain")),
    "audit": Verb("フォルダー…", "HTML のフォルダーを検査します。", _audit),
    "review": Verb("", "人が確かめるところを手元のページで見て、答えを記録します（先に site を実行します）。", _review),
    "check-pdf": Verb("ファイル", "PDF を1つ検査します（サイトに置く前に）。", _check_pdf),
    "new-rule": Verb("種類 名前", "検査の規則のひな形を作ります（開発者向け）。", _rules("new")),
    "test": Verb("", "全部の試験と、サイトの検査をします（開発者向け）。", _test),
    "lock": Verb("[--upgrade]", "requirements*.txt を作り直します（開発者向け）。", _lock),
    "help": Verb("", "この説明を表示します。", _help),
}
