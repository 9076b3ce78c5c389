"""What a file is refused for as a whole: its shape, nothing in it, periods in place of days, shares of over all."""

from itertools import pairwise

from etl.model import FileRefused
from etl.read.importers.base import Importer
from etl.read.rows import Rows, Tally
from etl.read.source import Source
from jangkau.warehouse.vocabulary import METRIC_KINDS

WEEK, UNEVEN = 7, 3  # days: what rows lie apart at the least that are of weeks or months, and by how much months differ
WHOLE = 1.1  # what shares that are rounded may add up to


def refuse_shape(importer: Importer, source: Source) -> None:
    """Raises FileRefused, before anybody is asked anything, where a file has no rows or says two things of what they are."""
    if importer.sets_aside:
        return
    if importer.is_bare(source):
        raise FileRefused("no_rows", value=_header_of(source))
    if twice := importer.key_twice(source):
        raise FileRefused("key_twice", column=twice, value=_header_of(source))
    if other := importer.other_header(source):
        raise FileRefused("files_joined", value=", ".join(filter(None, other[1]))[:300], line=other[0])


def refuse_nothing(importer: Importer, tally: Tally, source: Source) -> None:
    """Raises FileRefused where a file has no rows, or none of which anything would be kept: that is no loaded file."""
    if importer.sets_aside:
        return
    if not tally.rows_read:
        raise FileRefused("no_rows", value=_header_of(source))
    if tally.rows_read == tally.ignored.total() and not tally.shared:
        rule = tally.ignored.most_common(1)[0][0]
        raise FileRefused("nothing_kept", rule, _header_of(source))


def refuse_periods(importer: Importer, rows: Rows) -> None:
    """Raises FileRefused where each row of what days brought is that of a week or a month. The first and the last may be cut;
    one long step between others is a hole in a series of days."""
    if not importer.steps_chosen:
        return
    days = sorted({value.day for row in rows for value in row.days if METRIC_KINDS[value.metric] != "stock"})
    steps = [(later - day).days for day, later in pairwise(days)]
    for whole in (steps, steps[1:], steps[:-1], steps[1:-1]):
        if (len(whole) > 1 or whole == steps) and min(whole, default=0) >= WEEK and max(whole) - min(whole) <= UNEVEN:
            raise FileRefused("rows_of_periods", value=str(min(whole)))


def refuse_overfull(tally: Tally) -> None:
    """Raises FileRefused where a share of a list, or all of them together, is more than the whole: a spreadsheet has taken
    decimals for thousands, of which 0.001 would become all there is."""
    over = next((issue for issue in tally.issues if issue.code == "share_impossible"), None)
    if over:
        raise FileRefused(over.code, over.column, over.value, over.line)
    if max(tally.shares.values(), default=0) > WHOLE:
        raise FileRefused("share_impossible", value=f"{max(tally.shares.values()):.0%}")


def _header_of(source: Source) -> str:
    return ", ".join(name for name in source.header if name)[:300]
