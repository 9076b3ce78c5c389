"""A version as a file: what tells it apart, how long it is, how it is copied, and how CURRENT comes to name it."""

import fcntl
import os
import shutil
from pathlib import Path

import duckdb

from jangkau.warehouse.engine import open_snapshot
from jangkau.warehouse.folders import Folders

KEEP = 3  # snapshots that stay for readers who still hold them
HEADERS = 3 * 4096  # bytes of a DuckDB file before its first block
FICLONE = 0x40049409  # linux/fs.h: let two files share their blocks

Identity = tuple[int, int, int]


def identity(path: Path) -> Identity:
    """What tells two files of the same name apart. Raises FileNotFoundError."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def length(connection: duckdb.DuckDBPyConnection) -> int:
    """The bytes of a file with all of its blocks, also those at its end that hold nothing: snapshots are published so."""
    return HEADERS + _value(connection, "SELECT block_size * total_blocks FROM pragma_database_size()")


def length_needed(connection: duckdb.DuckDBPyConnection) -> int:
    """The bytes up to the last block that holds anything."""
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    blocks = "SELECT max(greatest(block_id, coalesce(list_max(additional_block_ids), -1))) FROM pragma_storage_info(?)"
    last = max((_value(connection, blocks, table) for table in tables), default=-1)
    return HEADERS + (last + 1) * _value(connection, "SELECT block_size FROM pragma_database_size()")


def _value(connection: duckdb.DuckDBPyConnection, sql: str, *parameters: str) -> int:
    """The whole number that a question of one value is answered with; 0 where there is none."""
    row = connection.execute(sql, list(parameters)).fetchone()
    return int(row[0]) if row and row[0] is not None else 0


def pad(path: Path) -> None:
    """Make a snapshot as long as all of its blocks, so that one that is cut is known by its length at once."""
    with open_snapshot(path) as connection:
        whole = length(connection)
    if path.stat().st_size < whole:
        os.truncate(path, whole)


def point(folders: Folders, version: int) -> None:
    """Let CURRENT name a version, at once and for good."""
    pointer = folders.warehouse / ".CURRENT"
    pointer.write_text(f"{version:06d}\n")
    sync(pointer)
    pointer.replace(folders.current)
    sync(folders.warehouse)


def copied(source: Path, target: Path) -> None:
    """A copy that shares its blocks with the original until they change, where the file system can do that."""
    with source.open("rb") as original, target.open("wb") as copy:
        try:
            fcntl.ioctl(copy.fileno(), FICLONE, original.fileno())
        except OSError:
            shutil.copyfile(source, target)


def let_old_ones_go(folders: Folders, first: int = 0) -> None:
    """Only the last few versions stay, and of these none before the `first`."""
    for place, version in enumerate(folders.snapshots):
        if (place >= KEEP or version < first) and version != folders.pointed:
            folders.snapshot(version).unlink(missing_ok=True)


def sync(path: Path) -> None:
    """Make sure a file, or what a folder lists, is on the disk."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
