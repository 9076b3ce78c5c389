"""The newest version of a lake, brought into the warehouse's folder as a file that readers open like any other.

A machine that holds an earlier version copies its file and fetches the rows that changed since; one that holds none, or one that
the lake does not know, fetches all. Everything is read in one transaction of the lake: nobody sees half of a version.
"""

import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from jangkau.warehouse.carried import carry, tables_of, views
from jangkau.warehouse.engine import open_snapshot
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import Catalogue, Edition, Lake, catalogue, edition_of, lake_of, let_go, quoted, reaching
from jangkau.warehouse.snapshot_file import Identity, copied, identity, let_old_ones_go, pad, point
from jangkau.warehouse.trouble import Trouble

LOOK_EVERY = 1.0  # seconds in which a process asks the catalogue once
TRIES = 3  # a version may be cleaned away while it is read: then the newest one is read
IN_THE_WAY = ("lake_unreachable", "lake_extension")
_looked: dict[tuple[Lake, Path], tuple[float, Trouble | None]] = {}
_seen: dict[tuple[Lake, Path], tuple[int, Edition | None]] = {}


def follow(folders: Folders, now: bool = False) -> Trouble | None:
    """Bring the newest version, where there is a lake and it has a newer one; what stands in the way, for readers go on.

    now: ask the catalogue even where it was asked a moment ago, and wait for whoever is bringing a version.
    """
    lake = lake_of(folders)
    if lake is None:
        return None
    place = (lake, folders.warehouse)
    at, trouble = _looked.get(place, (0.0, None))
    if not now and time.monotonic() - at < LOOK_EVERY:
        return trouble
    try:
        _follow(folders, lake, now)
        trouble = None
    except Trouble as met:
        if met.code not in IN_THE_WAY:
            raise
        let_go()
        trouble = met
    _looked[place] = (time.monotonic(), trouble)
    return trouble


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


@contextmanager
def bringing(folders: Folders, wait: bool = True) -> Iterator[None]:
    """The place of whoever moves CURRENT where there is a lake. Raises Timeout where another is at it and we do not wait."""
    folders.warehouse.mkdir(parents=True, exist_ok=True)
    with FileLock(folders.warehouse / ".bringing").acquire(timeout=-1 if wait else 0):
        yield


def _follow(folders: Folders, lake: Lake, wait: bool) -> None:
    way, place = catalogue(lake), (lake, folders.warehouse)
    seen = (way.state(), held(folders))
    if _seen.get(place) == seen:
        return
    newest, here = way.newest(), seen[1]
    if newest and _newer(newest, here):
        try:
            with bringing(folders, wait or here is None):
                bring(folders, way)
        except Timeout:
            return
    if newest is None or held(folders):
        _seen[place] = (seen[0], held(folders))


def _newer(newest: Edition, here: Edition | None) -> bool:
    return here is None or newest.version > here.version or (newest.version == here.version and newest.mark != here.mark)


def bring(folders: Folders, way: Catalogue) -> None:
    """Put the lake's newest version in its place, in one go; the place is ours."""
    path = folders.warehouse / f".bringing-{os.getpid()}-{threading.get_ident()}.duckdb"
    try:
        edition, first = _fetched_at_last(folders, way, path)
        pad(path)
        path.replace(folders.snapshot(edition.version))
        point(folders, edition.version)
        let_old_ones_go(folders, first)
    finally:
        _remove(path)


def _fetched_at_last(folders: Folders, way: Catalogue, path: Path) -> tuple[Edition, int]:
    for _ in range(TRIES):
        try:
            with reaching(way.lake):
                return _fetched(folders, way, path)
        except duckdb.Error as error:
            gone = error  # what was read has been cleaned away meanwhile: the newest version is another one
            _remove(path)
    raise gone


def _remove(path: Path) -> None:
    path.unlink(missing_ok=True)
    path.with_name(f"{path.name}.wal").unlink(missing_ok=True)


def _fetched(folders: Folders, way: Catalogue, path: Path) -> tuple[Edition, int]:
    """The newest version in a file of its own, and the first version that the lake tells the changes of."""
    name = f"brought_{threading.get_ident()}"
    with way.connection.cursor() as cursor:
        cursor.execute("BEGIN")  # from here on the lake stands still for us
        try:
            edition, here = edition_of(cursor, "lake"), held(folders)
            if edition is None:
                raise Trouble("warehouse_lost", way.lake.place)
            ((first,),) = cursor.execute("SELECT coalesce(min(version), 0) FROM lake.publications").fetchall()
            known = here and cursor.execute("FROM lake.publications WHERE version = ? AND mark = ?", list(here)).fetchall()
            if here and known:
                copied(folders.snapshot(here.version), path)
            cursor.execute(f"ATTACH {quoted(str(path))} AS {name}")
            try:
                if here and known:
                    _fetch_changes(cursor, here, name)
                else:
                    _fetch_all(cursor, name)
                cursor.execute("COMMIT")
            finally:
                if _in_transaction(cursor):
                    cursor.execute("ROLLBACK")
                cursor.execute(f"DETACH {name}")
        finally:
            if _in_transaction(cursor):
                cursor.execute("ROLLBACK")
    return edition, int(first)


def fetch_whole(way: Catalogue, path: Path) -> None:
    """All that stands in the lake now, in a file of its own, whatever is held here. Raises Trouble."""
    with reaching(way.lake), way.connection.cursor() as cursor:
        cursor.execute(f"ATTACH {quoted(str(path))} AS whole")
        cursor.execute("BEGIN")
        try:
            _fetch_all(cursor, "whole")
            cursor.execute("COMMIT")
        finally:
            if _in_transaction(cursor):
                cursor.execute("ROLLBACK")
            cursor.execute("DETACH whole")


def _fetch_changes(cursor: duckdb.DuckDBPyConnection, here: Edition, name: str) -> None:
    cursor.execute(
        "CREATE OR REPLACE TEMP TABLE changed AS SELECT DISTINCT table_name, key FROM lake.changes WHERE version > ?",
        [here.version],
    )
    carry(cursor, "lake", name)


def _fetch_all(cursor: duckdb.DuckDBPyConnection, name: str) -> None:
    for table in tables_of(cursor, "lake"):
        cursor.execute(f"CREATE TABLE {name}.{table} AS FROM lake.{table}")
    cursor.execute(f"USE {name}")
    for view in views():
        cursor.execute(view)
    cursor.execute("USE memory")


def _in_transaction(cursor: duckdb.DuckDBPyConnection) -> bool:
    try:
        cursor.execute("BEGIN")
    except duckdb.TransactionException:
        return True
    cursor.execute("ROLLBACK")
    return False
