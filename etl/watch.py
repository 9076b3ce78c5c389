"""A folder in which an office collects its exports: what is new is loaded, what needs an answer is noted for the upload page.

Nothing in the folder is moved, changed or deleted. What was seen is remembered by its SHA-256 in watch/ of the data folder.
"""

import json
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

from etl.keep.ledger import read_ledger
from etl.load import load
from etl.model import Issue
from etl.read.source import UNREADABLE, Source
from etl.receipt import Order, Receipt
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.whole import write_whole

Stamp = tuple[int, int]  # size in bytes, moment of the last change in nanoseconds
HALF = (".part", ".partial", ".crdownload", ".download", ".tmp")  # what browsers and copying call a file until it is whole
SKIPPED = (".", "~$")  # hidden files, and those by which Office marks what is open


@dataclass(frozen=True)
class Left:
    """A file that waits for a person: where it lies in the folder, and what it asks or why it was refused."""

    file: str
    sha256: str
    said_at: str
    issue: Issue


class Watch:
    """One watcher of one folder."""

    def __init__(self, folders: Folders, folder: Path):
        self.folders, self.folder = folders, folder
        self._stamps: dict[Path, Stamp] = {}
        self._done: dict[Path, Stamp] = {}  # files that have been seen to their end, as they were then
        self._memory = folders.data / "watch" / "seen.json"

    def look(self) -> list[Path]:
        """The files that have kept still since the last look and were not there before. Raises OSError."""
        before, self._stamps = self._stamps, dict(_stamped(self.folder))
        steady = [path for path, stamp in self._stamps.items() if before.get(path) == stamp and self._done.get(path) != stamp]
        return [path for path in steady if self._is_new(path)]

    def take(self, paths: list[Path], order: Order) -> list[Receipt]:
        """Load files as one batch; those that need an answer are noted, those of a zip one by one. Raises Trouble."""
        looked_at = {path: Source(path, path.name).sha256 for path in paths}
        receipts = load(self.folders, paths, order)
        seen = self._seen() | {digest: [] for digest in looked_at.values()}
        for receipt in receipts:
            if receipt.state == "refused" and receipt.issues:
                number = receipt.sha256 or receipt.file  # what cannot be taken out of its zip has no bytes
                seen[number] = [asdict(Left(receipt.file, number, order.now.isoformat(), receipt.issues[0]))]
        self._done |= {path: self._stamps[path] for path in paths}
        self._remember(seen)
        return receipts

    def _is_new(self, path: Path) -> bool:
        """Whether nobody has seen these bytes; a file that cannot be read just now is looked at again."""
        try:
            digest = Source(path, path.name).sha256
        except OSError as failure:
            if failure.errno not in UNREADABLE:
                raise
            return False
        if digest in self._seen():
            self._done[path] = self._stamps[path]
            return False
        return True

    def _seen(self) -> dict[str, list[dict]]:
        return _read(self._memory)

    def _remember(self, seen: dict[str, list[dict]]) -> None:
        write_whole(self._memory, json.dumps(seen, ensure_ascii=False, indent=1).encode())


def watch(
    folders: Folders,
    folder: Path,
    order: Order,
    every: float,
    stopping: Event,
    show: Callable[[Receipt], None],
    once: bool = False,
) -> None:
    """Look into a folder until `stopping` is set, or twice where `once` is said. Raises OSError at the first look alone."""
    watcher = Watch(folders, folder)
    next(folder.iterdir(), None)
    watcher.look()
    while not stopping.wait(every):
        try:
            still = watcher.look()
        except OSError:  # a share that is away for a while
            still = []
        if still:
            for receipt in watcher.take(still, replace(order, now=datetime.now(UTC).replace(tzinfo=None))):
                show(receipt)
        if once:
            return


def left_waiting(folders: Folders) -> list[Left]:
    """The files of the watched folder that still wait for a person; what has been loaded since waits no longer."""
    loaded = {entry["sha256"] for entry in read_ledger(folders).entries}
    notes = [note for notes in _read(folders.data / "watch" / "seen.json").values() for note in notes]
    return [Left(**{**note, "issue": Issue(*note["issue"])}) for note in notes if note["sha256"] not in loaded]


def _read(memory: Path) -> dict[str, list[dict]]:
    try:
        return json.loads(memory.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}


def _stamped(folder: Path) -> Iterator[tuple[Path, Stamp]]:
    """Every whole file of a folder and those within it."""
    for path in sorted(folder.rglob("*")):
        hidden = any(part.startswith(SKIPPED) for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() not in HALF and path.is_file():
            about = path.stat()
            yield path, (about.st_size, about.st_mtime_ns)
