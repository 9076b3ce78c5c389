"""A disk as it can be: one that nobody may write to, one that is full, one whose writer dies; and what stands in a folder."""

import errno
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.loading import FORKED

WRITES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.utime", "os.chmod")
DIED = 9
_watched: list[tuple[str, Callable[[str], None]]] = []


def _hear(event: str, arguments: tuple) -> None:
    """Python's own word of every file that is opened and every name that is changed. Such a hook stays for good."""
    if not _watched or (event != "open" and event not in WRITES):
        return
    if event == "open" and not (isinstance(arguments[2], int) and arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)):
        return
    paths = [os.fspath(path) for path in arguments[:2] if isinstance(path, str | os.PathLike)]
    for folder, refuse in list(_watched):
        if any(path.startswith(folder) for path in paths):
            refuse(event)


sys.addaudithook(_hear)


@contextmanager
def heard(folder: Path, refuse: Callable[[str], None]) -> Iterator[None]:
    """For as long as the block lasts, `refuse` is called before anything in the folder is written."""
    _watched.append((str(folder), refuse))
    try:
        yield
    finally:
        _watched.pop()


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """Nobody may write there, root neither."""

    def refuse(event: str) -> None:
        raise PermissionError(errno.EROFS, "Read-only file system")

    with heard(folder, refuse):
        yield


@contextmanager
def full(folder: Path, after: int = 0) -> Iterator[None]:
    """No room there after some writes."""
    count = iter(range(10_000))

    def refuse(event: str) -> None:
        if event != "os.remove" and event != "os.rmdir" and next(count) >= after:
            raise OSError(errno.ENOSPC, "No space left on device")

    with heard(folder, refuse):
        yield


def killed(folder: Path, after: int, act: Callable[[], object]) -> bool:
    """Do something in a process of its own that dies at once before the write of that number; whether it died."""

    def run() -> None:
        count = iter(range(10_000))
        with heard(folder, lambda event: os._exit(DIED) if next(count) == after else None):
            act()
        os._exit(0)

    process = FORKED.Process(target=run)
    process.start()
    process.join()
    return process.exitcode == DIED


def standing(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder by name: its bytes and when it was last written."""
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }
