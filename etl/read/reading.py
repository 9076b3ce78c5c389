"""One file, read whole: what it is, whose, from when, and what became of each of its rows. Nothing is kept yet."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from etl.model import Account, FileRefused, Issue, Row, SharedPost
from etl.read.cut import last_row, period_shorter
from etl.read.importers.base import Importer
from etl.read.importers.context import Context
from etl.read.quality import oddities
from etl.read.recognise import opened, recognise, whose
from etl.read.refusing import refuse_nothing, refuse_overfull, refuse_periods, refuse_shape
from etl.read.rows import Rows, Shared, Tally
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


@dataclass(frozen=True)
class Reading:
    """What one file says. `rows` are kept rows only; read = loaded + ignored + refused.

    A large file of ours is left to the database (`large`): its rows are counted while they are kept.
    """

    source: Source
    importer: Importer
    account: Account | None = None  # None where the rows themselves name accounts
    chosen: Account | None = None
    exported_at: datetime | None = None
    exported_on: date | None = None
    period: tuple[date, date] | None = None
    rows: tuple[Row, ...] | Rows = ()
    ignored: Counter = field(default_factory=Counter)
    issues: tuple[Issue, ...] = ()
    rows_read: int = 0
    refused: int = 0
    large: bool = False
    shared: tuple[SharedPost, ...] | Shared = ()  # posts of other accounts that this one has a share in
    counting: dict[str, int] = field(default_factory=dict)  # metric -> breaks that lie behind all the file says of it
    figure: str | None = None  # the metric that a person says it holds
    owner_id: str | None = None
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
        return date.max if self.importer.final else self.as_of.date() - PROVISIONAL


@dataclass(frozen=True)
class Stopped:
    """A file that was refused as a whole: why, and what was known of it by then."""

    source: Source
    issue: Issue
    importer: Importer | None = None
    account: Account | None = None

    @property
    def issues(self) -> tuple[Issue, ...]:
        return (self.issue,)


def read(
    source: Source,
    chosen: Account | None = None,
    exported_on: date | None = None,
    now: datetime | None = None,
    figure: str | None = None,
) -> Reading | Stopped:
    """Read one file, or say why it cannot be read at all; nothing is raised but a failing disk.

    now: the moment of loading (UTC), behind which no day and no post can lie.
    """
    importer = account = None
    try:
        source = opened(source)
        importer = recognise(source)
        refuse_shape(importer, source)
        figure = importer.answered(figure, chosen)
        account = whose(source, importer, chosen)
        context = Context(account, importer.exported_at(source), exported_on, now, figure=figure)
        reading = Reading(
            source, importer, account, chosen, context.exported_at, exported_on, now=now, figure=figure,
            owner_id=importer.owner_id(source),
        )  # fmt: skip
        mended, cut = last_row(source, importer)
        if source.large and importer.bulk:
            return replace(reading, account=None, large=True, issues=tuple(cut))
        return _read(reading, context, mended, cut)
    except FileRefused as refusal:
        return Stopped(source, refusal.issue, importer, account)
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        return Stopped(source, Issue(None, None, failure.strerror, "file_unreadable"), importer, account)


def _read(reading: Reading, context: Context, mended: Callable[[Row], Row], cut: list[Issue]) -> Reading:
    """The reading with all its rows; those of a large file are counted now and read again where they are needed."""
    source, importer = reading.source, reading.importer
    rows = Rows(lambda: map(mended, importer.rows(source, context)))
    if not source.large:
        rows = Rows(list(rows.each()).__iter__)
    tally = Tally(rows)
    refuse_nothing(importer, tally, source)
    refuse_periods(importer, rows)
    if tally.repeated:
        rows = rows.settled(tally.repeated)
        tally = Tally(rows)
    refuse_overfull(tally)
    period, shorter = importer.period(source), period_shorter(importer.promised(source), tally.days)
    notes = [
        *importer.notes(source), *_dated_by_loading(reading, tally), *_sheets_left(source, importer), *cut,
        *((shorter,) if shorter else ()),
    ]  # fmt: skip
    notes += [] if source.large else oddities(rows)
    shared = Shared(rows) if tally.shared else ()
    return replace(
        reading, period=period or tally.period, rows=rows if source.large else tuple(rows), ignored=tally.ignored,
        issues=(*notes, *tally.issues), rows_read=tally.rows_read, refused=tally.refused,
        shared=shared if source.large else tuple(shared), counting=importer.counting(source),
    )  # fmt: skip


def _dated_by_loading(reading: Reading, tally: Tally) -> list[Issue]:
    """A note where a file that tells no day, of which nobody has told one, stands under the day on which it is loaded."""
    dated = reading.exported_at or reading.exported_on or reading.importer.period(reading.source)
    day = str(tally.days[0]) if tally.days else None
    return [Issue(None, None, day, "dated_by_loading", refused=False)] if reading.importer.dated_by_loading and not dated else []


def _sheets_left(source: Source, importer: Importer) -> list[Issue]:
    """A note for each sheet of a workbook that is not read."""
    read = importer.sheets_read(source)
    left = [sheet.name for place, sheet in enumerate(source.sheets) if place not in read]
    return [Issue(None, name, None, "sheet_not_read", refused=False) for name in left]
