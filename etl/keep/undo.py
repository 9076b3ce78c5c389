"""The way back: withdraw an import, restore it, make the whole warehouse again."""

from collections.abc import Callable

from etl.keep.draft import Draft
from etl.keep.replay import replay, replay_all
from etl.keep.snapshots import whole_ledger
from etl.keep.store import drafting
from etl.receipt import Order, Progress
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN
from jangkau.warehouse.standing import Standing, standing
from jangkau.warehouse.trouble import Trouble


class NoSuchImport(Exception):
    """No import, or more than one, has an id that begins so; or what it was has been erased."""


def withdraw(folders: Folders, import_id: str, order: Order, waiting: Callable[[], None] = lambda: None) -> dict:
    """Take an import's facts out of the warehouse; its bytes and its line in the ledger stay."""
    with drafting(folders, waiting) as draft:
        entry = _entry(draft, import_id)
        if entry["state"] != "withdrawn":
            draft.withdraw([entry], order.who, order.now)
        return {**entry, "state": "withdrawn"}


def restore(folders: Folders, import_id: str, order: Order, waiting: Callable[[], None] = lambda: None) -> dict:
    """Put a withdrawn import's facts back, from its bytes in the archive. Raises Trouble where these are damaged."""
    with drafting(folders, waiting) as draft:
        entry = _entry(draft, import_id)
        if entry["state"] != "loaded":
            entry = {**entry, "state": "loaded", "changed_by": order.who, "changed_at": order.now}
            if trouble := replay(folders, draft, entry):
                raise trouble
        return entry


def rebuild(
    folders: Folders, progress: Progress = lambda name: None, waiting: Callable[[], None] = lambda: None
) -> list[Trouble]:
    """Make the warehouse again from the archive and the ledger alone; returns what cannot be read there and is set aside."""
    with drafting(folders, waiting, empty=True) as draft:
        whole = whole_ledger(folders)
        draft.changed = standing(folders) != Standing()  # an empty office stays empty
        aside = [Trouble("ledger_broken", folders.ledger, n=len(whole.broken), line=whole.broken[0])] if whole.broken else []
        return aside + replay_all(folders, draft, whole.entries, progress)


def _entry(draft: Draft, import_id: str) -> dict:
    entry = draft.entries.of(import_id)
    if entry is None or entry["state"] == FORGOTTEN:
        raise NoSuchImport(import_id)
    return entry
