"""What an office stands on: the snapshot that can be read, and what is the matter where it is not the one that should be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import duckdb

from jangkau.warehouse.engine import open_snapshot
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble, code_of, disk_trouble

LOOKS = 5  # how often a reader looks again while one version after another is published
HEADERS = 3 * 4096  # bytes of a DuckDB file before its first block

Identity = tuple[int, int, int]
_broken: set[tuple[Path, Identity]] = set()


@dataclass(frozen=True)
class Standing:
    """version: the snapshot to read, None where there is none. trouble: why it is not what CURRENT says; None where it is.

    An empty office has neither.
    """

    version: int | None = None
    trouble: Trouble | None = None


def standing(folders: Folders) -> Standing:
    """What an office stands on now: the snapshot that CURRENT names, else the newest that can be read. Raises Trouble."""
    with disk_trouble(folders.warehouse):
        for _ in range(LOOKS):
            pointed = folders.pointed
            seen = _standing(folders, pointed)
            if not seen.trouble or folders.pointed == pointed:
                break  # else others were published while we looked
        return seen


def _standing(folders: Folders, pointed: int | None) -> Standing:
    there = folders.snapshots
    if pointed in there and intact(folders.snapshot(pointed)):
        return Standing(pointed)
    for version in there:
        if version != pointed and intact(folders.snapshot(version)):
            wanted = folders.snapshot(there[0] if pointed is None else pointed)
            lost = version == there[0] and pointed is None
            trouble = Trouble("pointer_lost", folders.current) if lost else Trouble("snapshot_broken", wanted)
            return Standing(version, trouble)
    if there or folders.current.exists() or has_ledger(folders):
        return Standing(None, Trouble("warehouse_lost", folders.warehouse))
    return Standing()


def has_ledger(folders: Folders) -> bool:
    """Whether the archive tells of any import."""
    try:
        return folders.ledger.stat().st_size > 0
    except FileNotFoundError:
        return False


def identity(path: Path) -> Identity:
    """What tells two files of the same name apart. Raises FileNotFoundError."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def intact(path: Path) -> bool:
    """Whether a snapshot opens, is as long as it should be, and no reader has found it broken."""
    try:
        known_as = identity(path)
    except FileNotFoundError:
        return False
    return (path, known_as) not in _broken and _opens(path, known_as)


@contextmanager
def minding(path: Path) -> Iterator[None]:
    """Where the database meets damage inside a snapshot, or in a copy of it, the next reader falls back to another one."""
    try:
        yield
    except duckdb.Error as error:
        if code_of(error) == "snapshot_broken" and path.exists():
            _broken.add((path, identity(path)))
        raise


@lru_cache(maxsize=64)
def _opens(path: Path, found: Identity) -> bool:
    try:
        with open_snapshot(path) as connection:
            return found[2] >= _length(connection) or found[2] >= _length_needed(connection)
    except duckdb.Error as error:
        code = code_of(error)
        if code not in ("snapshot_broken", None):
            raise Trouble(code, path) from error
        return False


def _length(connection: duckdb.DuckDBPyConnection) -> int:
    """The bytes of a file with all of its blocks, also those at its end that hold nothing: snapshots are published so."""
    block, blocks = size(connection)
    return HEADERS + block * blocks


def size(connection: duckdb.DuckDBPyConnection) -> tuple[int, int]:
    """The bytes of a block, and how many blocks there are."""
    ((block, blocks),) = connection.execute("SELECT block_size, total_blocks FROM pragma_database_size()").fetchall()
    return block, blocks


def _length_needed(connection: duckdb.DuckDBPyConnection) -> int:
    """The bytes up to the last block that holds anything."""
    tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
    blocks = "SELECT max(greatest(block_id, coalesce(list_max(additional_block_ids), -1))) FROM pragma_storage_info(?)"
    last = max((place or 0 for table in tables for (place,) in connection.execute(blocks, [table]).fetchall()), default=-1)
    return HEADERS + (last + 1) * size(connection)[0]


def pad(path: Path) -> None:
    """Make a snapshot as long as all of its blocks, so that one that is cut is known by its length at once."""
    with open_snapshot(path) as connection:
        length = _length(connection)
    if path.stat().st_size < length:
        os.truncate(path, length)
