"""The warehouse's only writer: a draft is a copy of the newest snapshot; publishing puts it in its place.

Folders: archive/ keeps the uploaded bytes under their SHA-256 and the ledger; warehouse/ keeps read-only snapshots
`<version>.duckdb` and CURRENT, the version that readers open. A crash leaves the last snapshot standing; a version is
published once the ledger tells of it, and CURRENT follows.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from etl.keep.archive import sync
from etl.keep.draft import Draft
from etl.keep.ledger import Ledger, behind, ledger_of, read_ledger, together, write_ledger
from etl.keep.replay import replay_all
from etl.keep.versions import made_with
from etl.receipt import Progress
from etl.registry.regions import REFERENCE
from jangkau.warehouse.engine import fresh, open_snapshot, ready
from jangkau.warehouse.folders import Folders
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
    with disk_trouble(folders.data), locked(folders, waiting):
        make_good(folders)
        path = folders.warehouse / f".draft-{os.getpid()}.duckdb"
        draft = None
        try:
            draft = _begin(folders, path, empty, progress)
            with minding(folders.snapshot(standing(folders).version or 0)):
                yield draft
            if draft.changed:
                version = next_version(folders)
                draft.finish(version)
                draft.connection.close()
                _publish(folders, path, draft.ledger(), version)
        finally:
            if draft:
                draft.connection.close()
            _remove(path)


@contextmanager
def locked(folders: Folders, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """The writer's place: the folders are there, and nobody else writes. Raises Trouble where they may not be written."""
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
        yield
    finally:
        lock.release()


def make_good(folders: Folders) -> None:
    """After a writer that was killed (the lock is ours): its leftovers go, and CURRENT names what the ledger tells of."""
    for pattern in LEFT_BEHIND:
        for left in folders.data.glob(pattern):
            _remove(left)
    kept = read_ledger(folders)
    found, shown = shown_ledger(folders)
    told_of = kept.version or 0
    if told_of and folders.pointed != told_of and intact(folders.snapshot(told_of)):
        _point(folders, told_of)
    elif found.trouble and found.trouble.code == "pointer_lost" and not behind(shown, kept):
        _point(folders, found.version)
    if told_of and folders.pointed == told_of and intact(folders.snapshot(told_of)):
        for unpublished in (version for version in folders.snapshots if version > told_of):
            _remove(folders.snapshot(unpublished))


def started(folders: Folders) -> bool:
    """At the start of a command or the dashboard: make good what a killed writer left; False while a writer is at work."""
    try:
        if folders.warehouse.is_dir():
            with FileLock(folders.warehouse / ".lock").acquire(timeout=0):
                make_good(folders)
    except Timeout:
        return False
    except (OSError, Trouble):
        return True  # the folder is only to be read: whoever writes next will do it, or say why not
    return True


def _begin(folders: Folders, path: Path, empty: bool, progress: Progress) -> Draft:
    kept = read_ledger(folders)
    found, shown = shown_ledger(folders)
    if empty or (found == Standing()):
        return _fresh(folders, path)
    if found.version is not None and not (outdated(folders) or _lacks(found, shown, kept)):
        shutil.copyfile(folders.snapshot(found.version), path)
        return Draft(ready(_connected(folders, path)))
    whole = whole_ledger(folders)
    if whole.broken:
        raise Trouble("ledger_broken", folders.ledger, n=len(whole.broken), line=whole.broken[0])
    if found.trouble and not whole.entries:
        raise found.trouble
    draft = _fresh(folders, path)
    try:
        entries = whole.entries
        readable = {entry["import_id"] for entry in entries if entry["state"] != "unread"}
        lost = [aside for aside in replay_all(folders, draft, entries, progress) if aside.about["id"] in readable]
        if lost:  # a command may go on without them, knowing what it does; nobody else
            raise lost[0]
    except BaseException:
        draft.connection.close()
        raise
    draft.changed = True
    return draft


