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
from filelock import FileLock, Timeout

from etl.keep.archive import sync
from etl.keep.draft import Draft
from etl.keep.entries import Entries, Entry
from etl.keep.finish import finish
from etl.keep.lake import Writing, alone
from etl.keep.ledger import Ledger, ledger_of, read_ledger
from etl.keep.replay import UNREAD, replay_all
from etl.keep.seal import Seal, write_ledger
from etl.keep.snapshots import Published, lags, ledger_version, next_version, opened, published, whole_ledger
from etl.keep.spare import copied, mark, retire, spare_of
from etl.receipt import Progress
from etl.registry.regions import REFERENCE
from jangkau.warehouse.brought import bring, bringing
from jangkau.warehouse.engine import fresh, ready
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.places import read_from, refuse_reader
from jangkau.warehouse.sending import send_published
from jangkau.warehouse.standing import Standing, intact, minding, pad, standing
from jangkau.warehouse.trouble import Trouble, disk_trouble

KEEP = 3  # snapshots that stay for readers who still hold them
MEMORY = "1200MB"
LEFT_BEHIND = ("warehouse/.draft-*", "warehouse/.CURRENT", "archive/ledger.arriving", "archive/*/*.arriving-*")


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
                path.replace(spare_of(folders))
        finally:
            if draft:
                draft.connection.close()
            for left in (path, path.with_name(f"{path.name}.wal")):  # a full disk keeps the database from tidying up itself
                _remove(left)
    if draft and draft.changed:
        send_published(folders)


@contextmanager
def locked(folders: Folders, waiting: Callable[[], None]) -> Iterator[Writing | None]:
    """The writer's place: the folders are there, and nobody else writes, here or on another machine with the same lake.

    Raises Trouble where the folders may not be written, or the lake's catalogue does not answer.
    """
    refuse_reader()
    folders.warehouse.mkdir(parents=True, exist_ok=True)
    folders.archive.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folders.warehouse / ".lock")
    with disk_trouble(folders.warehouse / ".lock"):
        try:
            lock.acquire(timeout=0)
        except Timeout:
            waiting()
            lock.acquire()
    try:
        with alone(folders, waiting) as lake:
            yield lake
    finally:
        lock.release()


def make_good(folders: Folders) -> None:
    """After a writer that was killed (the lock is ours): its leftovers go, and CURRENT names what the ledger tells of."""
    for pattern in LEFT_BEHIND:
        for left in folders.data.glob(pattern):
            _remove(left)
    if lake := lake_of(folders):
        bring(folders, lake)
    newest, office = ledger_version(folders), standing(folders)
    if lake and office.version and office.version > newest:  # published there, and killed before it was written down
        newest = office.version
        write_ledger(folders, published(folders).ledger.entries, newest)
    if newest > (folders.pointed or 0) and intact(folders.snapshot(newest)):  # an older ledger is a damaged one: never back
        _point(folders, newest)
    elif office.version and office.lost_pointer and not lags(folders, published(folders)):
        _point(folders, office.version)
    if newest and folders.pointed == newest and intact(folders.snapshot(newest)):
        for unpublished in (version for version in folders.snapshots if version > newest):
            _remove(folders.snapshot(unpublished))


def started(folders: Folders) -> bool:
    """At the start of a command or the dashboard: make good what a killed writer left; False while a writer is at work."""
    try:
        if folders.warehouse.is_dir() and not read_from():
            with FileLock(folders.warehouse / ".lock").acquire(timeout=0), alone(folders, None):
                make_good(folders)
    except Timeout:
        return False
    except (OSError, Trouble):
        return True  # the folder is only to be read: whoever writes next will do it, or say why not
    return True


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
    _remove(path)
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
    _point(folders, version)
    for old in folders.snapshots[KEEP:]:
        if old != folders.pointed:
            retire(folders, folders.snapshot(old))


def _entries_of(path: Path) -> Iterator[Entry]:
    """The ledger that a snapshot holds; it is opened for whoever asks for the first line."""
    with opened(path) as connection:
        yield from ledger_of(connection).entries


def _point(folders: Folders, version: int) -> None:
    pointer = folders.warehouse / ".CURRENT"
    pointer.write_text(f"{version:06d}\n")
    sync(pointer)
    pointer.replace(folders.current)
    sync(folders.warehouse)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
