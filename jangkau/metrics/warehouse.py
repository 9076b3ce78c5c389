"""The published warehouse, asked by the names of questions. The only module here that knows DuckDB."""

import re
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import TypeVar

import duckdb
import pandas as pd

from jangkau.metrics.limit import Limit, limit
from jangkau.metrics.narrowed import narrowed
from jangkau.warehouse.engine import Cursors, open_snapshot, up_to_date
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.snapshot_file import Identity, identity
from jangkau.warehouse.standing import Standing, minding, standing
from jangkau.warehouse.trouble import Trouble, code_of

HERE = Path(__file__).parent
ANSWERS_KEPT = 1024
REOPENINGS = 5
NAMED = re.compile(r"\$(\w+)")
Kept = TypeVar("Kept")


class NoWarehouse(Exception):
    """Nothing has been loaded yet: there is no published version to read."""


class WarehouseLost(NoWarehouse):
    """There is an office, and no version of it can be read: `trouble` says why and what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.place)
        self.trouble = trouble


@lru_cache
def question_files() -> dict[str, Path]:
    """The questions by name: each lies beside the metric that asks it."""
    return {path.stem: path for path in HERE.rglob("*.sql") if path.stem != "narrowed"}


@lru_cache
def question(name: str) -> tuple[str, frozenset[str]]:
    """The SQL of a question, by the name of its file, and the parameters that it names."""
    sql = question_files()[name].read_text()
    return sql, frozenset(NAMED.findall(sql))


@dataclass(eq=False)
class Warehouse:
    """One published version. Answers are kept by question and parameters for as long as the version is open."""

    version: str
    path: Path
    file: Identity
    cursors: Cursors
    users: int = 0
    answers: OrderedDict = field(default_factory=OrderedDict)
    asked: dict[tuple, threading.Lock] = field(default_factory=dict)
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
        return self.remembered(key, lambda: self._answer(sql, bound)).copy(deep=False)

    def remembered(self, key: tuple, make: Callable[[], Kept]) -> Kept:
        """What was made under this key for this version, else made now; the longest unasked are forgotten first.

        Who asks while another reader's answer is being made waits for that one: a new version is met by everybody at once.
        """
        with self.lock:
            if key in self.answers:
                self.answers.move_to_end(key)
                return self.answers[key]
            being_made = self.asked.setdefault(key, threading.Lock())
        with being_made:
            with self.lock:
                if key in self.answers:
                    return self.answers[key]
            try:
                answer = make()
            except BaseException:
                with self.lock:
                    self.asked.pop(key, None)
                raise
            with self.lock:
                self.asked.pop(key, None)
                self.answers[key] = answer
                while len(self.answers) > ANSWERS_KEPT:
                    self.answers.popitem(last=False)
            return answer

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
        return standing(folders)
    except Trouble as trouble:
        raise WarehouseLost(trouble) from trouble


class Shelf:
    """The versions that are open in this process: one connection each, closed when old and no reader holds it."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.open: dict[Path, Warehouse] = {}

    def take(self, data: Path) -> Warehouse:
        """The current version, opened where it is not, with one more reader. Raises NoWarehouse, WarehouseLost."""
        with self.lock:
            warehouse = self._current(data)
            warehouse.users += 1
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
