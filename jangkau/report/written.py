"""Files and folders written whole or not at all; where a disk does not let it, the reason in words."""

import errno
import os
import shutil
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from jangkau.report.edition import Refused

FULL = (errno.ENOSPC, errno.EDQUOT)
CLOSED = (errno.EACCES, errno.EPERM, errno.EROFS)


@contextmanager
def writable(folder: Path) -> Iterator[None]:
    """Where the disk refuses what the block writes into a folder, the folder is named. Raises Refused."""
    try:
        yield
    except OSError as error:
        code = "folder_full" if error.errno in FULL else "folder_closed" if error.errno in CLOSED else "folder"
        raise Refused(code, folder=folder, why=error.strerror or str(error)) from error


def write(path: Path, content: bytes) -> None:
    """A file whole or not at all. Raises Refused."""
    write_together(path.parent, {path.name: content})


def write_together(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Files beside each other: none takes its place before all are on the disk. Raises Refused."""
    mark = f"{os.getpid()}-{threading.get_ident()}"
    arriving = {folder / f".{name}.{mark}.arriving": folder / name for name in contents}
    with writable(folder):
        try:
            for path, content in zip(arriving, contents.values(), strict=True):
                write_through(path, content)
            for path, place in arriving.items():
                path.replace(place)
            sync(folder)
        finally:
            with suppress(OSError):
                for path in arriving:
                    path.unlink(missing_ok=True)


def put(folder: Path, contents: Mapping[str, bytes]) -> None:
    """A new folder with its files, there at once or not at all; one writer at a time. Raises Refused."""
    arriving = folder.with_name(f".{folder.name}.arriving")
    with writable(folder.parent):
        try:
            shutil.rmtree(arriving, ignore_errors=True)  # left behind by a crash
            arriving.mkdir()
            for name, content in contents.items():
                write_through(arriving / name, content)
            sync(arriving)
            arriving.rename(folder)
            for parent in (folder.parent, folder.parent.parent):
                sync(parent)
        finally:
            shutil.rmtree(arriving, ignore_errors=True)


def write_through(path: Path, content: bytes) -> None:
    """A file, on the disk when this ends."""
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def sync(folder: Path) -> None:
    """The names in a folder, on the disk when this ends."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
