"""A registry file in: accounts, events, attendance or themes, through the same archive and ledger as exports."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from etl.keep.archive import keep_bytes
from etl.keep.draft import Draft
from etl.keep.entries import of_list
from etl.keep.heal import drafted, heal
from etl.keep.ledger import import_id_of
from etl.keep.rooms import room
from etl.keep.tombstones import erased
from etl.model import Issue
from etl.read.source import Source
from etl.receipt import Order, Receipt, standing_receipt
from etl.registry.files import RegistryReading, read_registry, with_strangers
from etl.registry.used import used_alone
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.forgotten import FORGOTTEN


def load_registry(
    folders: Folders, content: str, path: Path, order: Order, waiting: Callable[[], None] = lambda: None
) -> Receipt:
    """Load one registry file: any list of CONTENTS. Raises Trouble."""
    source = Source(path, path.name, "", path.name)
    reading = read_registry(source, content, order.now)
    if reading.stopped:
        digest = None if reading.stopped.code == "file_unreadable" else source.sha256
        return Receipt(source.label, "refused", digest, content, issues=reading.issues)
    return drafted(folders, lambda: [source], lambda draft: register_into(draft, folders, reading, order), waiting)


def register_into(draft: Draft, folders: Folders, reading: RegistryReading, order: Order) -> Receipt:
    """Load what was read of a registry file into a draft that somebody else publishes; columns without a use stay outside."""
    with room() as into:
        if used := used_alone(reading.source, reading.content):
            path = into / "list.csv"
            path.write_bytes(used)
            reading = replace(reading, source=replace(reading.source, path=path))
        return _register(draft, folders, reading, order)


def _register(draft: Draft, folders: Folders, reading: RegistryReading, order: Order) -> Receipt:
    source, content = reading.source, reading.content
    if source.sha256 in erased(folders):
        return Receipt(source.label, "refused", source.sha256, content, issues=(Issue(None, None, None, FORGOTTEN),))
    healed = heal(folders, draft, source)
    in_force = draft.entries.in_force("sha256", source.sha256)
    newest = [entry for entry in in_force if entry["import_no"] == draft.entries.newest_of(content)]
    if newest:
        receipt = standing_receipt(source, newest[0], draft)
        return replace(receipt, state="loaded") if healed else receipt
    reading = with_strangers(reading, draft.registered()) if content == "events" else reading
    keep_bytes(folders, source)
    import_no, import_id = draft.entries.next_no(), import_id_of(source.sha256, content)
    if draft.entries.of(import_id):  # the same bytes after others, or after they were withdrawn: they count as the newest
        import_id = import_id_of(source.sha256, f"{content} {import_no}")
    _keep_registry(draft, reading, import_no, import_id, order)
    return Receipt(
        source.label, "loaded", source.sha256, content, None, reading.rows_read, reading.loaded, reading.ignored_total,
        reading.refused, None, None, import_id, reading.issues, batch=order.batch,
    )  # fmt: skip


def _keep_registry(draft: Draft, reading: RegistryReading, import_no: int, import_id: str, order: Order) -> None:
    draft.keep_registry(reading, import_no)
    draft.record({
        "import_no": import_no, "import_id": import_id, "content": reading.content, "sha256": reading.source.sha256,
        "file_name": reading.source.name, "importer": reading.content, "who": order.who, "loaded_at": order.now,
        "demo": order.demo,
        "as_of": order.now, "state": "loaded", "changed_by": order.who, "changed_at": order.now, **of_list(reading),
    })  # fmt: skip
