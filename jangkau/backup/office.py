"""Backing an office up while nobody writes, and making one of a backup in a folder that holds none."""

import os
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from filelock import FileLock

from etl.keep.undo import rebuild
from etl.keep.writer import locked
from etl.receipt import Progress
from etl.status import status
from jangkau.access.store import Access
from jangkau.backup.packed import BEGINNING, ROOMS, Damaged, Reads, pack, unpack
from jangkau.backup.sealed import MARK, Opening, Sealing, Unsealable
from jangkau.warehouse.brought import bring
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.lake import lake_of
from jangkau.warehouse.trouble import Trouble

LOCKS = ("access/.audit.lock", "reports/.lock")
COMING = ".restoring"
SHORTEST = 16  # letters of a key


class NotDone(Exception):
    """Why a backup is not made or not restored, by a code that locales know, and what it is about."""

    def __init__(self, code: str, **about: object) -> None:
        super().__init__(code)
        self.code, self.about = code, about


def back_up(data: Path, file: Path, key: bytes | None, waiting: Callable[[], None] = lambda: None) -> dict:
    """Write an office into a new file; what it holds. Raises NotDone, Trouble."""
    if file.exists():
        raise NotDone("file_there", file=file)
    if key is not None and len(key) < SHORTEST:
        raise NotDone("key_short", n=SHORTEST)
    if not occupied(data):
        raise NotDone("nothing", folder=data)
    coming = file.with_name(f".{file.name}.part")
    try:
        with os.fdopen(os.open(coming, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as out, still(data, waiting):
            about = {"fingerprint": fingerprint(data), "at": datetime.now(UTC).isoformat(timespec="seconds")}
            rooms = written(data, out, key, about)
            out.flush()
            os.fsync(out.fileno())
        coming.replace(file)
    finally:
        coming.unlink(missing_ok=True)
    return about | {"file": str(file), "bytes": file.stat().st_size, "sealed": key is not None, "rooms": rooms}


def fingerprint(data: Path) -> str | None:
    """Of what the office holds; None where its warehouse cannot be read: it is made again from the archive."""
    with suppress(Trouble):
        return status(Folders(data))["fingerprint"]
    return None


def written(data: Path, out: BinaryIO, key: bytes | None, about: dict) -> dict[str, int]:
    """The stream, sealed where there is a key."""
    if key is None:
        return pack(data, out, about)
    sealing = Sealing(out, key)
    rooms = pack(data, sealing, about)
    sealing.close()
    return rooms


@contextmanager
def still(data: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Nobody loads, publishes or writes into the book meanwhile. Of a lake the newest version is here, whoever loaded it."""
    folders = Folders(data)
    with ExitStack() as holding:
        holding.enter_context(locked(folders, waiting))
        if lake := lake_of(folders):
            bring(folders, lake)
        for lock in LOCKS:
            if (data / lock).parent.is_dir():
                holding.enter_context(FileLock(data / lock))
        yield


def bring_back(data: Path, file: Path, key: bytes | None, progress: Progress = lambda name: None) -> dict:
    """Make the office of a backup in a folder that holds none. Raises NotDone, Damaged, Trouble."""
    coming = data / COMING
    begun = coming.is_dir() and not occupied(data, ROOMS[-1:])  # one was killed here: what lies in the other rooms is its own
    if (there := occupied(data)) and not begun:
        raise NotDone("folder_there", folder=data, room=there)
    about = unpacked(file, key, coming)
    for room in ROOMS:  # the archive comes last: with it the folder holds an office
        if (coming / room).is_dir():
            shutil.rmtree(data / room, ignore_errors=True)
            (coming / room).replace(data / room)
    shutil.rmtree(coming, ignore_errors=True)
    if Access(data).exists:
        Access(data).change("end_everyone")  # a session that was ended since then stays ended
    try:
        aside = rebuild(Folders(data), progress)
    except Trouble as trouble:
        raise NotDone("unmade", folder=data) from trouble
    made = status(Folders(data))["fingerprint"]
    return {"fingerprint": made, "same": about["fingerprint"] in (made, None), "at": about["at"], "aside": aside}


def unpacked(file: Path, key: bytes | None, coming: Path) -> dict:
    """Write the rooms of a backup into a folder of their own, all or nothing; what is told of it. Raises NotDone, Damaged."""
    shutil.rmtree(coming, ignore_errors=True)
    coming.mkdir(parents=True)
    try:
        with file.open("rb") as source:
            return unpack(opened(source, key), coming)
    except BaseException as stopped:
        shutil.rmtree(coming, ignore_errors=True)
        if isinstance(stopped, Unsealable):
            raise (Damaged(BEGINNING) if str(stopped) == "damaged" else NotDone(str(stopped))) from stopped
        raise


def opened(source: BinaryIO, key: bytes | None) -> Reads:
    """The stream of a backup. Raises NotDone, Unsealable."""
    sealed = source.read(len(MARK)) == MARK
    source.seek(0)
    if not sealed:
        return source
    if key is None:
        raise NotDone("key_needed")
    return Opening(source, key)


def occupied(data: Path, rooms: Iterable[str] = (*ROOMS, "warehouse")) -> str:
    """The first of these rooms that holds a file; "" where none of them does."""
    for room in rooms:
        if any(path.is_file() and not path.name.startswith(".") for path in (data / room).rglob("*")):
            return room
    return ""
