"""A published version, asked by the names of questions. Beside it, its shelf alone knows DuckDB in these rooms."""

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TypeVar

import duckdb
import pandas as pd

from jangkau.metrics.alike import Asked
from jangkau.metrics.limit import Limit
from jangkau.metrics.narrowed import narrowed
from jangkau.metrics.question import Contents, question, tables_of
from jangkau.metrics.remembered import Remembered
from jangkau.warehouse.engine import Cursors
from jangkau.warehouse.standing import Identity, minding
from jangkau.warehouse.trouble import Trouble, code_of

Kept = TypeVar("Kept")
# Frames of pages are small: with their words in Arrow's hands each step on them costs a quarter more.
pd.set_option("mode.string_storage", "python")


class NoWarehouse(Exception):
    """Nothing has been loaded yet: there is no published version to read."""


class WarehouseLost(NoWarehouse):
    """There is an office, and no version of it can be read: `trouble` says why and what to do."""

    def __init__(self, trouble: Trouble) -> None:
        super().__init__(trouble.place)
        self.trouble = trouble


@dataclass(eq=False)
class Warehouse(Asked):
    """One published version. Answers are kept by question and parameters for as long as the version is open."""

    version: str
    path: Path
    file: Identity
    cursors: Cursors
    users: int = 0
    kept: Remembered = field(default_factory=Remembered)
    lock: threading.Lock = field(default_factory=threading.Lock)
    limited: dict[Limit, "Warehouse"] = field(default_factory=dict)
    contents: Contents = field(init=False)

    def __post_init__(self) -> None:
        self.contents = Contents(self.connection)

    def for_whom(self, held: Limit) -> "Warehouse":
        """This version as a reader with a limit sees it; itself for one without."""
        if not held:
            return self
        with self.lock:
            if held not in self.limited:
                self.limited[held] = Warehouse(self.version, self.path, self.file, Cursors(narrowed(self.path, held)))
            return self.limited[held]

    def close(self) -> None:
        """Let the file go, and all that was answered from it."""
        for part in self.limited.values():
            part.close()
        self.kept.forget()
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
        """What was made under this key for this version, else made now (what the next may take over: metrics/kept.py, drawn)."""
        return self.kept.get(key, make)

    def drawn(self, key: tuple, make: Callable[[], Kept]) -> Kept:
        """The same of what rests on nothing but what `make` holds and asks of this version: the next takes it over where all of
        that is the same."""
        return self.kept.get(key, make, by_hand=True)

    def take_over(self, before: "Warehouse") -> None:
        """Keep what was answered from the version before, wherever it rests on tables that are the same in this one.

        For readers of everything alone: what one with a limit sees of a table may change though the table does not.
        """
        self.kept.take_over(before.kept, partial(self.contents.same_rows, before.contents), self)

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
