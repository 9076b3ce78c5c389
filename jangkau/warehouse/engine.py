"""How a version is opened, by whoever reads or writes it: the settings, and the macros that every question may use.

Macros are temporary and made on each connection: a lake's catalogue holds none, a snapshot that is read takes none, and
so they are always those of the program that asks. A cursor of a connection does not see them: it is made ready likewise.
"""

import fcntl
import os
import threading
import weakref
from functools import lru_cache
from pathlib import Path

import duckdb

SCHEMA, MACROS, CHECKS = (Path(__file__).parent / name for name in ("schema.sql", "macros.sql", "checks.sql"))
BLOCK = 262_144  # bytes of a database's block
# One process may not hold a file open in two ways: everyone opens snapshots so. Questions are short and readers many: shared out
# among cores, a question takes half as much again of their time.
READ_ONLY: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "enable_external_access": "false",
    "lock_configuration": "true",
}


@lru_cache
def text(path: Path) -> str:
    """The text of an SQL file, read once."""
    return path.read_text(encoding="utf-8")


def ready(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A connection or cursor to a warehouse that holds the schema, with the macros at hand."""
    connection.execute(text(MACROS))
    return connection


def fresh(connection: duckdb.DuckDBPyConnection) -> duckdb.DuckDBPyConnection:
    """A connection to an empty database with the schema made in it."""
    connection.execute(text(SCHEMA))
    return ready(connection)


def open_snapshot(path: Path) -> duckdb.DuckDBPyConnection:
    """A published version, read-only: nothing in it can be changed, no other file reached. Held for the connection's life."""
    held = _held(path)
    try:
        connection = duckdb.connect(str(path), read_only=True, config=READ_ONLY)
    except BaseException:
        if held is not None:
            os.close(held)
        raise
    if held is not None:
        weakref.finalize(connection, os.close, held)
    return connection


def give_back() -> None:
    """Let the system have the memory that answered questions have left: DuckDB hands all of it over when a database is closed."""
    duckdb.connect().close()


def _held(path: Path) -> int | None:
    """A lock that says that a file is being read, or it would be made the next draft when it is old (etl/keep/spare.py).

    The database's own locks do not: they are the process's, and go when it closes the file in another place.
    """
    try:
        handle = os.open(path, os.O_RDONLY)
    except OSError:
        return None  # the database says why
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError:  # it has just gone from this path, or nobody can lock here
        os.close(handle)
        return None
    return handle


def up_to_date(connection: duckdb.DuckDBPyConnection) -> bool:
    """Whether a version holds every table and column that is asked for today; an earlier program's may not."""
    return _columns_of_today() <= _columns(connection)


@lru_cache
def _columns_of_today() -> frozenset[tuple[str, str]]:
    with duckdb.connect() as connection:
        connection.execute(text(SCHEMA))
        return _columns(connection)


def _columns(connection: duckdb.DuckDBPyConnection) -> frozenset[tuple[str, str]]:
    """Every column of every table, as (table, column)."""
    asked = "SELECT table_name, column_name FROM duckdb_columns() WHERE database_name = current_database()"
    return frozenset(connection.execute(asked).fetchall())


class Cursors:
    """A connection's cursors, made ready once and lent to one question at a time: making one costs more than most answers."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self.connection = connection
        self._idle: list[duckdb.DuckDBPyConnection] = []
        self._lock = threading.Lock()

    def take(self) -> duckdb.DuckDBPyConnection:
        """A cursor that nobody else uses until it is put back."""
        with self._lock:
            if self._idle:
                return self._idle.pop()
        return ready(self.connection.cursor())

    def put_back(self, cursor: duckdb.DuckDBPyConnection) -> None:
        with self._lock:
            self._idle.append(cursor)

    def close(self) -> None:
        """Let the file go: a database stays open for as long as one of its cursors does."""
        with self._lock:
            for cursor in self._idle:
                cursor.close()
            self._idle.clear()
        self.connection.close()
