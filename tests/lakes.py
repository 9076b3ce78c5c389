"""Lakes of tests: what another machine brings of one."""

from pathlib import Path

import duckdb
import pytest

from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of


def rows(path: Path) -> dict[str, list[tuple]]:
    """Every row of every table of a version."""
    with duckdb.connect(str(path), read_only=True) as connection:
        tables = [name for (name,) in connection.execute("SELECT table_name FROM duckdb_tables()").fetchall()]
        return {table: connection.execute(f"FROM {table} ORDER BY ALL").fetchall() for table in tables}


def another_machine(data: Path, cache: Path, monkeypatch: pytest.MonkeyPatch) -> Folders:
    """The same data folder and the same lake, with versions of its own."""
    monkeypatch.setenv("WAREHOUSE_CACHE", str(cache))
    return Folders(data)


def brought(folders: Folders) -> int | None:
    """The version that stands in the lake, brought."""
    lake = lake_of(folders)
    assert lake is not None
    return bring(folders, lake)


def seen_elsewhere(folders: Folders, cache: Path) -> dict[str, list[tuple]]:
    """What another machine brings, which keeps its versions in a folder of its own."""
    with pytest.MonkeyPatch.context() as patch:
        other = another_machine(folders.data, cache, patch)
        brought(other)
        return rows(other.snapshot(other.version))
