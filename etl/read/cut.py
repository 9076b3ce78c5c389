"""A download that was cut off: what its end tells, and what is made of a last row that may not be whole."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from etl.model import Issue, Row
from etl.read.importers.base import Importer, refused
from etl.read.records import Ending
from etl.read.source import Source

DAY = timedelta(days=1)


def last_row(source: Source, importer: Importer) -> tuple[Callable[[Row], Row], list[Issue]]:
    """What becomes of each row of a file whose last line is not ended as its format does, and what is to be said of it.

    A row that is shorter than the header is refused. A last cell in quotation marks is whole. Any other may be the
    beginning of a number: the row is refused where the platform ends every line; where it never ends the last one, the
    cell is left empty, unless it is not read; where people make the file, a note asks them to look.
    """
    end = source.ending if source.line_ends < importer.line_ends or not source.line_ends else None
    if end is None or importer.sets_aside:
        return _as_it_is, []
    column = importer.last_column(source)
    if not source.line_ends and len(end.cells) < column.width:
        return _refusing(end), []
    if end.quoted:
        cut = Issue(end.line, None, None, "file_cut", refused=False)
        return _as_it_is, [cut] if importer.line_ends and not importer.typed else []
    whole = source.line_ends or len(end.cells) > column.width
    if whole or (not importer.line_ends and column.metric and end.cells[-1].strip() == "0"):  # no other count begins so
        return _as_it_is, []
    if importer.typed or importer.ends_together(source):
        return _as_it_is, [Issue(end.line, column.name, end.cells[-1], "cell_not_ended", refused=False)]
    if importer.line_ends or (column.read and not column.metric):
        return _refusing(end), []
    if not column.metric:
        return _as_it_is, []
    return _emptying(end, column.metric), [Issue(end.line, column.name, end.cells[-1], "cell_cut", refused=False)]


def _as_it_is(row: Row) -> Row:
    return row


def _refusing(end: Ending) -> Callable[[Row], Row]:
    """Refuse the last row, unless it is refused already or holds nothing that is kept."""

    def of(row: Row) -> Row:
        readable = row.line == end.line and not row.issues and (row.shared or not row.ignored)
        return refused(row.line, None, " ".join(end.cells[-1:]), "row_cut") if readable else row

    return of


def _emptying(end: Ending, metric: str) -> Callable[[Row], Row]:
    """Leave one value of the last row open: absent never replaces a number."""

    def of(row: Row) -> Row:
        if row.line != end.line:
            return row
        days = tuple(
            value._replace(value=None, observed="missing") if value.metric == metric else value for value in row.days
        )  # fmt: skip
        post = row.post and replace(row.post, measures={**row.post.measures, metric: None})
        return replace(row, days=days, post=post)

    return of


def period_shorter(promised: tuple[date, date] | None, days: Iterable[date]) -> Issue | None:
    """A note where rows in the order of their days leave more of the period open at the file's end than anywhere within.

    >>> december = (date(2021, 12, 1), date(2021, 12, 31))
    >>> period_shorter(december, [date(2021, 12, 31), date(2021, 12, 28), date(2021, 12, 25)]).value
    '2021-12-25 – 2021-12-31'
    >>> period_shorter(december, [date(2021, 12, 30), date(2021, 12, 16), date(2021, 12, 4)])
    """
    listed = list(days)
    ordered = sorted(listed)
    if not promised or not listed or (listed != ordered and listed != ordered[::-1]):
        return None
    first, last = ordered[0], ordered[-1]
    at_end = {first - promised[0]} if listed[0] > listed[-1] else {promised[1] - last}
    if first == last:
        at_end = {first - promised[0], promised[1] - last}
    within = max((later - day for day, later in pairwise(ordered)), default=DAY)
    if max(at_end) <= max(within, DAY):
        return None
    return Issue(None, f"{promised[0]} – {promised[1]}", f"{first} – {last}", "period_shorter", refused=False)
