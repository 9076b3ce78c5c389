"""The warehouse's only writer: a draft is a copy of the newest snapshot; publishing puts it in its place.

Folders: archive/ keeps the uploaded bytes under their SHA-256 and the ledger; warehouse/ keeps read-only snapshots
`<version>.duckdb` and CURRENT, the version that readers open. A crash leaves the last snapshot standing; a version is
published once the ledger tells of it, and CURRENT follows.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import duckdb

from etl.keep.archive import sync
from etl.keep.draft import Draft
from etl.keep.entries import Entries, Entry
from etl.keep.finish import finish
from etl.keep.ledger import Ledger, ledger_of, read_ledger
from etl.keep.replay import UNREAD, replay_all
from etl.keep.seal import Seal, write_ledger
from etl.keep.snapshots import Published, lags, next_version, opened, published, whole_ledger
from etl.keep.spare import copied, mark, retire, spare_of
from etl.keep.writer import locked, make_good, point
from etl.receipt import Progress
from etl.registry.regions import REFERENCE
from jangkau.warehouse.brought import bringing
from jangkau.warehouse.engine import fresh, ready
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.sending import send_published
from jangkau.warehouse.standing import Standing, minding, pad, standing
from jangkau.warehouse.trouble import Trouble, disk_trouble

KEEP = 3  # snapshots that stay for readers who still hold them
MEMORY = "1200MB"


@contextmanager
def drafting(
    folders: Folders, waiting: Callable[[], None] = lambda: None, empty: bool = False, progress: Progress = lambda name: None
) -> Iterator[Draft]:
    """Change the warehouse: a draft to write to, published when the block ends well and thrown away when it does not.

    One writer at a time; `waiting` is called once where another one is at work. empty: begin from nothing (rebuild).
    What an earlier program made, or what is lost, is made again from the archive first. Raises Trouble; nothing is lost.
    """
    with disk_trouble(folders.data), locked(folders, waiting) as lake:
        make_good(folders)
        path = folders.warehouse / f".draft-{os.getpid()}.duckdb"
        draft = None
        try:
            draft = _begin(folders, path, empty, progress)
            before, version = standing(folders).version or 0, next_version(folders)
            base = folders.snapshot(before)
            with disk_trouble(base), minding(base):
                yield draft
                if draft.changed:
                    finish(draft, version, lake.mark if lake else None)
            touched = draft.touched()
            draft.connection.close()
            if draft.changed:
                _made_durable(path)
                with bringing(folders) if lake else nullcontext():
                    if lake:
                        lake.publish(folders, path, draft.begun_from, touched)
                    _publish(folders, path, draft.entries, before, version)
            elif before:
                mark(path)
                path.replace(spare_of(folders))
        finally:
            if draft:
                draft.connection.close()
            for left in (path, path.with_name(f"{path.name}.wal")):  # a full disk keeps the database from tidying up itself
                left.unlink(missing_ok=True)
    if draft and draft.changed:
        send_published(folders)


def _begin(folders: Folders, path: Path, empty: bool, progress: Progress) -> Draft:
    """A draft to begin with: nothing, a copy of the newest snapshot, or, where that will not do, all of the archive."""
    office = published(folders)
    version = office.standing.version
    if empty or office.standing == Standing():
        return _fresh(folders, path)
    if version is not None and not (office.outdated or _lacks(folders, office)):
        copied(folders, folders.snapshot(version), path)
        draft = Draft(ready(_connected(folders, path, 1)))
        draft.begun_from = version
        return draft
    whole = whole_ledger(folders)
    if whole.broken:
        raise Trouble("ledger_broken", folders.ledger, n=len(whole.broken), line=whole.broken[0])
    if office.standing.trouble and not whole.entries:
        raise office.standing.trouble
    return _replayed(folders, _fresh(folders, path), whole, progress)


def _replayed(folders: Folders, draft: Draft, whole: Ledger, progress: Progress) -> Draft:
    """The draft with every import kept again. Raises Trouble where one that counted until now cannot be read."""
    readable = {entry["import_id"] for entry in whole.entries if entry["state"] != UNREAD}
    try:
        for aside in replay_all(folders, draft, whole.entries, progress):
            if aside.about["id"] in readable:  # a command may go on without it, knowing what it does; nobody else
                raise aside
    except BaseException:
        draft.connection.close()
        raise
    draft.changed = True
    return draft


def _lacks(folders: Folders, office: Published) -> bool:
    """Whether the snapshot that stands does not know all that the ledger tells, or may not."""
    if office.standing.trouble is not None:
        kept = read_ledger(folders)
        if kept.entries and kept.version is None:
            return True
    return lags(folders, office)


def _fresh(folders: Folders, path: Path) -> Draft:
    path.unlink(missing_ok=True)
    draft = Draft(fresh(_connected(folders, path)))
    draft.begin_empty(REFERENCE)
    return draft


def _connected(folders: Folders, path: Path, cores: int = os.cpu_count() or 1) -> duckdb.DuckDBPyConnection:
    config: dict[str, str | bool | int | float | list[str]] = {"memory_limit": MEMORY, "threads": cores}
    return duckdb.connect(str(path), config=config | {"temp_directory": str(folders.warehouse / ".spill")})


def _made_durable(draft: Path) -> None:
    pad(draft)
    mark(draft)
    os.sync()


def _publish(folders: Folders, draft: Path, entries: Entries, before: int, version: int) -> None:
    draft.replace(folders.snapshot(version))
    sync(folders.warehouse)
    write_ledger(folders, _entries_of(folders.snapshot(version)), version, Seal(before, entries.before), entries.since())
    sync(folders.archive)
    point(folders, version)
    for old in folders.snapshots[KEEP:]:
        if old != folders.pointed:
            retire(folders, folders.snapshot(old))


def _entries_of(path: Path) -> Iterator[Entry]:
    """The ledger that a snapshot holds; it is opened for whoever asks for the first line."""
    with opened(path) as connection:
        yield from ledger_of(connection).entries
