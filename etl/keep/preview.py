"""What loading a file would do, before anything is kept."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType

import duckdb

from etl.keep.changes import Changes, all_new, changes
from etl.keep.doubts import alike_kept, doubt, doubtful_alone
from etl.keep.entries import Entries
from etl.keep.ledger import import_id_of
from etl.keep.mappings import read_mapped
from etl.keep.registered import registered
from etl.keep.rooms import room
from etl.keep.snapshots import is_published, outdated, published
from etl.keep.snapshots import reading as reading_of
from etl.keep.tombstones import erased
from etl.keep.twice import twice
from etl.model import FileRefused, Issue
from etl.read.importers.header import Header
from etl.read.opening import open_paths
from etl.read.reading import Reading, Stopped
from etl.read.source import Source
from etl.receipt import Answer
from etl.registry.files import CONTENTS, RegistryReading, read_registry, with_strangers
from etl.registry.used import used_alone
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN

STATES = {"loaded": "already", "withdrawn": "withdrawn"}  # of an import that is there -> of the file


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


def preview(
    folders: Folders,
    paths: Iterable[Path],
    answers: Mapping[Path, Answer] = MappingProxyType({}),
    now: datetime | None = None,
) -> Iterator[Preview]:
    """Read files, folders and zips as `load` would at a moment (UTC) and yield a Preview of each; nothing is kept."""
    with room() as into, _office(folders) as office:
        for path in paths:
            for source in open_paths([path], into):
                if not isinstance(source, Source):
                    yield Preview(path, source[0], "refused", issues=(source[1].issue,))
                    continue
                if content := registry_content(source):
                    yield _preview_registry(folders, path, source, read_registry(source, content))
                    continue
                answer = answers.get(path, Answer())
                reading = read_mapped(folders, source, answer.chosen, answer.exported_on, now, answer.figure)
                yield _preview(folders, office, path, source, reading, answer.sure)


@dataclass(frozen=True)
class _Office:
    """What files are compared with: the newest snapshot, its ledger, its registered accounts. outdated: by other versions."""

    connection: duckdb.DuckDBPyConnection
    known: Entries
    registered: frozenset[str]
    outdated: bool


@contextmanager
def _office(folders: Folders) -> Iterator[_Office | None]:
    """Opened once for all files; None where nothing is published."""
    if not is_published(folders):
        yield None
        return
    with reading_of(folders) as connection:
        accounts = connection.execute("SELECT account FROM accounts").fetchall()
        known = Entries([], published(folders).ledger.entries)
        yield _Office(connection, known, frozenset(account for (account,) in accounts), outdated(folders))


def _preview(
    folders: Folders, office: _Office | None, path: Path, source: Source, reading: Reading | Stopped, sure: bool
) -> Preview:
    if isinstance(reading, Stopped):
        return replace(_known(path, source, reading), issues=reading.issues)
    file = replace(
        _known(path, source, reading), rows_read=reading.rows_read, loaded=reading.loaded, refused=reading.refused,
        ignored=tuple(sorted(reading.ignored.items())), period=reading.period, issues=reading.issues, counted=not reading.large,
    )  # fmt: skip
    if source.sha256 in erased(folders):
        return replace(file, issues=(Issue(None, None, None, FORGOTTEN),))
    if reading.importer.sets_aside:
        return replace(file, state="set_aside")
    accounts = tuple(map(str, reading.accounts))
    file = replace(file, state="fresh", samples=samples(reading), unregistered=accounts)
    if office is None:
        return _doubted(replace(file, changes=all_new(reading)), None if sure else doubtful_alone(reading))
    standing, known_posts = office.known.of(import_id_of(source.sha256, file.account)), twice(office.connection, reading)
    file = replace(
        file, state=STATES.get(standing["state"], "fresh") if standing else "fresh", issues=(*known_posts, *file.issues),
        changes=changes(office.connection, reading, known_posts),
        unregistered=tuple(account for account in accounts if account not in office.registered),
    )  # fmt: skip
    if sure or office.outdated or file.state != "fresh":  # a snapshot of an earlier program lacks what is asked for
        return file
    return _doubted(file, doubt(office.known, reading, lambda series: alike_kept(office.connection, series, reading)))


def _doubted(file: Preview, why: Issue | None) -> Preview:
    """The file, refused until a person has said that they are sure, where something speaks against it and it is not there yet."""
    if why is None or file.state != "fresh":
        return file
    return Preview(
        file.path, file.file, "refused", file.importer, file.account, platforms=file.platforms, named=file.named, issues=(why,)
    )


def _known(path: Path, source: Source, reading: Reading | Stopped) -> Preview:
    """What is known of a file before its rows are looked at."""
    importer, account = reading.importer, str(reading.account) if reading.account else None
    if importer is None:
        return Preview(path, source.label, "refused", account=account)
    named = () if importer.sets_aside else tuple(sorted(map(str, importer.accounts(source))))
    return Preview(
        path, source.label, "refused", importer.name, account, platforms=tuple(sorted(importer.platforms(source))), named=named
    )  # fmt: skip


def registry_content(source: Source) -> str | None:
    """The registry list that a file is by its columns: accounts, events, attendance or themes; None for all others."""
    if source.spreadsheet or source.large:
        return None
    try:
        header = Header(source.header)
    except FileRefused:
        return None
    return next((name for name, content in CONTENTS.items() if all(header.has((column,)) for column in content.required)), None)


def _preview_registry(folders: Folders, path: Path, source: Source, reading: RegistryReading) -> Preview:
    content = reading.content
    if reading.stopped:
        return Preview(path, source.label, "refused", content, content=content, issues=reading.issues)
    used = used_alone(source, content)
    digest = hashlib.sha256(used).hexdigest() if used else source.sha256
    if digest in erased(folders):
        return Preview(path, source.label, "refused", content, content=content, issues=(Issue(None, None, None, FORGOTTEN),))
    if content == "events":
        reading = with_strangers(reading, registered(folders))
    return Preview(
        path, source.label, "already" if _newest(folders, content) == digest else "fresh", content, content=content,
        rows_read=reading.rows_read, loaded=reading.loaded, refused=reading.refused, issues=reading.issues,
        ignored=tuple(sorted((reading.ignored or {}).items())), changes=Changes(new=reading.loaded),
    )  # fmt: skip


def _newest(folders: Folders, content: str) -> str | None:
    """The SHA-256 of the newest list of its kind that is in force."""
    if not is_published(folders):
        return None
    asked = "SELECT sha256 FROM imports WHERE content = ? AND state = 'loaded' ORDER BY import_no DESC LIMIT 1"
    with reading_of(folders) as connection:
        newest = connection.execute(asked, [content]).fetchall()
    return newest[0][0] if newest else None


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
