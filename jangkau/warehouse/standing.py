"""What an office stands on: the snapshot that can be read, and what is the matter where it is not the one that should be."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

import duckdb

from jangkau.warehouse.brought import follow
from jangkau.warehouse.engine import open_snapshot
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.snapshot_file import Identity, identity, length, length_needed
from jangkau.warehouse.trouble import Trouble, code_of, disk_trouble

LOOKS = 5  # how often a reader looks again while one version after another is published

_broken: set[tuple[Path, Identity]] = set()


@dataclass(frozen=True)
class Standing:
    """version: the snapshot to read, None where there is none. trouble: why it is not what CURRENT says; None where it is.

    An empty office has neither.
    """

    version: int | None = None
    trouble: Trouble | None = None

    @property
    def lost_pointer(self) -> bool:
        """Whether CURRENT alone is missing or damaged."""
        return self.trouble is not None and self.trouble.code == "pointer_lost"


def standing(folders: Folders) -> Standing:
    """What an office stands on now: the snapshot that CURRENT names, else the newest that can be read. Raises Trouble.

    Where there is a lake its newest version is brought first; where that cannot be, the one that is here stands.
    """
    with disk_trouble(folders.warehouse):
        in_the_way = follow(folders)
        for _ in range(LOOKS):
            pointed = folders.pointed
            state = _standing(folders, pointed)
            if not state.trouble or folders.pointed == pointed:
                break  # else others were published while we looked
        return replace(state, trouble=in_the_way) if in_the_way and not state.trouble else state


def _standing(folders: Folders, pointed: int | None) -> Standing:
    there = folders.snapshots
    if pointed in there and intact(folders.snapshot(pointed)):
        return Standing(pointed)
    for version in there:
        if version != pointed and intact(folders.snapshot(version)):
            wanted = folders.snapshot(there[0] if pointed is None else pointed)
            lost = version == there[0] and pointed is None
            trouble = Trouble("pointer_lost", folders.current) if lost else Trouble("snapshot_broken", wanted)
            return Standing(version, trouble)
    if there or folders.current.exists() or has_ledger(folders):
        return Standing(None, Trouble("warehouse_lost", folders.warehouse))
    return Standing()


def has_ledger(folders: Folders) -> bool:
    """Whether the archive tells of any import."""
    try:
        return folders.ledger.stat().st_size > 0
    except FileNotFoundError:
        return False


def intact(path: Path) -> bool:
    """Whether a snapshot opens, is as long as it should be, and no reader has found it broken."""
    try:
        known = identity(path)
    except FileNotFoundError:
        return False
    return (path, known) not in _broken and _opens(path, known)


@contextmanager
def minding(path: Path) -> Iterator[None]:
    """Where the database meets damage inside a snapshot, or in a copy of it, the next reader falls back to another one."""
    try:
        yield
    except duckdb.Error as error:
        if code_of(error) == "snapshot_broken" and path.exists():
            _broken.add((path, identity(path)))
        raise


@lru_cache(maxsize=64)
def _opens(path: Path, known: Identity) -> bool:
    try:
        with open_snapshot(path) as connection:
            return known[2] >= length(connection) or known[2] >= length_needed(connection)
    except duckdb.Error as error:
        code = code_of(error)
        if code not in ("snapshot_broken", None):
            raise Trouble(code, path) from error
        return False
