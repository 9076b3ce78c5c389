"""Originals that come again: their bytes go back where the archive has lost them, and what they said is in force again."""

from collections.abc import Callable, Iterable
from typing import TypeVar

from etl.keep.archive import DAMAGED, GOOD, MISSING, condition, keep_bytes
from etl.keep.draft import Draft
from etl.keep.replay import UNREAD, replay
from etl.keep.snapshots import whole_ledger
from etl.keep.store import drafting
from etl.read.source import UNREADABLE, Source
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN
from jangkau.warehouse.trouble import Trouble

Done = TypeVar("Done")


def drafted(
    folders: Folders, sources: Callable[[], Iterable[object]], work: Callable[[Draft], Done], waiting: Callable[[], None]
) -> Done:
    """Work on a draft. Where it cannot begin because the archive has lost just these files' bytes, they are put back first."""
    try:
        with drafting(folders, waiting) as draft:
            return work(draft)
    except Trouble as trouble:
        if trouble.code not in (MISSING, DAMAGED) or not put_back(folders, sources()):
            raise
    with drafting(folders, waiting) as draft:
        return work(draft)


def put_back(folders: Folders, sources: Iterable[object]) -> int:
    """Put the bytes of files that the ledger knows back into the archive; returns how many were not good there."""
    digests = {entry["sha256"] for entry in whole_ledger(folders).entries if entry["state"] != FORGOTTEN}
    lost = 0
    for source in sources:
        if isinstance(source, Source) and source.sha256 in digests and condition(folders, source.sha256) != GOOD:
            keep_bytes(folders, source)
            lost += 1
    return lost


def heal(folders: Folders, draft: Draft, source: Source) -> bool:
    """Put the bytes of a file that came before back where they are lost, and keep again what was set aside for it."""
    try:
        entries = [entry for entry in draft.entries.from_bytes(source.sha256) if entry["state"] != FORGOTTEN]
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        return False  # whoever reads it says so
    if entries:
        keep_bytes(folders, source)
    troubles = [replay(folders, draft, entry) for entry in entries if entry["state"] == UNREAD]
    return None in troubles
