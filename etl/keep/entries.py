"""The ledger of a draft: every import by its id and by its bytes, and which lines of it are new."""

from collections.abc import Iterable
from datetime import date, datetime, time
from hashlib import sha256
from typing import Any

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
    """Every import that a draft knows, as the snapshot tells it (oldest first) and as it is recorded since."""

    def __init__(self, columns: list[str], entries: Iterable[Entry]) -> None:
        self._columns = columns
        self._by_id: dict[str, Entry] = {}
        self._by: dict[str, dict[str, dict[str, Entry]]] = {column: {} for column in SOUGHT}
        self._arriving: dict[str, Entry] = {}
        self._last_no = 0
        for entry in entries:
            self._put(entry)
        self.before = len(self._by_id)
        self.changed = False  # whether a line that stood before is another one now

    def record(self, entry: Entry) -> None:
        """Write one line, anew or in place of the line with its id."""
        self.changed |= entry["import_id"] in self._by_id
        self._put(entry)
        self._arriving[entry["import_id"]] = entry

    def _put(self, entry: Entry) -> None:
        if entry["import_id"] in self._by_id:
            self.forget(entry["import_id"])
        self._last_no = max(self._last_no, entry["import_no"])
        self._by_id[entry["import_id"]] = entry
        for column, known in self._by.items():
            if value := entry.get(column):
                known.setdefault(value, {})[entry["import_id"]] = entry

    def forget(self, import_id: str) -> None:
        """Leave out a line, as if it had never come in."""
        self.changed = True
        entry = self._by_id.pop(import_id)
        for column, known in self._by.items():
            known.get(entry.get(column) or "", {}).pop(import_id, None)

    def of(self, import_id: str) -> Entry | None:
        """An import's line, by its id or an unmistakable beginning of it."""
        if import_id in self._by_id:
            return self._by_id[import_id]
        alike = [entry for known, entry in self._by_id.items() if import_id and known.startswith(import_id)]
        return alike[0] if len(alike) == 1 else None

    def of_batch(self, number: str) -> list[Entry]:
        """Every import that came with a batch, in force or not."""
        return [entry for entry in self._by_id.values() if batch_of(entry) == number]

    def from_bytes(self, digest: str) -> list[Entry]:
        """Every import that came from these bytes, in force or not."""
        return list(self._by["sha256"].get(digest, {}).values())

    def in_force(self, column: str, value: str | None) -> list[Entry]:
        """The imports in force with the same sha256, account or owner_id."""
        return [entry for entry in self._by[column].get(value or "", {}).values() if entry["state"] == "loaded"]

    def last_day(self, account: str) -> date | None:
        """The last day of which an export in force tells of an account."""
        return max((entry["period_to"] for entry in self.in_force("account", account) if entry["period_to"]), default=None)

    def of_the_demo(self) -> list[Entry]:
        """The demo's imports that are not withdrawn."""
        return [entry for entry in self._by_id.values() if entry["demo"] and entry["state"] != "withdrawn"]

    def newest_of(self, content: str) -> int | None:
        """The number of the newest registry file in force of one content."""
        files = [entry for entry in self._by_id.values() if entry["content"] == content and entry["state"] == "loaded"]
        return max((entry["import_no"] for entry in files), default=None)

    def count(self, state: str) -> int:
        """How many imports are in one state."""
        return sum(entry["state"] == state for entry in self._by_id.values())

    def next_no(self) -> int:
        """The number that the next import gets."""
        return self._last_no + 1

    def whole(self) -> list[Entry]:
        """Every line, oldest first, with the columns of `imports`."""
        entries = sorted(self._by_id.values(), key=lambda entry: entry["import_no"])
        return [{name: entry.get(name) for name in self._columns} for entry in entries]

    def arrived(self) -> tuple[list[str], list[tuple]]:
        """The ids and rows of the lines recorded since this was asked last."""
        ids = list(self._arriving)
        rows = [tuple(entry.get(name) for name in self._columns) for entry in self._arriving.values()]
        self._arriving.clear()
        return ids, rows
