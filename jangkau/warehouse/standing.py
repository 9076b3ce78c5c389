"""What an office stands on: the snapshot that can be read, and what is the matter where it is not the one that should be."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from errno import ENOENT
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
_made_here: dict[Path, int] = {}


@dataclass(frozen=True)
class Standing:
    """version: the snapshot to read, None where there is none. trouble: why it is not what CURRENT says; None where it is.

    An empty office has neither.
    """

    version: int | None = None
    trouble: Trouble | None = None

    @property
    def lost_pointer(self) -> bool:
        """Whether CURRENT alone is missing or damaged."""
        return self.trouble is not None and self.trouble.code == "pointer_lost"


def standing(folders: Folders) -> Standing:
    """What an office stands on now: the snapshot that CURRENT names, else the newest that can be read. Raises Trouble."""
    if folders.data.is_symlink() and not folders.data.exists():  # such as a disk that is not mounted: no empty office
        raise Trouble("unusable", folders.data, why=os.strerror(ENOENT))
    with disk_trouble(folders.warehouse):
        for _ in range(LOOKS):
            pointed = folders.pointed
            state = _standing(folders, pointed)
            if not state.trouble or folders.pointed == pointed:
                break  # else others were published while we looked
        return state


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


def made_here(folders: Folders) -> int:
    """The newest version that this very process has published; 0 where it has published none."""
    return _made_here.get(folders.warehouse.resolve(), 0)


def note_made_here(folders: Folders, version: int) -> None:
    """This process has published a version: whoever loaded it here is to see it at once."""
    _made_here[folders.warehouse.resolve()] = version


def identity(path: Path) -> Identity:
    """What tells two files of the same name apart. Raises FileNotFoundError."""
    status = path.stat()
    return status.st_ino, status.st_mtime_ns, status.st_size


def intact(path: Path) -> bool:
    """Whether a snapshot opens, is as long as it should be, and no reader has found it broken."""
    try:
        known = identity(path)
    except FileNotFoundError:
        return False
    return (path, known) not in _broken and _opens(path, known)


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
def _opens(path: Path, known: Identity) -> bool:
    try:
        with open_snapshot(path) as connection:
            return known[2] >= _length(connection) or known[2] >= _length_needed(connection)
    except duckdb.Error as error:
        code = code_of(error)
        if code not in ("snapshot_broken", None):
            raise Trouble(code, path) from error
        return False


def look_anew() -> None:
    """A file that another has replaced was let go: until then the database looked at it in place of the new one."""
    _opens.cache_clear()


def _length(connection: duckdb.DuckDBPyConnection) -> int:
    """The bytes of a file with all of its blocks, also those at its end that hold nothing: snapshots are published so."""
    return HEADERS + _value(connection, "SELECT block_size * total_blocks FROM pragma_database_size()")


def _length_needed(connection: duckdb.DuckDBPyConnection) -> int:
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
        length = _length(connection)
    if path.stat().st_size < length:
        os.truncate(path, length)
