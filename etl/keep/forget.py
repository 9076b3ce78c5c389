"""Forgetting: an account's data leave archive, ledger and warehouse for good; hashes and counts stay (UU PDP 27/2022).

What is left is read again from the archive into a new version, and every earlier version goes: so a rebuild gives the same.
Each step may be done twice, so that one that was killed is begun anew.
"""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from etl.keep.archive import GOOD, archived_source, condition, keep_bytes
from etl.keep.entries import Entry
from etl.keep.lake import tidy
from etl.keep.ledger import Ledger
from etl.keep.mappings import forget_account
from etl.keep.replay import UNREAD, replay_all
from etl.keep.rooms import room
from etl.keep.snapshots import is_published, reading, whole_ledger
from etl.keep.spare import spare_of
from etl.keep.store import drafting
from etl.keep.tombstones import Asked, keep_asked
from etl.keep.without import Entangled, Sought, lines_of, without
from etl.keep.writer import locked
from etl.model import Account, FileRefused
from etl.read.mapping import Mapping
from etl.read.source import Source
from etl.receipt import Progress
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN
from jangkau.warehouse.standing import Standing, standing
from jangkau.warehouse.trouble import Trouble

NOTHING = {"file_name": "", "folder": None, "account": None, "chosen": None, "owner_id": None, "figure": None}
COUNTS = """
SELECT (SELECT count(*) FROM account_days WHERE account = $account),
  (SELECT count(*) FROM latest_posts WHERE account = $account), (SELECT count(*) FROM attendance WHERE account = $account)
"""
WEEKS = "SELECT DISTINCT strftime(week, '%G-W%V') FROM account_weeks WHERE account = ? ORDER BY ALL"


def measured(folders: Folders, request: Asked) -> Asked:
    """The request with what the published version knows of the account: how much, in which weeks, of which province."""
    if request.kind != "account" or request.counts or not is_published(folders):
        return request
    with reading(folders) as connection:
        (counts,) = connection.execute(COUNTS, {"account": request.who}).fetchall()
        weeks = tuple(week for (week,) in connection.execute(WEEKS, [request.who]).fetchall())
        account_row = connection.execute("SELECT name, province_code FROM accounts WHERE account = ?", [request.who]).fetchone()
    name, province = account_row or ("", "")
    counted = dict(zip(("values", "posts", "events"), counts, strict=True))
    return replace(request, counts=counted, weeks=weeks, known_as=name or "", province=province or "")


def erase(folders: Folders, request: Asked, progress: Progress, waiting: Callable[[], None] = lambda: None) -> Asked:
    """Take an account, or a person's name, out of archive, ledger and warehouse. Raises Trouble; then nothing is erased yet."""
    with room() as into, drafting(folders, waiting, empty=True, progress=progress) as draft:
        whole = whole_ledger(folders)
        if whole.broken:
            raise Trouble("ledger_broken", folders.ledger, n=len(whole.broken), line=whole.broken[0])
        request, entries = _cleared(folders, request, whole, into)
        keep_asked(folders, request)
        draft.changed = standing(folders) != Standing()
        readable = {entry["import_id"] for entry in whole.entries if entry["state"] != UNREAD}
        for aside in replay_all(folders, draft, entries, progress):
            if aside.about["id"] in readable:
                raise aside
    with locked(folders, waiting) as lake:
        _sweep(folders, request)
        if lake:
            tidy(lake, keep=1)
    return request


def _cleared(folders: Folders, request: Asked, whole: Ledger, into: Path) -> tuple[Asked, list[Entry]]:
    """The ledger as it is to be; of the files that stay, the bytes without the account are in the archive already."""
    entries, gone, rows, files = [], list(request.erased), 0, 0
    for entry in whole.entries:
        cleared, dropped = _entry_cleared(folders, request, entry, into)
        if cleared["sha256"] != entry["sha256"] or (cleared["state"] == FORGOTTEN) != (entry["state"] == FORGOTTEN):
            gone.append(entry["sha256"])
            rows, files = rows + dropped, files + 1
        entries.append(cleared)
    staying = {entry["sha256"] for entry in entries if entry["state"] != FORGOTTEN}  # the same bytes may be another's too
    erased = tuple(digest for digest in dict.fromkeys(gone) if digest not in staying)
    return replace(request, erased=erased, counts={"files": files, "rows": rows} | request.counts), entries


def _entry_cleared(folders: Folders, request: Asked, entry: Entry, into: Path) -> tuple[Entry, int]:
    """An import's line as it is to be, and how many rows of its file go."""
    if request.kind != "account":
        return entry | {name: _unnamed(entry[name], request) for name in ("who", "changed_by")}, 0
    if entry["state"] == FORGOTTEN:
        return entry, 0
    sought = Sought(Account.of(*request.who.split(":", 1)), request.stand_in)
    if entry["account"] == request.who:
        return _tombed(entry, request), entry["rows_read"]
    if condition(folders, entry["sha256"]) != GOOD:
        raise Trouble("forget_unreadable", folders.archived(entry["sha256"]), file=entry["file_name"], id=entry["import_id"])
    try:
        left = without(archived_source(folders, entry), entry, sought)
    except FileRefused:
        left = None  # nothing can be read in it, as before
    except Entangled:
        raise Trouble("forget_rest", folders.archived(entry["sha256"]), file=entry["file_name"], id=entry["import_id"]) from None
    if left is None:
        return entry, 0
    if left.content is None:
        return _tombed(entry, request), left.rows
    path = into / entry["import_id"]
    path.write_bytes(left.content)
    source = Source(path, entry["file_name"])
    if mapping := Mapping.read(entry.get("figure")):
        entry = entry | {"figure": mapping.without(sought.account).text()}
    if entry["state"] == "loaded" and len(lines_of(source, entry, sought.account).others) != left.kept:
        raise Trouble("forget_rest", folders.archived(entry["sha256"]), file=entry["file_name"], id=entry["import_id"])
    keep_bytes(folders, source)
    names = {name: entry[name] and sought.hidden(entry[name]) for name in ("file_name", "folder", "chosen")}
    return entry | names | {"sha256": source.sha256}, left.rows


def _tombed(entry: Entry, request: Asked) -> Entry:
    return entry | NOTHING | {"state": FORGOTTEN, "changed_by": request.by, "changed_at": datetime.fromisoformat(request.at)}


def _unnamed(text: str | None, request: Asked) -> str | None:
    """Who loaded or changed something, where it was not the person: "Sari", or "Sari · kotak 1a2b"."""
    name, mark, rest = (text or "").partition(" · ")
    return f"{request.stand_in}{mark}{rest}" if name in (request.who, request.known_as) and name else text


def _sweep(folders: Folders, request: Asked) -> None:
    """The bytes themselves, whatever was kept beside them, and every version but the new one.

    What lies on desks has not been loaded, and what a watched folder told is told again: both go whole.
    """
    if request.kind == "account":
        forget_account(folders, Account.of(*request.who.split(":", 1)))
        for beside in ("desk", "watch"):
            shutil.rmtree(folders.data / beside, ignore_errors=True)
    for digest in request.erased:
        for path in folders.archive.glob(f"{digest[:2]}/{digest}*"):
            path.unlink()
    for aside in folders.archive.glob("ledger.broken-*"):
        aside.unlink()
    spare_of(folders).unlink(missing_ok=True)
    for version in folders.snapshots:
        if version != folders.pointed:
            folders.snapshot(version).unlink()
