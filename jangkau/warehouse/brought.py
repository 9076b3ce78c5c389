"""The newest version of a lake, brought into the warehouse's folder as a file that readers open like any other.

A machine that holds an earlier version copies its file and fetches the rows that changed since; one that holds none, or one that
the lake does not know, fetches all. Everything is read in one transaction of the lake: nobody sees half of a version.
"""

import os
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock

from jangkau.warehouse.carried import carry, copy_tables
from jangkau.warehouse.catalogue import GONE, Catalogue, catalogue, reaching, whole
from jangkau.warehouse.engine import open_snapshot
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import Edition, Lake, edition_of, quoted
from jangkau.warehouse.standing import Identity, identity, pad
from jangkau.warehouse.trouble import Trouble, disk_trouble
from jangkau.warehouse.whole import write_whole

KEEP = 3  # versions that stay for readers who still hold them
TRIES = 3  # a version may be cleaned away while it is read: then the newest one is read


def bring(folders: Folders, lake: Lake) -> int | None:
    """Bring the folder to the version that stands in a lake; returns it, None for an empty lake.

    Raises Trouble: then what stands here stays.
    """
    with disk_trouble(folders.warehouse):
        way = catalogue(lake)
        newest = way.newest()
        if newest and _newer(newest, held(folders)):
            with bringing(folders):
                if _newer(newest, held(folders)):  # nobody else has brought it while we waited
                    return _put_in_place(folders, way)
        return newest and newest.version


def held(folders: Folders) -> Edition | None:
    """The version whose file lies in the folder and can be read, with its mark."""
    path = folders.snapshot(folders.version)
    try:
        return _edition(path, identity(path))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=8)
def _edition(path: Path, file: Identity) -> Edition | None:
    try:
        with open_snapshot(path) as connection:
            return edition_of(connection, path.stem)
    except duckdb.Error:
        return None


def _newer(newest: Edition, here: Edition | None) -> bool:
    return here is None or newest.version > here.version or (newest.version == here.version and newest.mark != here.mark)


@contextmanager
def bringing(folders: Folders) -> Iterator[None]:
    """The place of whoever moves CURRENT on this machine where there is a lake."""
    folders.warehouse.mkdir(parents=True, exist_ok=True)
    with FileLock(folders.warehouse / ".bringing"):
        yield


def _put_in_place(folders: Folders, way: Catalogue) -> int:
    for left in folders.warehouse.glob(".brought-*"):  # of a process that was killed: the place is ours
        left.unlink()
    path = folders.warehouse / f".brought-{os.getpid()}.duckdb"
    edition, first = _fetched_at_last(folders, way, path)
    pad(path)
    path.replace(folders.snapshot(edition.version))
    write_whole(folders.current, f"{edition.version:06d}\n".encode())
    for place, version in enumerate(folders.snapshots):
        if (place >= KEEP or version < first) and version != edition.version:
            folders.snapshot(version).unlink(missing_ok=True)
    return edition.version


def _fetched_at_last(folders: Folders, way: Catalogue, path: Path) -> tuple[Edition, int]:
    for _ in range(TRIES):
        try:
            with reaching(way.lake):
                return _fetched(folders, way, path)
        except (duckdb.Error, Trouble) as error:
            if isinstance(error, Trouble) and error.about.get("why") != GONE:
                raise
            gone = error  # what was read has been cleaned away meanwhile: the newest version is another one
            path.unlink(missing_ok=True)
    raise gone


def _fetched(folders: Folders, way: Catalogue, path: Path) -> tuple[Edition, int]:
    """The newest version in a file of its own, and the first version that the lake tells the changes of."""
    with way.connection.cursor() as cursor, _database(cursor) as name:
        with whole(cursor):  # from here on the lake stands still for us
            edition, here = edition_of(cursor, "lake"), held(folders)
            if edition is None:
                raise Trouble("warehouse_lost", way.lake.url)
            ((first,),) = cursor.execute("SELECT coalesce(min(version), 0) FROM lake.publications").fetchall()
            known = here and cursor.execute("FROM lake.publications WHERE version = ? AND mark = ?", list(here)).fetchall()
            if here and known:
                shutil.copyfile(folders.snapshot(here.version), path)
            cursor.execute(f"ATTACH {quoted(str(path))} AS {name}")
            if here and known:
                _fetch_changes(cursor, here, name)
            else:
                copy_tables(cursor, name)
        cursor.execute(f"CHECKPOINT {name}")
    return edition, int(first)


def fetch_whole(way: Catalogue, path: Path) -> None:
    """All that stands in the lake now, in a file of its own, whatever is held here. Raises Trouble."""
    with reaching(way.lake), way.connection.cursor() as cursor, _database(cursor) as name:
        cursor.execute(f"ATTACH {quoted(str(path))} AS {name}")
        with whole(cursor):
            copy_tables(cursor, name)


@contextmanager
def _database(cursor: duckdb.DuckDBPyConnection) -> Iterator[str]:
    """The name for a file that is attached within the block; other threads of the process have theirs."""
    name = f"brought_{threading.get_ident()}"
    try:
        yield name
    finally:
        cursor.execute(f"DETACH DATABASE IF EXISTS {name}")


def _fetch_changes(cursor: duckdb.DuckDBPyConnection, here: Edition, name: str) -> None:
    asked = "CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT table_name, key FROM lake.changes WHERE version > ?"
    cursor.execute(asked, [here.version])
    carry(cursor, "lake", name)
