"""What loading a file would do, before anything is kept."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from types import MappingProxyType

import duckdb

from etl.keep.changes import all_new, changes
from etl.keep.doubts import alike_kept, doubt, doubtful_alone
from etl.keep.entries import Entries
from etl.keep.ledger import import_id_of
from etl.keep.mappings import read_mapped
from etl.keep.preview_list import preview_list, registry_content
from etl.keep.previewed import Preview, samples
from etl.keep.rooms import room
from etl.keep.snapshots import is_published, outdated
from etl.keep.snapshots import reading as reading_of
from etl.keep.tombstones import erased
from etl.keep.twice import twice
from etl.model import Issue
from etl.read.opening import open_paths
from etl.read.reading import Reading, Stopped
from etl.read.source import Source
from etl.receipt import Answer
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN

STATES = {"loaded": "already", "withdrawn": "withdrawn"}  # of an import that is there -> of the file


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
                    yield preview_list(folders, path, source, content)
                    continue
                answer = answers.get(path, Answer())
                reading = read_mapped(folders, source, answer.chosen, answer.exported_on, now, answer.figure)
                yield _preview(folders, office, path, source, reading, answer.sure)


@dataclass(frozen=True)
class _Office:
    """What files are compared with: the newest snapshot and its ledger. outdated: by other versions."""

    connection: duckdb.DuckDBPyConnection
    known: Entries
    outdated: bool

    def unregistered(self, accounts: tuple[str, ...]) -> tuple[str, ...]:
        """Those of some accounts that the registry does not name."""
        asked = "FROM (SELECT unnest($accounts::VARCHAR[]) AS account) ANTI JOIN accounts USING (account)"
        unknown = {account for (account,) in self.connection.execute(asked, {"accounts": list(accounts)}).fetchall()}
        return tuple(account for account in accounts if account in unknown)


@contextmanager
def _office(folders: Folders) -> Iterator[_Office | None]:
    """Opened once for all files; None where nothing is published."""
    if not is_published(folders):
        yield None
        return
    with reading_of(folders) as connection:
        yield _Office(connection, Entries(connection), outdated(folders))


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
        unregistered=office.unregistered(accounts),
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
