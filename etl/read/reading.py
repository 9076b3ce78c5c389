"""One file, read whole: what it is, whose, from when, and what became of each of its rows. Nothing is kept yet."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from etl.model import Account, FileRefused, Issue, Row, SharedPost
from etl.read.importers.base import Context, Importer
from etl.read.recognise import recognise, whose
from etl.read.source import Source

PROVISIONAL = timedelta(days=2)  # platforms still correct the last two days before an export


@dataclass(frozen=True)
class Counts:
    """What became of a file's rows: read = loaded + ignored + refused."""

    rows_read: int
    ignored: Counter
    refused: int
    period: tuple[date, date] | None
    issues: tuple[Issue, ...]

    @property
    def loaded(self) -> int:
        return self.rows_read - self.ignored.total() - self.refused


@dataclass(frozen=True)
class Reading:
    """What one file says. `rows` are kept rows only; read = loaded + ignored + refused.

    A large file of ours is left to the database (`large`): its rows are counted while they are kept.
    """

    source: Source
    importer: Importer | None = None
    account: Account | None = None
    chosen: Account | None = None
    exported_at: datetime | None = None
    exported_on: date | None = None
    period: tuple[date, date] | None = None
    rows: tuple[Row, ...] = ()
    ignored: Counter = field(default_factory=Counter)
    issues: tuple[Issue, ...] = ()
    rows_read: int = 0
    refused: int = 0
    stopped: Issue | None = None  # why the whole file was refused
    large: bool = False
    shared: tuple[SharedPost, ...] = ()  # posts of other accounts that this one has a share in

    @property
    def loaded(self) -> int:
        return self.rows_read - self.refused - self.ignored.total()

    @property
    def counts(self) -> Counts:
        return Counts(self.rows_read, self.ignored, self.refused, self.period, self.issues)

    @property
    def accounts(self) -> list[Account]:
        """The accounts that the kept rows are of."""
        found = {value.account for row in self.rows for value in row.days} | {row.post.account for row in self.rows if row.post}
        return sorted(found)

    @property
    def as_of(self) -> datetime:
        """The best known export moment: told by the file, told by a person, else the end of the period it covers."""
        if self.exported_at:
            return self.exported_at
        last = self.exported_on or (self.period[1] if self.period else date(2000, 1, 1))
        return datetime.combine(last, time(23, 59, 59))

    @property
    def settled_until(self) -> date:
        """The last day that the platform no longer corrects. A total that a person has typed is final."""
        return date.max if self.importer.names_accounts else self.as_of.date() - PROVISIONAL


def read(source: Source, chosen: Account | None = None, exported_on: date | None = None) -> Reading:
    """Read one file. A file that cannot be read at all comes back with `stopped` set; nothing is raised."""
    importer = account = None
    try:
        importer = recognise(source)
        account = whose(source, importer, chosen)
        told = importer.exported_at(source)
        if source.large and importer.name == "follower_sheet":
            return Reading(source, importer, None, chosen, told, exported_on, large=True)
        rows = list(importer.rows(source, Context(account, told, exported_on)))
        notes = importer.notes(source)
        period = importer.period(source)
    except FileRefused as refusal:
        return Reading(source, importer, account, chosen, stopped=refusal.issue, issues=(refusal.issue,))
    rows = settle_repeats(rows)
    kept = tuple(row for row in rows if not row.ignored and not row.issues)
    return Reading(
        source, importer, account, chosen, told, exported_on, period or _period(kept), kept,
        Counter(row.ignored for row in rows if row.ignored),
        (*notes, *(issue for row in rows for issue in row.issues)),
        len(rows), sum(bool(row.issues) for row in rows), shared=tuple(row.shared for row in rows if row.shared),
    )  # fmt: skip


def _period(rows: Iterable[Row]) -> tuple[date, date] | None:
    days = [value.day for row in rows for value in row.days]
    days += [row.post.published_on for row in rows if row.post and row.post.published_on]
    return (min(days), max(days)) if days else None


def _keys(row: Row) -> list[Any]:
    if row.post:
        return [(row.post.account, row.post.post_id)]
    return [(value.account, value.day, value.metric) for value in row.days]


def _said(row: Row) -> Any:
    return (row.post.published_at, row.post.measures) if row.post else [(v.day, v.metric, v.value) for v in row.days]


def settle_repeats(rows: list[Row]) -> list[Row]:
    """Rows that say the same thing twice count once; rows that contradict each other are all refused."""
    keys = [key for row in rows for key in _keys(row)]
    if len(set(keys)) == len(keys):
        return rows
    by_key: dict[Any, list[int]] = defaultdict(list)
    for place, row in enumerate(rows):
        for key in _keys(row):
            by_key[key].append(place)
    settled = list(rows)
    for places in by_key.values():
        if len(places) > 1:
            _settle(settled, rows, places)
    return settled


def _settle(settled: list[Row], rows: list[Row], places: list[int]) -> None:
    first = rows[places[0]]
    if all(_said(rows[place]) == _said(first) for place in places):
        for place in places[1:]:
            settled[place] = Row(rows[place].line, ignored="repeated_row")
        return
    for place in places:
        other = rows[next(other for other in places if other != place)].line
        settled[place] = Row(rows[place].line, issues=(Issue(rows[place].line, None, str(other), "two_values"),))
