"""What a preview tells of a file: its state, what would be read of it, and some values to compare with the platform's screen."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from etl.keep.changes import Changes
from etl.model import Issue
from etl.read.reading import Reading


@dataclass(frozen=True)
class Sample:
    """One value as it was read: an account's metric on a day, or a post's first measure. `what`: metric or measure."""

    line: int
    account: str
    day: date | None
    what: str
    value: float | None
    post_id: str | None = None


@dataclass(frozen=True)
class Preview:
    """One file as it would be loaded. state: fresh, already, withdrawn, set_aside or refused; `path` tells the file apart;
    named: the accounts that the file, or its name, says it is of.

    content: export, or the registry list that the file is: accounts, events, attendance or themes.
    A sheet of millions of rows is counted only while it is loaded: `counted` is False then.
    """

    path: Path
    file: str
    state: str
    importer: str | None = None
    account: str | None = None
    platforms: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    rows_read: int = 0
    loaded: int = 0
    refused: int = 0
    ignored: tuple[tuple[str, int], ...] = ()
    period: tuple[date, date] | None = None
    issues: tuple[Issue, ...] = ()
    samples: tuple[Sample, ...] = ()
    changes: Changes = Changes()
    unregistered: tuple[str, ...] = ()
    counted: bool = True
    content: str = "export"


def samples(reading: Reading, most: int = 3) -> tuple[Sample, ...]:
    """The first, the middle and the last value that were read, for a person to compare with the platform's screen."""
    places = sorted({0, reading.loaded // 2, reading.loaded - 1})[:most]
    taken = []
    for place, row in enumerate(reading.rows):
        if place not in places:
            continue
        if post := row.post:
            measure, count = next(iter(post.measures.items()), ("views", None))
            taken.append(Sample(row.line, str(post.account), post.published_on, measure, count, post.post_id))
        elif row.days:
            first = row.days[0]
            taken.append(Sample(row.line, str(first.account), first.day, first.metric, first.value))
    return tuple(taken)
