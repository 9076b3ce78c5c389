"""Files in, receipts out: archive the bytes, read them, keep what they say, publish once for all of them."""

import gc
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType

from etl.bulk import Counts
from etl.draft import Draft
from etl.model import Account, FileRefused, Issue
from etl.reading import Reading, read
from etl.registry import RegistryReading, read_registry
from etl.source import Source, open_paths
from etl.store import Folders, drafting, import_id_of, keep_bytes, ledger


@dataclass(frozen=True)
class Receipt:
    """What became of one file. state: loaded, already, set_aside or refused; rows read = loaded + ignored + refused."""

    file: str
    state: str
    sha256: str | None = None
    importer: str | None = None
    account: str | None = None
    rows_read: int = 0
    loaded: int = 0
    ignored: int = 0
    refused: int = 0
    period_from: date | None = None
    period_to: date | None = None
    import_id: str | None = None
    issues: tuple[Issue, ...] = ()
    unregistered: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """Who loads, when, and what they say of the files: whose they are and when they were exported."""

    who: str
    now: datetime  # UTC
    chosen: Account | None = None
    exported_on: date | None = None


@dataclass(frozen=True)
class Answer:
    """What a person says of one file: whose it is, and the day it was exported."""

    chosen: Account | None = None
    exported_on: date | None = None


Progress = Callable[[str], None]


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the cyclic garbage collector: rows hold no cycles, and it would look through millions of them again and again."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def load(
    folders: Folders,
    paths: Iterable[Path],
    order: Order,
    progress: Progress = lambda name: None,
    waiting: Callable[[], None] = lambda: None,
    answers: Mapping[Path, Answer] = MappingProxyType({}),
) -> list[Receipt]:
    """Load export files, folders and zips. Either all that can be read is kept and published, or nothing.

    answers: what a person says of single paths, where it differs from what the order says of all.
    """
    receipts = []
    with uncollected(), tempfile.TemporaryDirectory(prefix="jangkau-") as into, drafting(folders, waiting) as draft:
        for path in paths:
            answer = answers.get(path)
            said = replace(order, chosen=answer.chosen, exported_on=answer.exported_on) if answer else order
            for source in open_paths([path], Path(into)):
                if not isinstance(source, Source):
                    name, refusal = source
                    receipts.append(Receipt(name, "refused", issues=(refusal.issue,)))
                    continue
                progress(source.shown)
                receipts.append(_load_one(folders, draft, source, said))
        registered = draft.registered()
    return [_with_unregistered(receipt, registered) for receipt in receipts]


def _with_unregistered(receipt: Receipt, registered: set[str]) -> Receipt:
    """The receipt without the accounts that turned out to be registered."""
    return replace(receipt, unregistered=tuple(name for name in receipt.unregistered if name not in registered))


def _load_one(folders: Folders, draft: Draft, source: Source, order: Order) -> Receipt:
    reading = read(source, order.chosen, order.exported_on)
    if reading.stopped:
        known = draft.loaded_from(source.sha256) if reading.stopped.code == "account_needed" else []
        return _standing(source, known[0], draft) if len(known) == 1 else _refused(source, reading)
    if reading.importer.sets_aside:
        return _receipt(reading, _counts(reading), "set_aside", None)
    import_id = import_id_of(source.sha256, str(reading.account) if reading.account else None)
    standing = draft.entry(import_id)
    if standing and standing["state"] == "loaded":
        return _standing(source, standing, draft)
    keep_bytes(folders, source)
    reading = _said_of_others(reading, draft)
    import_no = standing["import_no"] if standing else draft.next_no()
    try:
        counts = _keep(draft, reading, import_no, import_id, order)
    except FileRefused as refusal:
        return _refused(source, reading, refusal.issue)
    return _receipt(reading, counts, "loaded", import_id)


def _said_of_others(reading: Reading, draft: Draft) -> Reading:
    """The reading with a note where the very same bytes were loaded for another account of the same platform."""
    others = [entry["account"] for entry in draft.loaded_from(reading.source.sha256) if entry["account"]]
    same = [other for other in others if reading.account and other.split(":")[0] == reading.account.platform]
    notes = tuple(Issue(None, str(reading.account), other, "loaded_for_other", refused=False) for other in same)
    return replace(reading, issues=(*notes, *reading.issues))


def _counts(reading: Reading) -> Counts:
    return Counts(reading.rows_read, reading.ignored, reading.refused, reading.period, reading.issues)


