"""The published warehouse, asked by the names of questions. The only module here that knows DuckDB."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb
import pandas as pd

from jangkau.metrics.limit import EVERYTHING, Limit, limit, limited
from jangkau.metrics.narrowed import narrowed
from jangkau.metrics.question import question, same_rows, tables_of
from jangkau.metrics.remembered import Remembered
from jangkau.warehouse.engine import Cursors, open_snapshot, up_to_date
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import trouble_elsewhere
from jangkau.warehouse.standing import Identity, Standing, identity, minding, standing
from jangkau.warehouse.trouble import Trouble, code_of

REOPENINGS = 20
Kept = TypeVar("Kept")


class NoWarehouse(Exception):
    """Nothing has been loaded yet: there is no published version to read."""


class WarehouseLost(NoWarehouse):
    """There is an office, and no version of it can be read: `trouble` says why and what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.place)
        self.trouble = trouble


class VersionGone(NoWarehouse):
    """The version that is asked for is no longer kept."""


_pinned: ContextVar[str] = ContextVar("pinned", default="")


@contextmanager
def pinned(version: str) -> Iterator[None]:
    """Within the block, in this thread, the warehouse is read as it was in one version: 000042."""
    token = _pinned.set(version)
    try:
        yield
    finally:
        _pinned.reset(token)


@dataclass(eq=False)
class Warehouse:
    """One published version. Answers are kept by question and parameters for as long as the version is open."""

    version: str
    path: Path
    file: Identity
    cursors: Cursors
    users: int = 0
    kept: Remembered = field(default_factory=Remembered)
    lock: threading.Lock = field(default_factory=threading.Lock)
    limited: dict[Limit, "Warehouse"] = field(default_factory=dict)

    def for_whom(self, held: Limit) -> "Warehouse":
        """This version as a reader with a limit sees it; itself for one without."""
        if not held:
            return self
        with self.lock:
            if held not in self.limited:
                self.limited[held] = Warehouse(self.version, self.path, self.file, Cursors(narrowed(self.path, held)))
            return self.limited[held]

    def close(self) -> None:
        """Let the file go."""
        for part in self.limited.values():
            part.cursors.close()
        self.cursors.close()

    @property
    def connection(self) -> duckdb.DuckDBPyConnection:
        """What its cursors are of."""
        return self.cursors.connection

    def ask(self, name: str, **parameters) -> pd.DataFrame:
        """The answer to a question in sql/ as a frame of the reader's own; of the parameters, what it names."""
        sql, named = question(name)
        bound = {parameter: value for parameter, value in parameters.items() if parameter in named}
        key = (name, tuple(sorted(bound.items(), key=lambda item: item[0])))
        again = partial(Warehouse.ask, name=name, **bound)
        return self.kept.get(key, lambda: self._answer(sql, bound), again, tables_of(sql)).copy(deep=False)

    def remembered(self, key: tuple, make: Callable[[], Kept]) -> Kept:
        """What was made under this key for this version, else made now (metrics/kept.py: for what the next may take over)."""
        return self.kept.get(key, make)

    def take_over(self, before: "Warehouse") -> None:
        """Keep what was answered from the version before, wherever it rests on tables that are the same in this one.

        For readers of everything alone: what one with a limit sees of a table may change though the table does not.
        """
        mine, theirs = self.connection.cursor(), before.connection.cursor()
        with closing(mine), closing(theirs):
            self.kept.take_over(before.kept, lambda table: same_rows(mine, theirs, table))

    def _answer(self, sql: str, parameters: dict) -> pd.DataFrame:
        try:
            with minding(self.path):
                cursor = self.cursors.take()
                try:
                    return cursor.execute(sql, parameters).df()
                finally:
                    self.cursors.put_back(cursor)
        except duckdb.Error as error:
            if code_of(error) != "snapshot_broken":
                raise
            raise WarehouseLost(Trouble("snapshot_broken", self.path)) from error


def _standing(folders: Folders) -> Standing:
    try:
        stands = standing(folders)
    except Trouble as trouble:
        raise WarehouseLost(trouble) from trouble
    awaited = trouble_elsewhere(folders.data) if stands.version is None else None
    if awaited:
        raise WarehouseLost(awaited)
    return stands


class Shelf:
    """The versions that are open in this process: one connection each, closed when old and no reader holds it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.open: dict[Path, Warehouse] = {}

    def take(self, data: Path) -> Warehouse:
        """The version in force, opened where it is not, with one more reader. Raises NoWarehouse, WarehouseLost, VersionGone."""
        version = _pinned.get()
        with self.lock:
            warehouse = self._earlier(data, version) if version else self._current(data)
            warehouse.users += 1
            if not version:  # who looks at an earlier version lets nobody wait for the current one
                self._close_unused(keep=warehouse)
            return warehouse

    def put_back(self, warehouse: Warehouse) -> None:
        """One reader less."""
        with self.lock:
            warehouse.users -= 1

    def _current(self, data: Path) -> Warehouse:
        folders = Folders(data.resolve())
        for _ in range(REOPENINGS):
            standing = _standing(folders)
            if standing.version is None:
                raise WarehouseLost(standing.trouble) if standing.trouble else NoWarehouse(data)
            try:
                self._let_go_of_replaced(folders)
                return self._opened(folders.snapshot(standing.version))
            except (FileNotFoundError, duckdb.IOException) as error:
                gone = error  # the version was replaced and deleted since CURRENT was read
        raise gone

    def _earlier(self, data: Path, version: str) -> Warehouse:
        folders = Folders(data.resolve())
        if not (version.isdecimal() and int(version) in folders.snapshots):
            raise VersionGone(version)
        try:
            self._let_go_of_replaced(folders)
            return self._opened(folders.snapshot(int(version)))
        except (OSError, duckdb.Error, WarehouseLost) as gone:
            raise VersionGone(version) from gone

    def _let_go_of_replaced(self, folders: Folders) -> None:
        """The office began anew and came to the same version: the old file must be let go before the new one is opened."""
        for path, warehouse in list(self.open.items()):
            if path.parent == folders.warehouse and not warehouse.users and path.exists() and warehouse.file != identity(path):
                self.open.pop(path).close()

    def _opened(self, path: Path) -> Warehouse:
        if path not in self.open:
            connection = open_snapshot(path)
            if not up_to_date(connection):
                connection.close()
                raise WarehouseLost(Trouble("outdated", path))
            self.open[path] = Warehouse(path.stem, path, identity(path), Cursors(connection))
            for before in self.open.values():
                if before.path.parent == path.parent and before.path != path:
                    self.open[path].take_over(before)
        return self.open[path]

    def _close_unused(self, keep: Warehouse) -> None:
        for path, warehouse in list(self.open.items()):
            if warehouse is not keep and warehouse.users == 0:
                del self.open[path]
                warehouse.close()


_shelf = Shelf()


@contextmanager
def reading(data: Path | None = None) -> Iterator[Warehouse]:
    """The current version for as long as the reader needs it, whatever is published meanwhile. Raises NoWarehouse.

    A reader who is held to something sees that alone.
    """
    held = limit()
    warehouse = _shelf.take(data or data_folder())
    try:
        yield warehouse.for_whom(held)
    finally:
        _shelf.put_back(warehouse)


def stay_ready(data: Path, seconds: float) -> None:
    """Where somebody has read here: open what is published now, and make anew what was asked lately. Raises NoWarehouse."""
    if any(path.parent == Folders(data.resolve()).warehouse for path in list(_shelf.open)):
        with limited(EVERYTHING), reading(data) as warehouse:
            warehouse.kept.renew(warehouse, seconds)
