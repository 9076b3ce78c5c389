"""Writing into a lake: one writer at a time on all machines, a version in one transaction, and what is left over cleaned."""

import secrets
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import duckdb
from filelock import Timeout

from jangkau.warehouse.brought import KEEP, held
from jangkau.warehouse.carried import carry, carry_whole, make_tables, note_changes
from jangkau.warehouse.catalogue import Catalogue, catalogue, reaching, whole
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import edition_of, lake_of, quoted
from jangkau.warehouse.trouble import Trouble

ASK_EVERY = 0.2  # seconds between two looks whether the other writer has ended
TOLD = 200  # versions of which the lake tells what they changed


class Writing:
    """The writer's place in a lake, for as long as its lock is held: by a connection to PostgreSQL, and gone with it."""

    def __init__(self, way: Catalogue, cursor: duckdb.DuckDBPyConnection) -> None:
        self.way, self.cursor = way, cursor
        self.mark = secrets.token_hex(8)  # of the version that is published from here

    def take(self) -> bool:
        """Whether the place is free and ours from now on."""
        return self._asked(f"SELECT pg_try_advisory_xact_lock({self.way.lake.number})")

    def still(self) -> None:
        """See to it that nobody else has taken the place meanwhile. Raises Trouble."""
        number = self.way.lake.number
        held_by_us = "SELECT 1 FROM pg_locks WHERE locktype = 'advisory' AND granted AND pid = pg_backend_pid()"
        if not self._asked(f"SELECT EXISTS ({held_by_us} AND (classid::BIGINT << 32) + objid::BIGINT = {number})"):
            raise Trouble("lake_unreachable", self.way.lake.url)

    def _asked(self, question: str) -> bool:
        with reaching(self.way.lake):
            ((answer,),) = self.cursor.execute("FROM postgres_query('pg', ?)", [question]).fetchall()
        return bool(answer)

    def publish(self, folders: Folders, draft: Path, begun_from: int | None, touched: list[int]) -> None:
        """The draft's rows into the lake, all or none; only those that changed, where the lake holds what it began with."""
        with reaching(self.way.lake), self.way.connection.cursor() as cursor:
            before = held(folders) if begun_from is not None else None
            with _attached(cursor, {"draft": draft} | ({"base": folders.snapshot(before.version)} if before else {})):
                if before:
                    note_changes(cursor, touched)
                with whole(cursor):
                    version = edition_of(cursor, "draft")
                    if version is None:
                        raise Trouble("warehouse_lost", draft)
                    if before and before.mark and edition_of(cursor, "lake") == before:
                        carry(cursor, "draft", "lake")
                        cursor.execute("INSERT INTO lake.changes SELECT ?, table_name, key FROM changed", [version.version])
                    else:
                        _write_whole(cursor)
                    cursor.execute("INSERT INTO lake.publications VALUES (?, ?)", list(version))
                    cursor.execute("CALL ducklake_set_commit_message('lake', 'jangkau', ?)", [version.message])
                    self.still()


@contextmanager
def alone(folders: Folders, waiting: Callable[[], None] | None) -> Iterator[Writing | None]:
    """The writer's place on all machines; None where there is no lake. Raises Trouble, and Timeout where we do not wait."""
    lake = lake_of(folders)
    if lake is None:
        yield None
        return
    way = catalogue(lake)
    with way.connection.cursor() as cursor, reaching(lake):
        cursor.execute("BEGIN")
        try:
            place = Writing(way, cursor)
            _wait_for(place, waiting)
            yield place
        finally:
            with suppress(duckdb.Error):  # where the way is cut, PostgreSQL has given the place up itself
                cursor.execute("ROLLBACK")


def _wait_for(place: Writing, waiting: Callable[[], None] | None) -> None:
    if place.take():
        return
    if waiting is None:
        raise Timeout(place.way.lake.url)
    waiting()
    while not place.take():
        time.sleep(ASK_EVERY)


def tidy(place: Writing, keep: int = KEEP) -> int:
    """Clean the lake: small files become large ones, old versions go, and files that no version names. How many files went."""
    way = place.way
    with reaching(way.lake), way.connection.cursor() as cursor:
        cursor.execute("DELETE FROM lake.changes WHERE version < (SELECT max(version) - ? FROM lake.publications)", [TOLD])
        cursor.execute("DELETE FROM lake.publications WHERE version < (SELECT max(version) - ? FROM lake.publications)", [TOLD])
        for work in ("ducklake_flush_inlined_data", "ducklake_rewrite_data_files", "ducklake_merge_adjacent_files"):
            cursor.execute(f"CALL {work}('lake')").fetchall()
        published = "SELECT snapshot_id FROM ducklake_snapshots('lake') WHERE commit_message IS NOT NULL ORDER BY ALL DESC"
        kept = [number for (number,) in cursor.execute(published).fetchmany(keep)]
        asked = "SELECT snapshot_id FROM ducklake_snapshots('lake') WHERE snapshot_id < ?"
        old = [number for (number,) in cursor.execute(asked, [min(kept, default=0)]).fetchall()]
        if old:
            cursor.execute(f"SELECT count(*) FROM ducklake_expire_snapshots('lake', versions => {old})").fetchall()
        gone = cursor.execute("CALL ducklake_cleanup_old_files('lake', cleanup_all => true)").fetchall()
        gone += cursor.execute("CALL ducklake_delete_orphaned_files('lake', cleanup_all => true)").fetchall()
    return len(gone)


@contextmanager
def _attached(cursor: duckdb.DuckDBPyConnection, files: dict[str, Path]) -> Iterator[None]:
    for name, path in files.items():
        cursor.execute(f"ATTACH {quoted(str(path))} AS {name} (READ_ONLY)")
    try:
        yield
    finally:
        for name in files:
            cursor.execute(f"DETACH {name}")


def _write_whole(cursor: duckdb.DuckDBPyConnection) -> None:
    kinds = {"VIEW": "SELECT view_name FROM duckdb_views() WHERE database_name = 'lake' AND NOT internal",
             "TABLE": "SELECT table_name FROM duckdb_tables() WHERE database_name = 'lake'"}  # fmt: skip
    for kind, asked in kinds.items():
        for (name,) in cursor.execute(asked).fetchall():
            cursor.execute(f"DROP {kind} lake.{name}")
    make_tables(cursor)
    carry_whole(cursor, "draft", "lake")