def _lacks(found: Standing, shown: Ledger, kept: Ledger) -> bool:
    """Whether the snapshot that stands does not know all that the ledger tells, or may not."""
    unsure = found.trouble is not None and bool(kept.entries) and kept.version is None
    return unsure or behind(shown, kept)


def whole_ledger(folders: Folders) -> Ledger:
    """Every import: of the file beside the archive and of the snapshot that stands, whichever is the newer."""
    found, shown = shown_ledger(folders)
    return together(read_ledger(folders), shown, file_is_newer=found.trouble is not None)


def shown_ledger(folders: Folders) -> tuple[Standing, Ledger]:
    """What the office stands on, and the ledger in it: of the newest snapshot of which it can be read."""
    while (found := standing(folders)).version is not None:
        try:
            with opened(folders.snapshot(found.version)) as connection:
                return found, ledger_of(connection)
        except Trouble as trouble:
            if trouble.code != "snapshot_broken":
                raise
    return found, Ledger()


def _fresh(folders: Folders, path: Path) -> Draft:
    _remove(path)
    draft = Draft(fresh(_connected(folders, path)))
    draft.begin_empty(REFERENCE)
    return draft


def _connected(folders: Folders, path: Path) -> duckdb.DuckDBPyConnection:
    return duckdb.connect(str(path), config={"memory_limit": MEMORY, "temp_directory": str(folders.warehouse / ".spill")})


def next_version(folders: Folders) -> int:
    """The number after every one that was ever given, as far as files, CURRENT and ledger tell."""
    return max([folders.pointed or 0, read_ledger(folders).version or 0, *folders.snapshots]) + 1


def _publish(folders: Folders, draft: Path, entries: list[dict], version: int) -> None:
    pad(draft)
    os.sync()
    draft.replace(folders.snapshot(version))
    sync(folders.warehouse)
    write_ledger(folders, entries, version)
    sync(folders.archive)
    _point(folders, version)
    for old in folders.snapshots[KEEP:]:
        if old != folders.pointed:
            _remove(folders.snapshot(old))


def _point(folders: Folders, version: int) -> None:
    pointer = folders.warehouse / ".CURRENT"
    pointer.write_text(f"{version:06d}\n")
    sync(pointer)
    pointer.replace(folders.current)
    sync(folders.warehouse)


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)


def is_published(folders: Folders) -> bool:
    """Whether there is a version to read; False in an empty office. Raises Trouble where there should be one and is none."""
    found = standing(folders)
    if found.version is None and found.trouble:
        raise found.trouble
    return found.version is not None


@contextmanager
def reading(folders: Folders) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newest snapshot that can be read, read-only. Raises Trouble."""
    found = standing(folders)
    if found.version is None:
        raise found.trouble or Trouble("warehouse_lost", folders.warehouse)
    with opened(folders.snapshot(found.version)) as connection:
        yield connection


@contextmanager
def opened(path: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with disk_trouble(path), minding(path):
        connection = open_snapshot(path)
        try:
            yield connection
        finally:
            connection.close()


def trouble_of(folders: Folders) -> Trouble | None:
    """Why what is shown is not what the ledger tells of; None where all is well."""
    found, shown = shown_ledger(folders)
    if found.trouble or found.version is None:
        return found.trouble
    return Trouble("snapshot_behind", folders.snapshot(found.version)) if behind(shown, read_ledger(folders)) else None


def outdated(folders: Folders) -> bool:
    """Whether the newest snapshot was made by other versions: then it must be made again from the archive."""
    if standing(folders).version is None:
        return False
    with reading(folders) as connection:
        found = connection.execute("SELECT value FROM meta WHERE name = 'made_with'").fetchone()
    return found != (made_with(),)


def import_id_of(digest: str, account: str | None) -> str:
    """How an import is called: the same bytes for the same account are the same import."""
    return sha256(f"{digest} {account or ''}".encode()).hexdigest()[:12]
