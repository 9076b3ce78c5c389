"""Imports of the ledger kept again, read from their archived bytes; what cannot be read is set aside by name."""

from collections.abc import Iterable

from etl.keep.archive import GOOD, archived_source, condition
from etl.keep.bulk import keep
from etl.keep.draft import Draft
from etl.model import Account, FileRefused
from etl.read.reading import Stopped, read
from etl.receipt import Progress
from etl.registry.files import read_registry, with_strangers
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble

UNREAD = "unread"  # the state of an import whose bytes are damaged: its line stays, its facts are out


def replay_all(folders: Folders, draft: Draft, entries: Iterable[dict], progress: Progress) -> list[Trouble]:
    """Keep every import in force again; returns what had to be set aside."""
    aside = []
    for entry in entries:
        progress(entry["file_name"])
        trouble = None
        if entry["state"] in ("loaded", UNREAD):
            trouble = replay(folders, draft, entry)
            entry = {**entry, "state": UNREAD if trouble else "loaded"}
        draft.record(entry)
        aside += [trouble] if trouble else []
    return aside


def replay(folders: Folders, draft: Draft, entry: dict) -> Trouble | None:
    """Keep again what an import says; nothing is kept, and it comes back why, where its bytes cannot be read."""
    found = condition(folders, entry["sha256"])
    source = archived_source(folders, entry)
    if found != GOOD:
        return unread(found, folders, entry)
    try:
        return _replayed(draft, source, entry)
    except FileRefused:
        return unread("archive_refused", folders, entry)


def unread(code: str, folders: Folders, entry: dict) -> Trouble:
    """Why an import's archived bytes cannot be read, by the name under which they came."""
    return Trouble(code, folders.archived(entry["sha256"]), file=entry["file_name"], id=entry["import_id"])


def _replayed(draft: Draft, source, entry: dict) -> None:
    if entry["content"] == "export":
        account = Account.of(*entry["account"].split(":", 1)) if entry["account"] else None
        reading = read(source, account, entry["exported_on"], entry["loaded_at"], entry.get("figure"))
        if isinstance(reading, Stopped):
            raise FileRefused(reading.issue.code)
        entry["owner_id"] = reading.owner_id
        keep(draft, reading, entry["import_no"])
        return
    listed = read_registry(source, entry["content"], entry["loaded_at"], kept=True)
    if listed.stopped:
        raise FileRefused(listed.stopped.code)
    if entry["content"] == "events":
        listed = with_strangers(listed, draft.registered())
    draft.keep_registry(listed, entry["import_no"])
