"""The archive: uploaded bytes under their SHA-256, which says whether they are still what was uploaded."""

import os
import shutil
from pathlib import Path

from etl.read.source import Source
from jangkau.warehouse.folders import Folders

GOOD, MISSING, DAMAGED = "good", "archive_missing", "archive_damaged"


def keep_bytes(folders: Folders, source: Source) -> None:
    """Put a file's bytes into the archive, whole or not at all; publishing sees to it that they are on the disk.

    Bytes that are damaged there stay under another name, and the good ones take their place at once.
    """
    target = folders.archived(source.sha256)
    before = condition(folders, source.sha256)
    if before == GOOD:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    arriving = target.with_suffix(f".arriving-{os.getpid()}")
    shutil.copyfile(source.path, arriving)
    if before == DAMAGED:
        sync(arriving)
        target.replace(target.with_suffix(".damaged"))
    arriving.replace(target)


def condition(folders: Folders, digest: str) -> str:
    """good, archive_missing or archive_damaged: whether the bytes are there and still those that their name says."""
    path = folders.archived(digest)
    if not path.exists():
        return MISSING
    return GOOD if Source(path, path.name).sha256 == digest else DAMAGED


def archived_source(folders: Folders, entry: dict) -> Source:
    """An import's file as it came in."""
    return Source(folders.archived(entry["sha256"]), entry["file_name"], entry["folder"] or "", entry["file_name"])


def strays(folders: Folders, digests: set[str]) -> list[Path]:
    """Archived files that no line of the ledger names."""
    return sorted(path for path in folders.archive.glob("??/*") if len(path.name) == 64 and path.name not in digests)


def sync(path: Path) -> None:
    """See to it that a file, or what a folder lists, is on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
