"""The versions that are open in this process, and how one of them is read."""

import math
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

import duckdb

from jangkau.metrics.limit import EVERYTHING, limit, limited
from jangkau.metrics.warehouse import NoWarehouse, Warehouse, WarehouseLost
from jangkau.warehouse.engine import Cursors, open_snapshot, up_to_date
from jangkau.warehouse.folders import Folders, data_folder
from jangkau.warehouse.following import trouble_elsewhere
from jangkau.warehouse.standing import Standing, identity, look_anew, made_here, standing
from jangkau.warehouse.trouble import Trouble

REOPENINGS = 20
CALM = 20.0  # seconds between two versions that readers are shown, where others publish one after the other
IN_A_ROW = 60.0  # seconds since what is shown was new: a version after that is a load by itself, for which readers wait


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
    """The versions that are open in this process: one connection each, closed when old and no reader holds it.

    turn: of the one who looks what is in force, and opens it. lock: of what is open and who reads it, never held for long.
    """

    def __init__(self) -> None:
        self.turn = threading.Lock()
        self.lock = threading.Lock()
        self.open: dict[Path, Warehouse] = {}
        self.shown: dict[Path, tuple[int, float]] = {}

    def take(self, data: Path) -> Warehouse:
        """The version in force, opened where it is not, with one more reader. Raises NoWarehouse, WarehouseLost, VersionGone.

        Where others publish one version after the other, and one reader opens the next, the rest go on with what is shown.
        """
        version = _pinned.get()
        if not version and (shown := self._meanwhile(Folders(data.resolve()))):
            return shown
        with self.turn:
            warehouse = self._earlier(data, version) if version else self._current(data)
            with self.lock:
                warehouse.users += 1
            # Who looks at an earlier version lets nobody wait for the current one.
            unused = [] if version else self._unused(keep=warehouse)
        for left in unused:
            left.close()
        return warehouse

    def _meanwhile(self, folders: Folders) -> Warehouse | None:
        """What is shown, with one more reader, while another has the turn; None where nobody has, or where it may not be."""
        if not self.turn.locked() or folders.warehouse not in self.shown:
            return None
        shown, since = self.shown[folders.warehouse]
        path, by_itself = folders.snapshot(shown), time.monotonic() - since > IN_A_ROW
        with self.lock:
            if by_itself or made_here(folders) > shown or not self._kept(path):
                return None
            self.open[path].users += 1
            return self.open[path]

    def put_back(self, warehouse: Warehouse) -> None:
        """One reader less."""
        with self.lock:
            warehouse.users -= 1

    @property
    def readers(self) -> int:
        """How many read just now."""
        with self.lock:
            return sum(warehouse.users for warehouse in self.open.values())

    def _current(self, data: Path) -> Warehouse:
        folders = Folders(data.resolve())
        for _ in range(REOPENINGS):
            try:
                self._let_go_of_replaced(folders)
                standing = _standing(folders)
                if standing.version is None:
                    raise WarehouseLost(standing.trouble) if standing.trouble else NoWarehouse(data)
                version, since = self._calm(folders, standing.version)
                warehouse = self._opened(folders.snapshot(version))
                self.shown[folders.warehouse] = version, since
                return warehouse
            except (FileNotFoundError, duckdb.IOException) as error:
                gone = error  # the version was replaced and deleted since CURRENT was read
        raise gone

    def _calm(self, folders: Folders, newest: int) -> tuple[int, float]:
        """The version that readers are shown, and since when: the newest, but not another one every moment; each costs all of
        them their answers.

        What was published in this process is shown at once; so is an earlier version, where the office goes back to it, and any
        other where the one that was shown is no longer kept.
        """
        shown, since = self.shown.get(folders.warehouse, (newest, -math.inf))
        at_once = made_here(folders) > shown or newest < shown or not self._kept(folders.snapshot(shown))
        if newest != shown and (at_once or time.monotonic() - since > CALM):
            return newest, time.monotonic()
        return shown, since

    def _kept(self, path: Path) -> bool:
        try:
            return path in self.open and self.open[path].file == identity(path)
        except FileNotFoundError:
            return False

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
                with self.lock:
                    del self.open[path]
                warehouse.close()
                look_anew()

    def _opened(self, path: Path) -> Warehouse:
        if path not in self.open:
            opened = _open(path)
            for before in list(self.open.values()):
                if before.path.parent == path.parent:
                    opened.take_over(before)
            with self.lock:
                self.open[path] = opened
        return self.open[path]

    def _unused(self, keep: Warehouse) -> list[Warehouse]:
        """What nobody reads any more, taken from the shelf."""
        with self.lock:
            unused = [path for path, warehouse in self.open.items() if warehouse is not keep and not warehouse.users]
            return [self.open.pop(path) for path in unused]


def _open(path: Path) -> Warehouse:
    """A version, opened to be read. Raises WarehouseLost."""
    connection = open_snapshot(path)
    if not up_to_date(connection):
        connection.close()
        raise WarehouseLost(Trouble("outdated", path))
    return Warehouse(path.stem, path, identity(path), Cursors(connection))


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
            warehouse.kept.renew(warehouse, seconds, lambda: _shelf.readers > 1)  # one of them is here
