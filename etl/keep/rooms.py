"""Rooms for files on their way: folders that go when their process ends, or, where it was killed, when the next one starts."""

import atexit
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from filelock import FileLock, Timeout

PREFIX, OWNER = "jangkau-", ".owner"  # whoever holds the lock of this name in a folder owns it
_locks: dict[Path, FileLock] = {}


@contextmanager
def room() -> Iterator[Path]:
    """A folder for as long as the block lasts."""
    place = open_room()
    try:
        yield place
    finally:
        close_room(place)


def open_room() -> Path:
    """A new folder of this process; it goes with `close_room`, else when the process ends."""
    return Path(tempfile.mkdtemp(dir=_house(os.getpid())))


def close_room(place: Path) -> None:
    """Take a room away with all that is in it."""
    shutil.rmtree(place, ignore_errors=True)


@cache
def _house(process: int) -> Path:
    """The folder of all rooms of a process, by its number: a forked one gets its own."""
    sweep()
    while True:
        house = Path(tempfile.mkdtemp(prefix=f"{PREFIX}{process}-"))
        lock = FileLock(house / OWNER)
        try:
            lock.acquire(timeout=0)
        except (Timeout, FileNotFoundError):  # somebody who sweeps was quicker
            continue
        _locks[house] = lock
        atexit.register(_leave, process, house)
        return house


def _leave(process: int, house: Path) -> None:
    if os.getpid() == process and house in _locks:
        _locks.pop(house).release()
        shutil.rmtree(house, ignore_errors=True)


def sweep() -> None:
    """Take away the folders whose process is no more."""
    for house in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        try:
            if house in _locks or not (house / OWNER).is_file():
                continue
            with FileLock(house / OWNER).acquire(timeout=0):
                shutil.rmtree(house, ignore_errors=True)
        except (Timeout, OSError):
            continue  # its process is at work, or another user's
