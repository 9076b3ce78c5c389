"""Lakes of tests: what another machine brings of one."""

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

import duckdb
import pytest

from etl.keep.lake import alone
from jangkau.warehouse import carried, catalogue
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


@lru_cache
def _by_hand() -> Folders:
    """The one lake in which all of them stand, one after the other: each is written, and brought, by what differs."""
    folder = Path(tempfile.mkdtemp(prefix="jangkau-brought-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Folders(folder)


def through_a_lake(path: Path) -> None:
    """Put in a file's place what another machine brings of it, once it stands in a lake."""
    office, told = _by_hand(), hash(str(rows(path)))
    known = office.data / f"{told}.duckdb"
    if not known.exists():
        lake = lake_of(office)
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(carried, "OF_ACCOUNTS", ())  # an account of one office is not in the next
            patch.setattr(catalogue, "INLINED", 0)  # what is tidied lies in files, which tell a number in their own way
            with alone(office, None) as writing:
                assert lake and writing
                own = _versioned(path, f"{office.version + 1:06d}", writing.mark)
                writing.publish(office, path, office.version, [])
            version = bring(office, lake)
        shutil.copyfile(office.snapshot(version), path)
        _versioned(path, own)
        shutil.copyfile(path, known)
    shutil.copyfile(known, path)


def _versioned(path: Path, version: str, mark: str | None = None) -> str:
    """Give a file's version another number, and a lake's mark or none. Returns the number it had."""
    with duckdb.connect(str(path)) as connection:
        ((own,),) = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchall()
        connection.execute("DELETE FROM meta WHERE name = 'mark'")
        connection.execute("UPDATE meta SET value = ? WHERE name = 'version'", [version])
        if mark:
            connection.execute("INSERT INTO meta VALUES ('mark', ?)", [mark])
    return own
