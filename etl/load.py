"""Files in, receipts out: archive the bytes, read them, keep what they say, publish once for all of them."""

import gc
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

from etl.keep.archive import keep_bytes
from etl.keep.bulk import keep
from etl.keep.draft import Draft
from etl.keep.entries import of_reading
from etl.keep.heal import drafted, heal
from etl.keep.ledger import import_id_of
from etl.keep.mappings import read_mapped, remember
from etl.keep.rooms import room
from etl.keep.tombstones import erased
from etl.keep.twice import noted
from etl.model import FileRefused, Issue
from etl.read.opening import open_paths
from etl.read.reading import Counts, Reading, Stopped
from etl.read.source import Source
from etl.receipt import Answer, Order, Progress, Receipt, standing_receipt
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN


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
    """Load export files, folders and zips. Either all that can be read is kept and published, or nothing. Raises Trouble.

    answers: what a person says of single paths, where it differs from what the order says of all.
    """
    paths = list(paths)
    with uncollected(), room() as into:

        def work(draft: Draft) -> list[Receipt]:
            return load_into(draft, folders, paths, order, into, progress, answers)

        return drafted(folders, lambda: open_paths(paths, into), work, waiting)


def load_into(
    draft: Draft, folders: Folders, paths: Iterable[Path], order: Order, into: Path, progress: Progress,
    answers: Mapping[Path, Answer],
) -> list[Receipt]:  # fmt: skip
    """Load files into a draft that somebody else publishes; zips are unpacked into a room."""
    receipts = []
    for path in paths:
        answer = answers.get(path)
        answered = replace(order, **vars(answer) | {"sure": order.sure or answer.sure}) if answer else order
        for source in open_paths([path], into):
            if not isinstance(source, Source):
                name, refusal = source
                receipts.append(Receipt(name, "refused", issues=(refusal.issue,)))
                continue
            progress(source.label)
            healed = heal(folders, draft, source)
            receipt = _load_one(folders, draft, source, answered)
            receipts.append(replace(receipt, state="loaded") if healed and receipt.state == "already" else receipt)
    registered, twice = draft.registered({name for receipt in receipts for name in receipt.unregistered}), noted(draft)
    return [_completed(receipt, draft, registered, twice) for receipt in receipts]


def _completed(receipt: Receipt, draft: Draft, registered: set[str], twice: bool) -> Receipt:
    """The receipt without the accounts that turned out to be registered, and with the posts that stand elsewhere too."""
    entry = draft.entries.of(receipt.import_id) if twice and receipt.import_id else None
    issues = draft.issues_of(entry["import_no"]) if entry else receipt.issues
    return replace(receipt, issues=issues, unregistered=tuple(name for name in receipt.unregistered if name not in registered))


def _load_one(folders: Folders, draft: Draft, source: Source, order: Order) -> Receipt:
    reading = read_mapped(folders, source, order.chosen, order.exported_on, order.now, order.figure)
    if isinstance(reading, Stopped):
        return _stopped(reading, draft)
    if reading.importer.sets_aside:
        return _receipt(reading, reading.counts, "set_aside", None)
    if source.sha256 in erased(folders):
        return _refused(Stopped(source, Issue(None, None, None, FORGOTTEN), reading.importer))
    import_id = import_id_of(source.sha256, str(reading.account) if reading.account else None)
    standing = draft.entries.of(import_id)
    if standing and standing["state"] == "loaded":
        return standing_receipt(source, standing, draft)
    if not order.sure and (doubted := draft.doubt(reading)):
        return _refused(Stopped(source, doubted, reading.importer, reading.account))
    keep_bytes(folders, source)
    reading = _said_of_others(reading, draft)
    import_no = standing["import_no"] if standing else draft.entries.next_no()
    try:
        counts = _keep(draft, reading, import_no, import_id, order)
    except FileRefused as refusal:
        return _refused(Stopped(source, refusal.issue, reading.importer, reading.account))
    remember(folders, reading, order.figure, order.who, order.now)
    return replace(_receipt(reading, counts, "loaded", import_id), batch=order.batch)


def _stopped(stopped: Stopped, draft: Draft) -> Receipt:
    """The receipt of a file that cannot be read; where only its account is missing, of its loading if there was one."""
    if stopped.issue.code == "file_unreadable":
        return Receipt(stopped.source.label, "refused", issues=stopped.issues)
    entries = draft.entries.in_force("sha256", stopped.source.sha256) if stopped.issue.code == "account_needed" else []
    return standing_receipt(stopped.source, entries[0], draft) if len(entries) == 1 else _refused(stopped)


def _said_of_others(reading: Reading, draft: Draft) -> Reading:
    """The reading with a note where the very same bytes were loaded for another account of the same platform."""
    others = [entry["account"] for entry in draft.entries.in_force("sha256", reading.source.sha256) if entry["account"]]
    same = [other for other in others if reading.account and other.split(":")[0] == reading.account.platform]
    notes = tuple(Issue(None, str(reading.account), other, "loaded_for_other", refused=False) for other in same)
    return replace(reading, issues=(*notes, *reading.issues))


def _keep(draft: Draft, reading: Reading, import_no: int, import_id: str, order: Order) -> Counts:
    counts = keep(draft, reading, import_no)
    source = reading.source
    draft.record({
        "import_no": import_no, "import_id": import_id, "content": "export", "sha256": source.sha256,
        "file_name": source.name, "folder": source.folder,
        "account": str(reading.account) if reading.account else None,
        "chosen": str(reading.chosen) if reading.chosen else None, "who": order.who, "loaded_at": order.now, "demo": order.demo,
        "exported_on": reading.exported_on, "figure": reading.figure, "state": "loaded",
        "changed_by": order.who, "changed_at": order.now,
        **of_reading(reading, counts),
    })  # fmt: skip
    return counts


def _refused(stopped: Stopped) -> Receipt:
    importer = stopped.importer.name if stopped.importer else None
    account = str(stopped.account) if stopped.account else None
    return Receipt(stopped.source.label, "refused", stopped.source.sha256, importer, account, issues=stopped.issues)


def _receipt(reading: Reading, counts: Counts, state: str, import_id: str | None) -> Receipt:
    first, last = counts.period or (None, None)
    accounts = [str(reading.account)] if reading.account else [str(account) for account in reading.accounts]
    return Receipt(
        reading.source.label, state, reading.source.sha256, reading.importer.name,
        accounts[0] if len(accounts) == 1 else None, counts.rows_read, counts.loaded, counts.ignored.total(), counts.refused,
        first, last, import_id, counts.issues, tuple(accounts),
    )  # fmt: skip
