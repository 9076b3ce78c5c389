"""The way back: withdraw an import, restore it, make the whole warehouse again."""

from collections.abc import Callable

from etl.keep.bulk import keep
from etl.keep.draft import Draft
from etl.keep.store import Folders, drafting, ledger
from etl.model import Account
from etl.read.reading import read
from etl.read.source import Source
from etl.receipt import Order, Progress
from etl.registry.files import read_registry, with_strangers


class NoSuchImport(Exception):
    """No import, or more than one, has an id that begins so."""


def withdraw(folders: Folders, import_id: str, order: Order, waiting: Callable[[], None] = lambda: None) -> dict:
    """Take an import's facts out of the warehouse; its bytes and its line in the ledger stay."""
    with drafting(folders, waiting) as draft:
        entry = _entry(draft, import_id)
        if entry["state"] == "loaded":
            draft.withdraw([entry], order.who, order.now)
        return {**entry, "state": "withdrawn"}


def restore(folders: Folders, import_id: str, order: Order, waiting: Callable[[], None] = lambda: None) -> dict:
    """Put a withdrawn import's facts back, from its bytes in the archive."""
    with drafting(folders, waiting) as draft:
        entry = _entry(draft, import_id)
        if entry["state"] == "withdrawn":
            entry = {**entry, "state": "loaded", "changed_by": order.who, "changed_at": order.now}
            draft.record(entry)
            replay(folders, draft, entry)
        return entry


def rebuild(folders: Folders, progress: Progress = lambda name: None, waiting: Callable[[], None] = lambda: None) -> None:
    """Make the warehouse again from the archive and the ledger alone."""
    entries = ledger(folders)
    with drafting(folders, waiting, empty=True) as draft:
        for entry in entries:
            progress(entry["file_name"])
            draft.record(entry)
            if entry["state"] == "loaded":
                replay(folders, draft, entry)


def _entry(draft: Draft, import_id: str) -> dict:
    entry = draft.entry(import_id)
    if entry is None:
        raise NoSuchImport(import_id)
    return entry


def replay(folders: Folders, draft: Draft, entry: dict) -> None:
    """Keep again what an import of the ledger says, read from its archived bytes."""
    source = Source(folders.archived(entry["sha256"]), entry["file_name"], entry["folder"] or "", entry["file_name"])
    if entry["content"] == "export":
        account = Account.parse(entry["account"]) if entry["account"] else None
        keep(draft, read(source, account, entry["exported_on"]), entry["import_no"])
    else:
        reading = read_registry(source, entry["content"], entry["loaded_at"], kept=True)
        if entry["content"] == "events":
            reading = with_strangers(reading, draft.registered())
        draft.keep_registry(reading, entry["import_no"])
