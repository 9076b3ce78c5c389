"""The writer's place: one writer at a time on all machines, and what a killed one left made good before the next begins."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from etl.keep.archive import sync
from etl.keep.lake import Writing, alone
from etl.keep.seal import write_ledger
from etl.keep.snapshots import lags, ledger_version, published
from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.places import read_from, refuse_reader
from jangkau.warehouse.standing import intact, note_made_here, standing
from jangkau.warehouse.trouble import Trouble, disk_trouble

LEFT_BEHIND = ("warehouse/.draft-*", "warehouse/.CURRENT", "archive/ledger.arriving", "archive/*/*.arriving-*")


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
            left.unlink(missing_ok=True)
    if lake := lake_of(folders):
        bring(folders, lake)
    newest, office = ledger_version(folders), standing(folders)
    if lake and office.version and office.version > newest:  # published there, and killed before it was written down
        newest = office.version
        write_ledger(folders, published(folders).ledger.entries, newest)
    if newest > (folders.pointed or 0) and intact(folders.snapshot(newest)):  # an older ledger is a damaged one: never back
        point(folders, newest)
    elif office.version and office.lost_pointer and not lags(folders, published(folders)):
        point(folders, office.version)
    if newest and folders.pointed == newest and intact(folders.snapshot(newest)):
        for unpublished in (version for version in folders.snapshots if version > newest):
            folders.snapshot(unpublished).unlink(missing_ok=True)


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


def point(folders: Folders, version: int) -> None:
    """Make CURRENT name a version, whole or not at all."""
    pointer = folders.warehouse / ".CURRENT"
    pointer.write_text(f"{version:06d}\n")
    sync(pointer)
    pointer.replace(folders.current)
    sync(folders.warehouse)
    note_made_here(folders, version)
