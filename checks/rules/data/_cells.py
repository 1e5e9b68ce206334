"""What the rules about values share: a value with another form is told with the form it plainly stands for."""

from collections.abc import Iterator

from checks.rule import Finding, failed
from checks.table import Cell, Table
from checks.table_values import FORMS


def wrong_form(cell: Cell, table: Table) -> Iterator[Finding]:
    """Tells "mend" with the right value where it is plain, "form" where a person must ask; else nothing."""
    right, mended = FORMS[table.kind(cell)]
    if right(cell.value):
        return
    proposal = mended(cell.value)
    if proposal is None:
        yield failed("form", column=cell.name, found=cell.value)
    else:
        yield failed("mend", column=cell.name, found=cell.value, right=proposal or "（空）")
