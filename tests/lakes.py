"""Lakes of tests: what another machine brings of one, and versions made by hand that are carried through one."""

import atexit
import os
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import duckdb
import pytest

from jangkau.warehouse.brought import bring
from jangkau.warehouse.carried import carry, carry_whole, make_tables, note_changes
from jangkau.warehouse.catalogue import Catalogue, whole
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import Lake, lake_of, quoted

ACCOUNTS = "SELECT account_id FROM draft.account_keys UNION SELECT account_id FROM base.account_keys"


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


def through_a_lake(version: Path, lake: Lake, empty: Path) -> None:
    """Publish a version by what differs from the last one that came this way, and bring it likewise. empty: where all begin."""
    way, base = _by_hand(os.getpid(), lake.options, lake.password, empty)
    if not way.answers():  # a test has killed its catalogue
        _by_hand.cache_clear()
        way, base = _by_hand(os.getpid(), lake.options, lake.password, empty)
    with way.connection.cursor() as cursor:
        cursor.execute(f"ATTACH {quoted(str(version))} AS draft (READ_ONLY)")
        cursor.execute(f"ATTACH {quoted(str(base))} AS base (READ_ONLY)")
        note_changes(cursor, [number for (number,) in cursor.execute(ACCOUNTS).fetchall()])
        with whole(cursor):
            carry(cursor, "draft", "lake")
        cursor.execute("DETACH draft")
        cursor.execute("DETACH base")
        shutil.copyfile(base, version)
        cursor.execute(f"ATTACH {quoted(str(version))} AS brought")
        with whole(cursor):
            carry(cursor, "lake", "brought")
        cursor.execute("DETACH brought")
    shutil.copyfile(version, base)


@lru_cache
def _by_hand(process: int, options: tuple, password: str | None, empty: Path) -> tuple[Catalogue, Path]:
    """A process's own lake for versions made by hand, and the file of what it holds."""
    folder = Path(tempfile.mkdtemp())
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    base = Path(shutil.copyfile(empty, folder / "base.duckdb"))
    way = Catalogue(Lake(options, password, f"by_hand_{process}_{folder.name}".lower(), f"{folder}/lake/"))
    with way.connection.cursor() as cursor:
        cursor.execute(f"ATTACH {quoted(str(base))} AS base (READ_ONLY)")
        with whole(cursor):
            make_tables(cursor)
            carry_whole(cursor, "base", "lake")
        cursor.execute("DETACH base")
    return way, base
