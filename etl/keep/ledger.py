"""The ledger beside the archive: a line for every import, so that the warehouse can be made again from the archive alone.

Every line bears the version that was published when it was written, and how many lines there were then; lines of earlier
programs bear neither. How it is written stands in seal.py.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import duckdb

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import Identity, identity

MOMENTS, DAYS = ("loaded_at", "exported_at", "as_of", "changed_at"), ("exported_on", "period_from", "period_to")
DEMO = "demo"  # the name under which earlier programs loaded the demo


@dataclass(frozen=True)
class Ledger:
    """Every import, oldest first. version: with which it was written, None where it does not say.

    broken: the numbers of the lines of the file that cannot be read, or are not there any more.
    """

    entries: tuple[dict, ...] = ()
    version: int | None = None
    broken: tuple[int, ...] = ()

    @property
    def ids(self) -> set[str]:
        return {entry["import_id"] for entry in self.entries}


def read_ledger(folders: Folders) -> Ledger:
    """The ledger as it lies beside the archive; empty where there is none."""
    try:
        return _read(folders.ledger, identity(folders.ledger))
    except FileNotFoundError:
        return Ledger()


@lru_cache(maxsize=4)
def _read(path: Path, file: Identity) -> Ledger:
    """A ledger's lines. The file is replaced, never changed: it is read once."""
    lines = path.read_bytes().splitlines()
    entries, versions, broken, lengths = [], [], [], [0]
    for number, line in enumerate(lines, start=1):
        try:
            entry = json.loads(line)
            entry.pop("seal", None)
            versions.append(entry.pop("version", None))
            lengths.append(entry.pop("lines", 0))
            entries.append(_dated(entry))
        except (ValueError, KeyError, TypeError, AttributeError):
            broken.append(number)
    broken += range(len(lines) + 1, max(lengths) + 1)
    version = max((version for version in versions if isinstance(version, int)), default=None)
    return Ledger(tuple(with_demo(entries)), version, tuple(broken))


def ledger_of(connection: duckdb.DuckDBPyConnection) -> Ledger:
    """The ledger as a snapshot holds it."""
    cursor = connection.execute("SELECT * FROM imports ORDER BY import_no")
    names = [column[0] for column in cursor.description]
    entries = with_demo([dict(zip(names, row, strict=True)) for row in cursor.fetchall()])
    version = connection.execute("SELECT value FROM meta WHERE name = 'version'").fetchone()
    return Ledger(tuple(entries), int(version[0]) if version else None)


def together(in_file: Ledger, published: Ledger, file_is_newer: bool = False) -> Ledger:
    """One ledger of the file's and a snapshot's: the newer one's word counts, and no line of the file is lost.

    file_is_newer: what to take for true where the file tells no version. A line that only an older snapshot has was
    never published; where the file is damaged it counts. What is broken in the file matters where it is the newer one.
    """
    if not in_file.entries or not published.entries:
        return Ledger(in_file.entries or published.entries, _newest(in_file, published), in_file.broken)
    newer_file = file_is_newer if in_file.version is None else in_file.version > (published.version or 0)
    first, second = (in_file, published) if newer_file else (published, in_file)
    broken = in_file.broken if newer_file else ()
    more = second.entries if not newer_file or in_file.broken else ()
    others = {entry["import_id"]: entry for entry in second.entries}
    entries = [others.get(entry["import_id"], {}) | entry for entry in first.entries]  # a column that only one of them has
    taken = {entry["import_no"] for entry in entries}
    for entry in (entry for entry in more if entry["import_id"] not in first.ids):
        number = entry["import_no"] if entry["import_no"] not in taken else max(taken) + 1
        taken.add(number)
        entries.append({**entry, "import_no": number})
    return Ledger(tuple(sorted(entries, key=lambda entry: entry["import_no"])), _newest(in_file, published), broken)


def _newest(*ledgers: Ledger) -> int | None:
    return max((ledger.version for ledger in ledgers if ledger.version is not None), default=None)


def behind(published: Ledger, in_file: Ledger) -> bool:
    """Whether a snapshot lacks what the file beside the archive tells."""
    return bool(in_file.ids - published.ids) or (in_file.version is not None and in_file.version > (published.version or 0))


def import_id_of(digest: str, account: str | None) -> str:
    """How an import is called: the same bytes for the same account are the same import."""
    return sha256(f"{digest} {account or ''}".encode()).hexdigest()[:12]


def _dated(entry: dict) -> dict:
    return {
        **entry,
        **{name: datetime.fromisoformat(entry[name]) for name in MOMENTS if entry[name]},
        **{name: date.fromisoformat(entry[name]) for name in DAYS if entry[name]},
    }


def with_demo(entries: list[dict]) -> list[dict]:
    """The entries, each marked whether it is the demo's. What an earlier program wrote is told by what it is."""
    if all(entry.get("demo") is not None for entry in entries):
        return entries
    batches: dict[datetime, list[dict]] = {}
    for entry in entries:
        if entry.get("who") == DEMO:
            batches.setdefault(entry["loaded_at"], []).append(entry)
    demos = {moment for moment, batch in batches.items() if _is_the_demo(batch)}
    return [
        entry if entry.get("demo") is not None
        else {**entry, "demo": entry.get("who") == DEMO and entry["loaded_at"] in demos}
        for entry in entries
    ]  # fmt: skip


def _is_the_demo(batch: list[dict]) -> bool:
    """The demo came in one go, its registry first, and every account of it bears its mark (data/demo/accounts.py)."""
    contents = {entry["content"] for entry in batch}
    accounts = [entry["account"] for entry in batch if entry["account"]]
    return {"accounts", "events"} <= contents and all("contoh" in account for account in accounts)
