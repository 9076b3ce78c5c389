"""The registry's files going in: one door for edits, single entries and uploads, with the same checks, ledger and undo."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from etl.keep.registered import registered
from etl.keep.rooms import room
from etl.keep.undo import withdraw
from etl.model import FileRefused, Issue
from etl.read.records import Record
from etl.read.source import Source
from etl.receipt import Order, Receipt
from etl.registry.columns import Content
from etl.registry.files import RegistryReading, read_registry, with_strangers
from etl.registry.register import load_registry
from jangkau.locales import Say
from jangkau.ui.reader import record
from jangkau.ui.registry.lists import written
from jangkau.warehouse.folders import Folders

EDITED = ("removed", "edited_at")  # the moment makes every edit a file of its own, also where it repeats an earlier one


@dataclass(frozen=True)
class Office:
    """Where the registry's files go and on whose behalf."""

    folders: Folders
    order: Order


@dataclass(frozen=True)
class Comparison:
    """What a registry file would change: the keys of new, changed, removed and unchanged entries."""

    reading: RegistryReading
    new: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    same: int = 0

    @property
    def changes(self) -> int:
        """How many entries would be other than before."""
        return len(self.new) + len(self.changed) + len(self.removed)


def edit_file(content: Content, kept: Iterable[Mapping[str, str]], removed: Iterable[Mapping[str, str]], order: Order) -> bytes:
    """A small file of changed rows, whole, and of rows to take out, by their keys."""
    at = {"edited_at": order.now.isoformat(timespec="microseconds")}
    rows = [{**row, **at} for row in kept]
    rows += [{**{name: row[name] for name in content.keys}, "removed": "yes", **at} for row in removed]
    return written((*content.written, *EDITED), rows)


def checked(content: str, data: bytes, name: str, office: Office | None = None) -> RegistryReading:
    """What a file says, without keeping anything; for an office also what is in the future or invites strangers."""
    with room() as folder:
        reading = read_registry(_source(folder, data, name), content, office.order.now if office else None)
    return with_strangers(reading, registered(office.folders)) if office and content == "events" else reading


def saved(office: Office, content: str, data: bytes, name: str) -> Receipt:
    """Keep a file's lines through the loader."""
    with room() as folder:
        receipt = load_registry(office.folders, content, _source(folder, data, name).path, office.order)
    record("edited", content=content, rows=receipt.loaded, import_id=receipt.import_id)
    return receipt


def saved_whole(office: Office, content: str, data: bytes, name: str) -> Receipt | tuple[Issue, ...]:
    """Keep a file where every line of it can be read; else keep nothing and tell why."""
    refusals = tuple(issue for issue in checked(content, data, name).issues if issue.refused)
    return refusals or saved(office, content, data, name)


def entered(
    office: Office, content: Content, kept: Iterable[Mapping[str, str]], removed: Iterable[Mapping[str, str]], say: Say
) -> Receipt | tuple[Issue, ...]:  # fmt: skip
    """Keep changed rows and take others out, under the name by which the ledger shows edits; none of them and why, else."""
    data = edit_file(content, kept, removed, office.order)
    return saved_whole(office, content.name, data, say("registry.edited_name", list=say(f"registry.{content.name}.file")))


def undone(office: Office, import_id: str) -> None:
    """Take an import of the registry out again."""
    withdraw(office.folders, import_id, office.order)
    record("withdrawn", import_id=import_id)


def _source(folder: Path, data: bytes, name: str) -> Source:
    path = folder / (Path(name).name or "file.csv")
    path.write_bytes(data)
    return Source(path, path.name, "", path.name)


def records_in(data: bytes, name: str) -> list[Record] | Issue:
    """Every record of a file as text; why where it cannot be read."""
    try:
        with room() as folder:
            return list(_source(folder, data, name).records)
    except FileRefused as refusal:
        return refusal.issue


def compared(content: str, data: bytes, name: str, in_force: bytes, office: Office | None = None) -> Comparison:
    """What an uploaded file would change against the list in force (as list_file writes it)."""
    reading = checked(content, data, name, office)
    with room() as folder:
        standing = read_registry(_source(folder, in_force, "list.csv"), content, kept=True)
    known = {line.key: line.fields for line in standing.lines}
    new, changed, removed, same = list[str](), list[str](), list[str](), 0
    for line in reading.lines:
        if "removed" in line.fields:
            (removed if line.key in known else []).append(line.key)
            same += line.key not in known
        elif line.key not in known:
            new.append(line.key)
        elif known[line.key] != line.fields:
            changed.append(line.key)
        else:
            same += 1
    return Comparison(reading, tuple(new), tuple(changed), tuple(removed), same)
