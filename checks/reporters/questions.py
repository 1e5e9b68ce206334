"""The questions that wait for a person, as YAML records to fill in: one document for each file to make."""

from collections.abc import Iterator

from checks.criteria import criteria
from checks.model import Report
from checks.reporters._question_records import QuestionRecord, question_records
from checks.reporters._words import one_line, place_words_of

_HEAD = """\
# 人の答えを待つ質問の一覧です。
# 1つの質問を data/judgements/ の1つのファイルに写し、「（ここに書く）」のところを書きます。
# 書き方は data/judgements/README.md にあります。「./run review」なら、画面で答えられます。
"""


def render(report: Report) -> str:
    """YAML text; those questions that close the gate come first."""
    return _HEAD + "".join(line for record in question_records(report) for line in _document(record))


def _document(record: QuestionRecord) -> Iterator[str]:
    outcome = record.outcome
    yield "---\n"
    yield f"# ファイル名：{record.file_name}\n"
    yield f"# 見るところ：{place_words_of(outcome)}\n"
    yield f"# 質問：{one_line(outcome.message)}\n"
    yield f"# 達成基準：{'、'.join(criteria()[number].label for number in outcome.criteria)}\n"
    yield f"# {'この答えがないと、公開できません' if record.closes else '前から答えのない質問です'}\n"
    yield record.text
