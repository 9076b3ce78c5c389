"""The warehouse's only writer: a draft is a copy of the newest snapshot; publishing puts it in its place.

Folders: archive/ keeps the uploaded bytes under their SHA-256 and the ledger; warehouse/ keeps read-only snapshots
`<version>.duckdb` and CURRENT, the version that readers open. A crash leaves the last snapshot standing.
"""

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from pathlib import Path

import duckdb
from filelock import FileLock, Timeout

from etl.keep.draft import SCHEMA, Draft, schema_mark
from etl.read.source import Source
from etl.registry.regions import REFERENCE

KEEP = 3  # snapshots that stay for readers who still hold them
MEMORY = "1200MB"
# The very settings that metrics opens snapshots with: one process may not hold a file open in two ways.
READ_ONLY = {"enable_external_access": "false", "lock_configuration": "true"}


@dataclass(frozen=True)
class Folders:
    """Where an office's data lie."""

    data: Path

    @property
    def archive(self) -> Path:
        return self.data / "archive"

    @property
    def warehouse(self) -> Path:
        return self.data / "warehouse"

    @property
    def current(self) -> Path:
        return self.warehouse / "CURRENT"

    @property
    def ledger(self) -> Path:
        return self.archive / "ledger.jsonl"

    @property
    def version(self) -> int:
        """The version that readers see; 0 in an empty office."""
        try:
            return int(self.current.read_text())
        except FileNotFoundError:
            return 0

    def snapshot(self, version: int) -> Path:
        return self.warehouse / f"{version:06d}.duckdb"

    def archived(self, digest: str) -> Path:
        return self.archive / digest[:2] / digest


def keep_bytes(folders: Folders, source: Source) -> None:
    """Put a file's bytes into the archive, whole or not at all; publishing sees to it that they are on the disk."""
    target = folders.archived(source.sha256)
    if target.exists() and Source(target, target.name).sha256 == source.sha256:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_suffix(f".arriving-{os.getpid()}")
    shutil.copyfile(source.path, arriving)
    arriving.replace(target)


@contextmanager
def drafting(folders: Folders, waiting: Callable[[], None] = lambda: None, empty: bool = False) -> Iterator[Draft]:
    """Change the warehouse: a draft to write to, published when the block ends well and thrown away when it does not.

    One writer at a time; `waiting` is called once where another one is at work. empty: begin from nothing (rebuild).
    """
    folders.warehouse.mkdir(parents=True, exist_ok=True)
    folders.archive.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folders.warehouse / ".lock")
    try:
        lock.acquire(timeout=0)
    except Timeout:
        waiting()
        lock.acquire()
    try:
        for left_behind in (*folders.warehouse.glob(".draft-*"), *folders.archive.glob("*/*.arriving-*")):
            left_behind.unlink(missing_ok=True)
        path = folders.warehouse / f".draft-{os.getpid()}.duckdb"
        draft = _begin(folders, path, empty)
        try:
            yield draft
            if draft.changed:
                draft.finish(folders.version + 1)
                draft.connection.close()
                _publish(folders, path)
        finally:
            draft.connection.close()
            path.unlink(missing_ok=True)
    finally:
        lock.release()


def _begin(folders: Folders, path: Path, empty: bool) -> Draft:
    fresh = empty or folders.version == 0
    if not fresh:
        shutil.copyfile(folders.snapshot(folders.version), path)
    connection = duckdb.connect(str(path), config={"memory_limit": MEMORY, "temp_directory": str(folders.warehouse / ".spill")})
    if fresh:
        connection.execute(SCHEMA.read_text(encoding="utf-8"))
    draft = Draft(connection)
    if fresh:
        draft.begin_empty(REFERENCE)
    return draft


def _publish(folders: Folders, draft: Path) -> None:
    version = folders.version + 1
    os.sync()
    draft.replace(folders.snapshot(version))
    pointer = folders.warehouse / ".CURRENT"
    pointer.write_text(f"{version:06d}\n")
    _sync(pointer)
    pointer.replace(folders.current)
    _sync(folders.warehouse)
    write_ledger(folders)
    for old in sorted(folders.warehouse.glob("[0-9]*.duckdb"))[:-KEEP]:
        old.unlink(missing_ok=True)


def write_ledger(folders: Folders) -> None:
    """The ledger beside the archive, so that the warehouse can be made again from the archive alone."""
    with reading(folders) as connection:
        cursor = connection.execute("SELECT * FROM imports ORDER BY import_no")
        names = [column[0] for column in cursor.description]
        lines = [json.dumps(dict(zip(names, row, strict=True)), default=str, ensure_ascii=False) for row in cursor.fetchall()]
    arriving = folders.ledger.with_suffix(".arriving")
    arriving.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    _sync(arriving)
    arriving.replace(folders.ledger)


def ledger(folders: Folders) -> list[dict]:
    """Every import, oldest first: from the newest snapshot, else from the file beside the archive."""
    if folders.version:
        with reading(folders) as connection:
            cursor = connection.execute("SELECT * FROM imports ORDER BY import_no")
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    if not folders.ledger.exists():
        return []
    return [_dated(json.loads(line)) for line in folders.ledger.read_text(encoding="utf-8").splitlines()]


def _dated(entry: dict) -> dict:
    moments, days = ("loaded_at", "exported_at", "as_of", "changed_at"), ("exported_on", "period_from", "period_to")
    return {
        **entry,
        **{name: datetime.fromisoformat(entry[name]) for name in moments if entry[name]},
        **{name: date.fromisoformat(entry[name]) for name in days if entry[name]},
    }


@contextmanager
def reading(folders: Folders) -> Iterator[duckdb.DuckDBPyConnection]:
    """The newest snapshot, read-only."""
    path = str(folders.snapshot(folders.version))
    connection = duckdb.connect(path, read_only=True, config=READ_ONLY)
    try:
        yield connection
    finally:
        connection.close()


def outdated(folders: Folders) -> bool:
    """Whether the newest snapshot was made with another schema: then it must be made again from the archive."""
    if not folders.version:
        return False
    with reading(folders) as connection:
        found = connection.execute("SELECT value FROM meta WHERE name = 'schema'").fetchone()
    return found != (schema_mark(),)


def import_id_of(digest: str, account: str | None) -> str:
    """How an import is called: the same bytes for the same account are the same import."""
    return sha256(f"{digest} {account or ''}".encode()).hexdigest()[:12]


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
