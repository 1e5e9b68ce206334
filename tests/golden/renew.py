"""Writes the golden files anew: `python -m tests.golden.renew`. Read the difference before it is committed."""

from tests.golden.sample import FOLDER, golden_file, rendered


def main() -> None:
    texts = rendered()
    for path in FOLDER.glob("*.txt"):
        path.unlink()
    for name, text in texts.items():
        golden_file(name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
