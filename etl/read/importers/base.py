"""What every importer has: a few verbs with defaults, so that a format is declared and not programmed."""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeVar

from etl.model import Account, Issue, Row
from etl.read.cells import CellRefused
from etl.read.importers.context import Context
from etl.read.importers.header import Columns
from etl.read.records import Record
from etl.read.source import Source

Read = TypeVar("Read")


class LastColumn(NamedTuple):
    """How many cells a whole row has; what the last is called, whether it is read, and as which metric or measure."""

    width: int
    name: str | None = None
    read: bool = False
    metric: str | None = None


class Format(NamedTuple):
    """What the warehouse is told of a format: one row of `formats`."""

    importer: str
    title: str
    platform: str | None
    lists_every_post: bool
    lists_watched: bool
    tells_hour: bool | None
    tells_every_day: bool
    cut_rule: str | None


class Importer:
    """A file format: identify it by content, say whose and when it is, tell what became of each row."""

    name = ""  # as it stands in the ledger: "tiktok_overview"
    title = ""  # what people call it where locales/ have no format.<name>
    platform: str | None = None  # None where the file does not say which
    names_accounts = False  # True where the rows themselves name accounts, so that none has to be chosen
    reading = 3  # raise it where the same file may be read otherwise: every office then reads its archive again
    sets_aside: str | None = None  # the rule by which the whole file is set aside (demographics, ...)
    streams = False  # True where rows of any number are read one by one
    bulk = False  # True where the database reads a large file (etl/keep/bulk.py)
    last_resort = False  # True where it claims only what no other format does
    mapped = False  # True where a person says what its columns or names mean: etl/keep/mappings.py recalls it
    template: str | None = None  # what its empty sheet is called, where people fill one in: python -m etl template NAME
    signed: frozenset[str] = frozenset({"net_follows"})  # metrics or measures that may be below zero

    # What may be concluded from what its files do not say.
    lists_every_post = False  # True where a file has every post of its period: what is not in it was not posted
    lists_watched = False  # True where a file lists what was watched in its period, whenever that came out
    tells_hour: bool | None = None  # whether posts come with their hour or their day alone; None: no posts in it
    dated_by_loading = False  # True where a file without any day is taken for that of the day it was loaded
    years_by_export = False  # True where days have no year, so that the day of the export decides it
    tells_every_day = False  # True where a file has every day of its period: a day that is missing is a gap
    steps_chosen = False  # True where a person may have chosen a row a week or month instead of one a day
    cut_rule: str | None = None  # the rule that sets a notice aside by which the file says it is only the top of a list

    # How the format ends a file, which tells a download that was cut off from one that was not.
    line_ends = 1  # line ends that close a file as the platform writes it; 0 where its last line is never ended
    typed = False  # True where people make the file: their tools end it either way
    final = False  # True where a person has typed the values in: no platform corrects them later

    def identify(self, source: Source) -> bool:
        """Whether this file is in this format, by its content alone."""
        raise NotImplementedError

    def platforms(self, source: Source) -> set[str]:
        """The platforms that this file may be of; several where one file holds blocks of several."""
        return {self.platform} if self.platform else set()

    def accounts(self, source: Source) -> set[Account]:
        """The accounts that the file, or its name, says it belongs to; empty where it says none."""
        return set()

    def exported_at(self, source: Source) -> datetime | None:
        """When the platform made the file (UTC), where the file or its name tells."""
        return None

    def owner_id(self, source: Source) -> str | None:
        """The number by which the platform knows the page or account, where the file tells one and only one."""
        return None

    def owner_name(self, source: Source) -> str | None:
        """What the file calls the page or account where it tells no handle: for the question whose it is."""
        return None

    def kind_of(self, source: Source) -> list[str]:
        """What files of which the same is said have in common."""
        return [self.name]

    def answered(self, figure: str | None, chosen: Account | None) -> str | None:
        """What a person has said of the file's figures and names, the chosen account with it where that answers a question."""
        return figure

    def period(self, source: Source) -> tuple[date, date] | None:
        """The period that the file's name tells. None: the period is that of its rows."""
        return None

    def counting(self, source: Source) -> dict[str, int]:
        """Metrics and measures of which the file's columns tell by which rule they were counted, whatever the day: how many
        of their platform's breaks (data/reference/breaks.csv) lie behind them at least."""
        return {}

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        """What became of each row: loaded, ignored by a rule, or refused with the cell and the reason."""
        raise NotImplementedError

    def promised(self, source: Source) -> tuple[date, date] | None:
        """The days that the file's name says are in it: a download that was cut off between two rows holds fewer."""
        return self.period(source)

    def is_bare(self, source: Source) -> bool:
        """Whether nothing stands below the header."""
        return False

    def key_twice(self, source: Source) -> str | None:
        """A column that says of what a row is and stands in the file twice, in two ways."""
        return None

    def other_header(self, source: Source) -> Record | None:
        """A header among the rows that is not the one above them: files of several formats were joined."""
        return None

    def last_column(self, source: Source) -> LastColumn:
        """What stands in the last cell of a whole row."""
        return LastColumn(0)

    def ends_together(self, source: Source) -> bool:
        """Whether the file shows in another way that its last row is there, though its last line is not ended."""
        return False

    def notes(self, source: Source) -> list[Issue]:
        """What else a person should know about the file; never a refusal."""
        return []

    def sheets_read(self, source: Source) -> set[int]:
        """Which sheets of a workbook are read, by their place: the first that is seen."""
        return {source.first_sheet}

    def columns(self) -> Columns:
        """Every column this format is known to have: for the README and for the nearest match to an unknown file."""
        return ()

    def format(self) -> Format:
        """What the warehouse is told of this format."""
        return Format(
            self.name, self.title or self.name.replace("_", " "), self.platform, self.lists_every_post, self.lists_watched,
            self.tells_hour, self.tells_every_day, self.cut_rule,
        )  # fmt: skip


class SetAside(Importer):
    """A file that is known and holds nothing Jangkau keeps (ages, cities, ...): every row ignored by one rule."""

    streams = True

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        return (Row(line, ignored=self.sets_aside) for line, _ in source.records[1:])


def refused(line: int, column: str | None, value: str | None, code: str) -> Row:
    """A row that is refused because of one cell."""
    return Row(line, issues=(Issue(line, column, value, code),))


def below_zero(value: float | None, name: str, importer: Importer) -> bool:
    """Whether a count is below zero that cannot be."""
    return value is not None and value < 0 and name not in importer.signed


def attempt(read: Callable[[str], Read], text: str) -> Read | CellRefused:
    """What `read` makes of a cell, or the refusal itself."""
    try:
        return read(text)
    except CellRefused as refusal:
        return refusal


def named(source: Source, pattern: str) -> re.Match[str] | None:
    """What a pattern finds in the file's name, else in the name of the zip or folder it lay in."""
    matches = (re.search(pattern, text) for text in (source.name, source.folder))
    return next(filter(None, matches), None)
