"""The way back: withdraw an import or a whole batch, restore it, make the whole warehouse again."""

from collections.abc import Callable, Iterable

from etl.keep.draft import Draft
from etl.keep.entries import BATCH, Entry
from etl.keep.replay import replay, replay_all
from etl.keep.snapshots import whole_ledger
from etl.keep.store import drafting
from etl.receipt import Order, Progress
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN
from jangkau.warehouse.standing import Standing, standing
from jangkau.warehouse.trouble import Trouble


class NoSuchImport(Exception):
    """No batch has this number; no import, or more than one, has an id that begins so; or what it was has been erased."""


def withdraw(folders: Folders, number: str, order: Order, waiting: Callable[[], None] = lambda: None) -> list[Entry]:
    """Take the facts of an import, or of all of a batch, out of the warehouse; bytes and lines in the ledger stay.

    Returns the lines as they stand now. Raises NoSuchImport.
    """
    with drafting(folders, waiting) as draft:
        return _withdrawn(draft, _entries(draft, number), order)


def withdraw_all(folders: Folders, import_ids: Iterable[str], order: Order) -> list[Entry]:
    """The same for some imports in one go: what of a batch is a person's own."""
    with drafting(folders) as draft:
        return _withdrawn(draft, [entry for import_id in import_ids for entry in _entries(draft, import_id)], order)


def restore(folders: Folders, number: str, order: Order, waiting: Callable[[], None] = lambda: None) -> list[Entry]:
    """Put facts back, from the bytes in the archive: those of an import, or what of a batch was withdrawn last.

    Returns the lines as they stand now. Raises NoSuchImport, and Trouble where bytes are damaged: then nothing comes back.
    """
    with drafting(folders, waiting) as draft:
        entries = _entries(draft, number)
        return _restored(folders, draft, withdrawn_last(entries) if number.startswith(BATCH) else entries, order)


def restore_all(folders: Folders, import_ids: Iterable[str], order: Order) -> list[Entry]:
    """The same for some imports in one go."""
    with drafting(folders) as draft:
        return _restored(folders, draft, [entry for import_id in import_ids for entry in _entries(draft, import_id)], order)


def withdrawn_last(entries: Iterable[Entry]) -> list[Entry]:
    """Of a batch's lines, those that went out together and last: what was withdrawn alone before stays out."""
    out = [entry for entry in entries if entry["state"] != "loaded"]
    last = max((entry["changed_at"] for entry in out), default=None)
    return [entry for entry in out if entry["changed_at"] == last]


def _withdrawn(draft: Draft, entries: list[Entry], order: Order) -> list[Entry]:
    if out := [entry for entry in entries if entry["state"] != "withdrawn"]:
        draft.withdraw(out, order.who, order.now)
    return [{**entry, "state": "withdrawn"} for entry in entries]


def _restored(folders: Folders, draft: Draft, entries: list[Entry], order: Order) -> list[Entry]:
    back = []
    for entry in entries:
        if entry["state"] != "loaded":
            entry = {**entry, "state": "loaded", "changed_by": order.who, "changed_at": order.now}
            if trouble := replay(folders, draft, entry):
                raise trouble
        back.append(entry)
    return back


def rebuild(
    folders: Folders, progress: Progress = lambda name: None, waiting: Callable[[], None] = lambda: None
) -> list[Trouble]:
    """Make the warehouse again from the archive and the ledger alone; returns what cannot be read there and is set aside."""
    with drafting(folders, waiting, empty=True) as draft:
        whole = whole_ledger(folders)
        draft.changed = standing(folders) != Standing()  # an empty office stays empty
        aside = [Trouble("ledger_broken", folders.ledger, n=len(whole.broken), line=whole.broken[0])] if whole.broken else []
        return aside + replay_all(folders, draft, whole.entries, progress)


def _entries(draft: Draft, number: str) -> list[Entry]:
    entry = draft.entries.of(number)
    entries = draft.entries.of_batch(number) if number.startswith(BATCH) else [entry] if entry else []
    entries = [entry for entry in entries if entry["state"] != FORGOTTEN]
    if not entries:
        raise NoSuchImport(number)
    return entries
