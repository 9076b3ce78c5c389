"""One file, read whole: what it is, whose, from when, and what became of each of its rows. Nothing is kept yet."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from etl.cut import last_row, period_shorter
from etl.model import Account, FileRefused, Issue, Row, SharedPost
from etl.read.importers.base import Context, Importer
from etl.read.recognise import recognise, whose
from etl.read.source import UNREADABLE, Source

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


class Rows:
    """The rows of a file that are kept; those of a large file are not held but read again each time."""

    def __init__(self, begin: Callable[[], Iterator[Row]], changed: dict[int, Row] | None = None):
        self._begin, self._changed = begin, changed or {}

    def each(self) -> Iterator[Row]:
        """Every row, also what is ignored or refused."""
        return (self._changed.get(place, row) for place, row in enumerate(self._begin()))

    def settled(self) -> "Rows":
        """The same rows, those that say something a second time settled."""
        return Rows(self._begin, _settled(self.each(), self.each()))

    def __iter__(self) -> Iterator[Row]:
        return (row for row in self.each() if not row.ignored and not row.issues)


class Shared:
    """The posts of other accounts that rows tell of."""

    def __init__(self, rows: Rows):
        self._rows = rows

    def __iter__(self) -> Iterator[SharedPost]:
        return (row.shared for row in self._rows.each() if row.shared)


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
    rows: tuple[Row, ...] | Rows = ()
    ignored: Counter = field(default_factory=Counter)
    issues: tuple[Issue, ...] = ()
    rows_read: int = 0
    refused: int = 0
    stopped: Issue | None = None  # why the whole file was refused
    large: bool = False
    shared: tuple[SharedPost, ...] | Shared = ()  # posts of other accounts that this one has a share in
    now: datetime | None = None

    @property
    def loaded(self) -> int:
        return self.rows_read - self.refused - self.ignored.total()

    @property
    def counts(self) -> Counts:
        return Counts(self.rows_read, self.ignored, self.refused, self.period, self.issues)

    @property
    def accounts(self) -> list[Account]:
        """The accounts that the kept rows are of."""
        if self.account:
            return [self.account] if self.loaded else []
        return sorted({value.account for row in self.rows for value in row.days})

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


def read(source: Source, chosen: Account | None = None, exported_on: date | None = None, now: datetime | None = None) -> Reading:
    """Read one file. A file that cannot be read at all comes back with `stopped` set; nothing is raised but a failing disk.

    now: the moment of loading (UTC), behind which no day and no post can lie.
    """
    importer = account = None
    try:
        importer = recognise(source)
        account = whose(source, importer, chosen)
        context = Context(account, importer.exported_at(source), exported_on, now)
        known = Reading(source, importer, account, chosen, context.exported_at, exported_on, now=now)
        mended, cut = last_row(source, importer)
        if source.large and importer.name == "follower_sheet":
            return replace(known, account=None, large=True, issues=tuple(cut))
        return _read(known, context, mended, cut)
    except FileRefused as refusal:
        return Reading(source, importer, account, chosen, stopped=refusal.issue, issues=(refusal.issue,))
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        issue = Issue(None, None, failure.strerror, "file_unreadable")
        return Reading(source, importer, account, chosen, stopped=issue, issues=(issue,))


def _read(known: Reading, context: Context, mended: Callable[[Row], Row], cut: list[Issue]) -> Reading:
    """The reading with all its rows; those of a large file are counted now and read again where they are needed."""
    source, importer = known.source, known.importer
    rows = Rows(lambda: map(mended, importer.rows(source, context)))
    if not source.large:
        rows = Rows(list(rows.each()).__iter__)
    rows = rows.settled()
    ignored, issues, days = Counter(), [], []
    rows_read = refused = 0
    for row in rows.each():
        rows_read += 1
        ignored.update((row.ignored,) if row.ignored else ())
        issues += row.issues
        refused += bool(row.issues)
        days += _days(row)
    period, shorter = importer.period(source), period_shorter(importer.promised(source), days)
    notes = [*importer.notes(source), *cut, *((shorter,) if shorter else ())]
    return replace(
        known, period=period or ((min(days), max(days)) if days else None), rows=rows if source.large else tuple(rows),
        ignored=ignored, issues=(*notes, *issues), rows_read=rows_read, refused=refused,
        shared=Shared(rows) if source.large else tuple(Shared(rows)),
    )  # fmt: skip


def _days(row: Row) -> list[date]:
    """The days that a row which is kept tells of."""
    if row.ignored or row.issues:
        return []
    return [value.day for value in row.days] + ([row.post.published_on] if row.post and row.post.published_on else [])


def _keys(row: Row) -> list[Any]:
    if row.post:
        return [(row.post.account, row.post.post_id)]
    return [(value.account, value.day, value.metric) for value in row.days]


def _said(row: Row) -> Any:
    return (row.post.published_at, row.post.measures) if row.post else [(v.day, v.metric, v.value) for v in row.days]


def settle_repeats(rows: list[Row]) -> list[Row]:
    """Rows that say the same thing twice count once; rows that contradict each other are all refused."""
    return list(Rows(rows.__iter__).settled().each())


def _settled(rows: Iterable[Row], again: Iterable[Row]) -> dict[int, Row]:
    """What becomes of the rows, by their place, that say something a second time. The rows are gone through twice."""
    seen, repeated = set(), set()
    for row in rows:
        for key in _keys(row):
            (repeated if key in seen else seen).add(key)
    by_key: dict[Any, list[tuple[int, Row]]] = defaultdict(list)
    for place, row in enumerate(again if repeated else ()):
        for key in _keys(row):
            if key in repeated:
                by_key[key].append((place, row))
    settled: dict[int, Row] = {}
    for found in by_key.values():
        settled.update(_settle(found))
    return settled


def _settle(found: list[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    """What becomes of rows about the same thing: the first one stands where they agree."""
    if all(_said(row) == _said(found[0][1]) for _, row in found):
        yield from ((place, Row(row.line, ignored="repeated_row")) for place, row in found[1:])
        return
    for place, row in found:
        other = next(other.line for elsewhere, other in found if elsewhere != place)
        yield place, Row(row.line, issues=(Issue(row.line, None, str(other), "two_values"),))
