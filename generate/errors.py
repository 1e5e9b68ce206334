"""The error a person who keeps data/ is shown: always says in Japanese which file, which line and what to do."""

from pathlib import Path


class DataError(Exception):
    """Something in data/ or docs/ that a person must mend before the site can be built.

    The message is Japanese and starts with the file (as the repository names it) and, where known, the line.
    """

    def __init__(self, path: Path | str, problem: str, line: int | None = None) -> None:
        self.path = path
        self.line = line
        self.problem = problem
        where = f"{Path(path).as_posix()} の {line}行目" if line is not None else Path(path).as_posix()
        super().__init__(f"{where}: {problem}")