def _keep(draft: Draft, reading: Reading, import_no: int, import_id: str, order: Order) -> Counts:
    counts = draft.keep(reading, import_no)
    first, last = counts.period or (None, None)
    source = reading.source
    draft.record({
        "import_no": import_no, "import_id": import_id, "content": "export", "sha256": source.sha256,
        "file_name": source.name, "folder": source.folder, "importer": reading.importer.name,
        "account": str(reading.account) if reading.account else None,
        "chosen": str(reading.chosen) if reading.chosen else None, "who": order.who, "loaded_at": order.now,
        "exported_at": reading.exported_at, "exported_on": reading.exported_on,
        "as_of": datetime.combine(last, time(23, 59, 59)) if reading.large and last else reading.as_of,
        "period_from": first, "period_to": last, "rows_read": counts.rows_read, "loaded": counts.loaded,
        "ignored": counts.ignored.total(), "refused": counts.refused, "state": "loaded",
        "changed_by": order.who, "changed_at": order.now,
    })  # fmt: skip
    return counts


def _refused(source: Source, reading: Reading, issue: Issue | None = None) -> Receipt:
    importer = reading.importer.name if reading.importer else None
    account = str(reading.account) if reading.account else None
    return Receipt(source.shown, "refused", source.sha256, importer, account, issues=(issue,) if issue else reading.issues)


def _receipt(reading: Reading, counts: Counts, state: str, import_id: str | None) -> Receipt:
    first, last = counts.period or (None, None)
    accounts = [str(reading.account)] if reading.account else [str(account) for account in reading.accounts]
    return Receipt(
        reading.source.shown, state, reading.source.sha256, reading.importer.name,
        accounts[0] if len(accounts) == 1 else None, counts.rows_read, counts.loaded, counts.ignored.total(), counts.refused,
        first, last, import_id, counts.issues, tuple(accounts),
    )  # fmt: skip


def _standing(source: Source, entry: dict, draft: Draft) -> Receipt:
    """The receipt of a file that is already there: what its first loading gave."""
    return Receipt(
        source.shown, "already", entry["sha256"], entry["importer"], entry["account"],
        entry["rows_read"], entry["loaded"], entry["ignored"], entry["refused"],
        entry["period_from"], entry["period_to"], entry["import_id"], draft.issues_of(entry["import_no"]),
    )  # fmt: skip


def load_registry(
    folders: Folders, content: str, path: Path, order: Order, waiting: Callable[[], None] = lambda: None
) -> Receipt:
    """Load one registry file: accounts, events, attendance or themes."""
    source = Source(path, path.name, "", path.name)
    reading = read_registry(source, content)
    if reading.stopped:
        return Receipt(source.shown, "refused", source.sha256, content, issues=reading.issues)
    import_id = import_id_of(source.sha256, content)
    with drafting(folders, waiting) as draft:
        standing = draft.entry(import_id)
        if standing and standing["state"] == "loaded" and draft.newest_of(content) == standing["import_no"]:
            return _standing(source, standing, draft)
        keep_bytes(folders, source)
        if standing and standing["state"] == "loaded":  # the same bytes after others: they count again, as the newest
            draft.withdraw([standing], order.who, order.now)
            import_id = import_id_of(source.sha256, f"{content} {draft.next_no()}")
        import_no = draft.next_no()
        if standing and standing["state"] == "withdrawn":
            import_no = standing["import_no"]
        _keep_registry(draft, reading, import_no, import_id, order)
    return Receipt(
        source.shown, "loaded", source.sha256, content, None, reading.rows_read, reading.loaded, reading.ignored_total,
        reading.refused, None, None, import_id, reading.issues,
    )  # fmt: skip


def _keep_registry(draft: Draft, reading: RegistryReading, import_no: int, import_id: str, order: Order) -> None:
    draft.keep_registry(reading, import_no)
    draft.record({
        "import_no": import_no, "import_id": import_id, "content": reading.content, "sha256": reading.source.sha256,
        "file_name": reading.source.name, "importer": reading.content, "who": order.who, "loaded_at": order.now,
        "as_of": order.now, "rows_read": reading.rows_read, "loaded": reading.loaded, "ignored": reading.ignored_total,
        "refused": reading.refused, "state": "loaded", "changed_by": order.who, "changed_at": order.now,
    })  # fmt: skip


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
        draft.keep(read(source, account, entry["exported_on"]), entry["import_no"])
    else:
        draft.keep_registry(read_registry(source, entry["content"]), entry["import_no"])
