"""Imports of the ledger kept again, read from their archived bytes; what cannot be read is set aside by name."""

from collections.abc import Iterable

from etl.keep.archive import GOOD, archived_source, condition
from etl.keep.bulk import keep
from etl.keep.draft import Draft
from etl.keep.entries import Entry, of_list, of_reading
from etl.model import Account, FileRefused
from etl.read.reading import Stopped, read
from etl.read.source import Source
from etl.receipt import Progress
from etl.registry.files import read_registry, with_strangers
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble

UNREAD = "unread"  # the state of an import whose bytes are damaged: its line stays, its facts are out


def replay_all(folders: Folders, draft: Draft, entries: Iterable[Entry], progress: Progress) -> list[Trouble]:
    """Keep every import in force again; returns what had to be set aside."""
    aside = []
    for entry in entries:
        progress(entry["file_name"])
        if entry["state"] not in ("loaded", UNREAD):
            draft.record(entry)
        elif trouble := replay(folders, draft, entry):
            draft.record({**entry, "state": UNREAD})
            aside.append(trouble)
    return aside


def replay(folders: Folders, draft: Draft, entry: Entry) -> Trouble | None:
    """Keep again what an import says, and its line; nothing is kept, and it comes back why, where its bytes cannot be read."""
    bytes_are = condition(folders, entry["sha256"])
    if bytes_are != GOOD:
        return unread(bytes_are, folders, entry)
    try:
        read_again = _keep_again(draft, archived_source(folders, entry), entry)
    except FileRefused:
        return unread("archive_refused", folders, entry)
    draft.record({**entry, **read_again, "state": "loaded"})
    return None


def unread(code: str, folders: Folders, entry: Entry) -> Trouble:
    """Why an import's archived bytes cannot be read, by the name under which they came."""
    return Trouble(code, folders.archived(entry["sha256"]), file=entry["file_name"], id=entry["import_id"])


def _keep_again(draft: Draft, source: Source, entry: Entry) -> Entry:
    if entry["content"] == "export":
        account = Account.of(*entry["account"].split(":", 1)) if entry["account"] else None
        reading = read(source, account, entry["exported_on"], entry["loaded_at"], entry.get("figure"))
        if isinstance(reading, Stopped):
            raise FileRefused(reading.issue.code)
        return of_reading(reading, keep(draft, reading, entry["import_no"]))
    listed = read_registry(source, entry["content"], entry["loaded_at"], kept=True)
    if listed.stopped:
        raise FileRefused(listed.stopped.code)
    if entry["content"] == "events":
        listed = with_strangers(listed, draft.registered())
    draft.keep_registry(listed, entry["import_no"])
    return of_list(listed)
