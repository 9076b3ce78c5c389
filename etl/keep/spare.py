"""The spare: an old snapshot that nobody reads any more, kept to become the next draft.

A draft begins as a copy of the newest snapshot. Where the file system cannot share blocks, that is most of what a small load in a
large office costs. The spare is a few versions older: the blocks in which it differs are brought over. The database
begins every block with its checksum.
"""

import fcntl
import os
import shutil
from pathlib import Path

from jangkau.warehouse.engine import BLOCK
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import HEADERS

FICLONE = 0x40049409  # linux/fs.h: let two files share their blocks
CHECKSUM = 8  # bytes at the beginning of a block
WRITTEN = "user.jangkau.written"  # when a snapshot was written: one that was changed since is no spare


def spare_of(folders: Folders) -> Path:
    """Where the spare lies, if there is one."""
    return folders.warehouse / ".spare"


def mark(snapshot: Path) -> None:
    """Note on a snapshot when it was written, where the file system can."""
    try:
        os.setxattr(snapshot, WRITTEN, _written(snapshot))
    except OSError:
        return  # then it is removed when it is old


def retire(folders: Folders, snapshot: Path) -> None:
    """An old snapshot goes: it becomes the spare where there is none, and nobody holds it."""
    spare = spare_of(folders)
    if spare.exists():
        snapshot.unlink(missing_ok=True)
        return
    snapshot.replace(spare)  # from here on nobody can begin to read it
    if not _is_free(spare):
        spare.unlink()


def copied(folders: Folders, snapshot: Path, draft: Path) -> None:
    """Make a draft that is a snapshot's equal: by shared blocks, out of the spare, or byte by byte."""
    spare = spare_of(folders)
    with snapshot.open("rb") as original, draft.open("wb") as copy:
        try:
            fcntl.ioctl(copy.fileno(), FICLONE, original.fileno())
            return
        except OSError:
            pass
    if _is_free(spare) and (snapshot.stat().st_size - HEADERS) % BLOCK == 0:  # a backup may have linked it since
        spare.replace(draft)
        _bring_over(snapshot, draft)
    else:
        spare.unlink(missing_ok=True)
        shutil.copyfile(snapshot, draft)


def _bring_over(snapshot: Path, draft: Path) -> None:
    """Copy to a draft what differs in a snapshot: the headers, and the blocks with other checksums."""
    size = snapshot.stat().st_size
    with snapshot.open("rb", buffering=0) as original, draft.open("r+b", buffering=0) as copy:
        source, target = original.fileno(), copy.fileno()
        os.truncate(target, size)
        os.pwrite(target, os.pread(source, HEADERS, 0), 0)
        for place in range(HEADERS, size, BLOCK):
            if os.pread(source, CHECKSUM, place) != os.pread(target, CHECKSUM, place):
                os.pwrite(target, os.pread(source, BLOCK, place), place)


def _is_free(path: Path) -> bool:
    """Whether a file is as it was written, under no other name, and held open by no reader of any process."""
    try:
        with path.open("r+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # against those of engine.py
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)  # against the database's own
            return os.getxattr(path, WRITTEN) == _written(path) and path.stat().st_nlink == 1
    except OSError:
        return False


def _written(path: Path) -> bytes:
    status = path.stat()
    return f"{status.st_mtime_ns} {status.st_size}".encode()
