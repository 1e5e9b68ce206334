"""Reads one YAML file a person keeps; everything wrong with it is told in Japanese with file and line."""

import difflib
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path

import yaml

from checks.errors import ConfigError


def record_files(folder: Path) -> list[Path]:
    """The YAML files below a folder, sorted; none where there is no folder. Raises ConfigError for a stray file."""
    found = sorted(path for path in folder.rglob("*") if path.is_file()) if folder.is_dir() else []
    kept = [path for path in found if path.suffix in (".yml", ".yaml")]
    stray = [path for path in found if path not in kept and path.suffix not in (".md", ".txt")]
    if stray:
        raise ConfigError(f"{stray[0]}：記録のファイルの名前は .yml で終わらせてください。")
    return kept


class RecordFile:
    """A YAML mapping of known keys to text or lists of text, each with its line."""

    def __init__(self, path: Path, root: Path, known: Collection[str]) -> None:
        """known: the keys there may be. Raises ConfigError for broken YAML, an unknown key, or a key written twice."""
        self.name = path.relative_to(root).as_posix()
        self._values: dict[str, yaml.Node] = {}
        self._keys: dict[str, int] = {}
        node = self._read(path)
        if not isinstance(node, yaml.MappingNode):
            raise self.error("「項目: 値」の形で書いてください。", 1)
        for key, value in node.value:
            line = key.start_mark.line + 1
            if key.value not in known:
                near = difflib.get_close_matches(str(key.value), known, 1)
                hint = f"「{near[0]}」のことですか。" if near else f"使えるのは {'、'.join(known)} です。"
                raise self.error(f"項目「{key.value}」は知りません。{hint}", line)
            if key.value in self._values:
                raise self.error(f"項目「{key.value}」が2回書かれています。", line)
            self._values[key.value], self._keys[key.value] = value, line

    def _read(self, path: Path) -> yaml.Node | None:
        try:
            node: yaml.Node | None = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=yaml.BaseLoader)
        except yaml.YAMLError as error:
            mark = getattr(error, "problem_mark", None)
            problem = "YAML の書き方が正しくありません。字下げと記号「:」を確かめてください。"
            raise self.error(problem, mark.line + 1 if mark else 1) from error
        except (OSError, UnicodeDecodeError) as error:
            raise ConfigError(f"{self.name}：UTF-8 として読めません（{error}）。") from error
        return node

    def error(self, problem: str, line: int) -> ConfigError:
        """An error that names file and line."""
        return ConfigError(f"{self.name} の {line}行目：{problem}")

    def line(self, key: str) -> int:
        """Line a key stands on; the first when it is missing."""
        return self._keys.get(key, 1)

    def has(self, key: str) -> bool:
        """Whether the key is written."""
        return key in self._values

    def text(self, key: str) -> str:
        """The text of a key. Raises ConfigError when it is missing or empty."""
        value = self.optional(key)
        if not value:
            raise self.error(f"項目「{key}」がありません。書いてください。", self.line(key))
        return value

    def optional(self, key: str) -> str:
        """The text of a key, "" when it is missing. Raises ConfigError when it is no text."""
        node = self._values.get(key)
        if node is None:
            return ""
        if not isinstance(node, yaml.ScalarNode):
            raise self.error(f"項目「{key}」には、文を1つだけ書いてください。", self.line(key))
        value = str(node.value).strip()
        return "" if value in ("null", "~") else value

    def texts(self, key: str) -> tuple[str, ...]:
        """The list of a key, () when it is missing. Raises ConfigError when it is no list of texts."""
        return tuple(self._texts(key))

    def _texts(self, key: str) -> Iterator[str]:
        node = self._values.get(key)
        if node is None:
            return
        items = node.value if isinstance(node, yaml.SequenceNode) else [node]
        for item in items:
            if not isinstance(item, yaml.ScalarNode) or not item.value.strip():
                raise self.error(f"項目「{key}」には、[ ] の中に言葉を並べてください。", self.line(key))
            yield item.value.strip()

    def chosen(self, key: str, allowed: Collection[str]) -> str:
        """A text that must be one of a few words. Raises ConfigError."""
        value = self.text(key)
        if value not in allowed:
            raise self.error(
                f"「{key}」の値「{value}」は使えません。使えるのは {'、'.join(allowed)} です。", self.line(key)
            )
        return value

    def day(self, key: str) -> date:
        """A date. Raises ConfigError."""
        value = self.text(key)
        try:
            return date.fromisoformat(value)
        except ValueError as error:
            problem = f"「{key}」の値「{value}」は日付ではありません。「2026-04-01」の形で書いてください。"
            raise self.error(problem, self.line(key)) from error
