"""The ledger of a draft: every import by its id and by its bytes, and which lines of it are new."""

from collections import defaultdict
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

import duckdb

from etl.read.reading import Counts, Reading
from etl.registry.files import RegistryReading

Entry = dict[str, Any]  # a line of the ledger, with the columns of `imports`
BATCH = "b-"  # with what a batch's number begins, and no import's
SOUGHT = ("sha256", "account", "owner_id")  # by what lines are found again


def batch_number(who: str, moment: datetime) -> str:
    """The number of all that one person loads at one moment. It follows from the ledger's lines, so every ledger has it."""
    return BATCH + sha256(f"{who} {moment:%Y-%m-%dT%H:%M:%S.%f}".encode()).hexdigest()[:10]


def batch_of(entry: Entry) -> str:
    """The number of the batch with which an import came."""
    return batch_number(entry["who"], entry["loaded_at"])


def of_reading(reading: Reading, counts: Counts) -> Entry:
    """What a line of the ledger has from the export itself; another program may read the same bytes otherwise."""
    first, last = counts.period or (None, None)
    return {
        "importer": reading.importer.name, "owner_id": reading.owner_id, "exported_at": reading.exported_at,
        "as_of": datetime.combine(last, time(23, 59, 59)) if reading.large and last else reading.as_of,
        "period_from": first, "period_to": last, "rows_read": counts.rows_read, "loaded": counts.loaded,
        "ignored": counts.ignored.total(), "refused": counts.refused,
    }  # fmt: skip


def of_list(reading: RegistryReading) -> Entry:
    """What a line of the ledger has from a registry file itself."""
    return {
        "rows_read": reading.rows_read, "loaded": reading.loaded, "ignored": reading.ignored_total, "refused": reading.refused
    }  # fmt: skip


class Entries:
    """Every import that a warehouse knows: as its ledger tells it, asked when it is sought, and as it is recorded since."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection
        self._columns = [column[0] for column in connection.execute("FROM imports LIMIT 0").description or []]
        query = "SELECT count(*), coalesce(max(import_no), 0) FROM imports"
        ((self.before, self._last_no),) = connection.execute(query).fetchall()
        self._recorded: dict[str, Entry] = {}
        self._by: dict[str, defaultdict[str, dict[str, Entry]]] = {column: defaultdict(dict) for column in SOUGHT}
        self._arriving: dict[str, Entry] = {}

    def record(self, entry: Entry) -> None:
        """Write one line, anew or in place of the line with its id."""
        import_id = entry["import_id"]
        earlier = self._recorded.pop(import_id, {})
        for column, known in self._by.items():
            known[earlier.get(column) or ""].pop(import_id, None)
            known[entry.get(column) or ""][import_id] = entry
        self._last_no = max(self._last_no, entry["import_no"])
        self._recorded[import_id] = self._arriving[import_id] = entry

    def _kept(self, where: str, *values: object) -> list[Entry]:
        """The lines that stood before and are not recorded anew, oldest first; `where` says which."""
        if not self.before:
            return []
        rows = self._connection.execute(f"FROM imports WHERE {where} ORDER BY import_no", values).fetchall()
        entries = [dict(zip(self._columns, row, strict=True)) for row in rows]
        return [entry for entry in entries if entry["import_id"] not in self._recorded]

    def _with(self, column: str, value: str | None) -> list[Entry]:
        if not value:
            return []
        return self._kept(f"{column} = ?", value) + list(self._by[column][value].values())

    def of(self, import_id: str) -> Entry | None:
        """An import's line, by its id or an unmistakable beginning of it."""
        if not import_id or import_id in self._recorded:
            return self._recorded.get(import_id)
        alike = self._kept("starts_with(import_id, ?)", import_id)
        alike += [entry for known, entry in self._recorded.items() if known.startswith(import_id)]
        exact = [entry for entry in alike if entry["import_id"] == import_id]
        return exact[0] if exact else alike[0] if len(alike) == 1 else None

    def of_batch(self, number: str) -> list[Entry]:
        """Every import that came with a batch, in force or not."""
        loads = self._connection.execute("SELECT DISTINCT who, loaded_at FROM imports").fetchall()
        kept = [self._kept("who = ? AND loaded_at = ?", *load) for load in loads if batch_number(*load) == number]
        return sum(kept, []) + [entry for entry in self._recorded.values() if batch_of(entry) == number]

    def from_bytes(self, digest: str) -> list[Entry]:
        """Every import that came from these bytes, in force or not."""
        return self._with("sha256", digest)

    def in_force(self, column: str, value: str | None) -> list[Entry]:
        """The imports in force with the same sha256, account or owner_id."""
        return [entry for entry in self._with(column, value) if entry["state"] == "loaded"]

    def last_day(self, account: str) -> date | None:
        """The last day of which an export in force tells of an account."""
        return max((entry["period_to"] for entry in self.in_force("account", account) if entry["period_to"]), default=None)

    def of_the_demo(self) -> list[Entry]:
        """The demo's imports that are not withdrawn."""
        recorded = [entry for entry in self._recorded.values() if entry["demo"] and entry["state"] != "withdrawn"]
        return self._kept("demo AND state <> 'withdrawn'") + recorded

    def newest_of(self, content: str) -> int | None:
        """The number of the newest registry file in force of one content."""
        files = self._kept("content = ?", content)
        files += [entry for entry in self._recorded.values() if entry["content"] == content]
        return max((entry["import_no"] for entry in files if entry["state"] == "loaded"), default=None)

    def next_no(self) -> int:
        """The number that the next import gets."""
        return self._last_no + 1

    def since(self) -> list[Entry]:
        """The lines recorded since, oldest first, with the columns of `imports`."""
        entries = sorted(self._recorded.values(), key=lambda entry: entry["import_no"])
        return [{name: entry.get(name) for name in self._columns} for entry in entries]

    def arrived(self) -> tuple[list[str], list[tuple]]:
        """The ids and rows of the lines recorded since this was asked last."""
        ids = list(self._arriving)
        rows = [tuple(entry.get(name) for name in self._columns) for entry in self._arriving.values()]
        self._arriving.clear()
        return ids, rows
