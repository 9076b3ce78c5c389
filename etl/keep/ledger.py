"""The ledger beside the archive: a line for every import, so that the warehouse can be made again from the archive alone.

Every line bears the version that was published when it was written, and how many lines there were then; lines of earlier
programs bear neither. The last line is sealed with the hash of all bytes before its seal: where the seal holds and tells of the
version that a snapshot is of, the file need not be read line by line, and new lines are put behind those there are.
"""

import json
import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import duckdb

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.snapshot_file import Identity, identity
from jangkau.warehouse.trouble import Trouble
from jangkau.warehouse.whole import write_whole

MOMENTS, DAYS = ("loaded_at", "exported_at", "as_of", "changed_at"), ("exported_on", "period_from", "period_to")
SEALED = re.compile(rb', "seal": "([0-9a-f]{64})"}\n\Z')
DEMO = "demo"  # the name under which earlier programs loaded the demo


class Seal(NamedTuple):
    """With which version a ledger was written last, and how many lines it had then."""

    version: int
    lines: int


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


def seal_of(folders: Folders) -> Seal | None:
    """What the ledger beside the archive is sealed with; None where there is none, or its bytes are others than were sealed."""
    try:
        content = folders.ledger.read_bytes()
    except FileNotFoundError:
        return None
    seal = SEALED.search(content, max(len(content) - 100, 0))
    if not seal or sha256(memoryview(content)[: seal.start()]).hexdigest().encode() != seal[1]:
        return None
    last = json.loads(content[content.rfind(b"\n", 0, -1) + 1 :])
    return Seal(last["version"], last["lines"])


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
    entries = list(first.entries)
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


def write_ledger(folders: Folders, entries: Iterable[dict], version: int, standing: Seal | None = None) -> None:
    """Write the ledger whole or not at all. A file with lines that cannot be read stays beside it. Never a shorter one.

    standing: the seal of the ledger that holds the first of the entries as they are: then the others are put behind them.
    """
    entries = list(entries)
    if standing and seal_of(folders) == standing:
        content, new = folders.ledger.read_bytes(), entries[standing.lines :]
    else:
        _refuse_shorter(folders, {entry["import_id"] for entry in entries})
        content, new = b"", entries
    write_whole(folders.ledger, content + _sealed(content, new, version, len(entries)))


def _refuse_shorter(folders: Folders, ids: set[str]) -> None:
    before = read_ledger(folders)
    if missing := before.ids - ids:
        raise Trouble("ledger_longer", folders.ledger, n=len(missing))
    if before.broken:
        keep_aside(folders)


def _sealed(before: bytes, entries: list[dict], version: int, lines: int) -> bytes:
    """Lines of a ledger, the last one sealed over all that stands before its seal."""
    texts = [json.dumps({**entry, "version": version, "lines": lines}, default=str, ensure_ascii=False) for entry in entries]
    content = "\n".join(texts).encode()
    if not texts:
        return content
    body = content.removesuffix(b"}")
    return body + f', "seal": "{sha256(before + body).hexdigest()}"}}\n'.encode()


def keep_aside(folders: Folders) -> None:
    """Keep a damaged ledger under a name of its own before a good one takes its place."""
    number = 1
    while (aside := folders.ledger.with_suffix(f".broken-{number}")).exists():
        number += 1
    os.link(folders.ledger, aside)


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
