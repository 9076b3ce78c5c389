"""What has come in so far, newest first, and the rows that were refused."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from etl.keep.archive import archived_source
from etl.keep.entries import Entry, batch_of
from etl.keep.snapshots import is_published, reading
from etl.model import Issue
from etl.read.source import Source
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.harmless import harmless


def history(folders: Folders) -> list[dict]:
    """Every import of the ledger, newest first, with the columns of `imports` in schema.sql; empty in an empty office."""
    if not is_published(folders):
        return []
    with reading(folders) as connection:
        cursor = connection.execute("SELECT * FROM imports ORDER BY import_no DESC")
        names = [column[0] for column in cursor.description]
        return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]


@dataclass(frozen=True)
class Batch:
    """What one person loaded at one moment: its number, and its imports, the newest first."""

    number: str
    entries: tuple[Entry, ...]

    @property
    def accounts(self) -> list[str]:
        """The accounts that its exports are of."""
        return sorted({entry["account"] for entry in self.entries if entry["account"]})

    @property
    def period(self) -> tuple[date | None, date | None]:
        """The first and the last day of which its exports tell."""
        first = min((entry["period_from"] for entry in self.entries if entry["period_from"]), default=None)
        return first, max((entry["period_to"] for entry in self.entries if entry["period_to"]), default=None)

    def rows(self, count: str) -> int:
        """How many rows of all its files were loaded, ignored or refused."""
        return sum(entry[count] or 0 for entry in self.entries)


def batches(entries: Iterable[Entry]) -> list[Batch]:
    """The imports by the batches with which they came, in the order in which their first ones stand."""
    together: dict[str, list[Entry]] = {}
    for entry in entries:
        together.setdefault(batch_of(entry), []).append(entry)
    return [Batch(number, tuple(imports)) for number, imports in together.items()]


def issues_of(folders: Folders, import_no: int) -> list[Issue]:
    """What was noted of an import, by line."""
    query = "SELECT line, column_name, value, code, refused FROM issues WHERE import_no = ? ORDER BY line NULLS FIRST"
    with reading(folders) as connection:
        return [Issue(*row) for row in connection.execute(query, [import_no]).fetchall()]


def refused_rows(folders: Folders, entry: dict) -> list[tuple[Issue, list[str]]]:
    """Each refused row's issue and its cells, as they stand in the archived file."""
    refused = [(issue.line, issue) for issue in issues_of(folders, entry["import_no"]) if issue.refused and issue.line]
    if not refused:
        return []
    cells = _cells(archived_source(folders, entry), {line for line, _ in refused})
    return [(issue, cells.get(line, [])) for line, issue in refused]


def columns_of(folders: Folders, entry: dict, width: int) -> list[str]:
    """The names of an archived file's columns; blank where its first line is not the header of rows this wide."""
    header = archived_source(folders, entry).header
    return header[:width] if len(header) >= width else [""] * width


def _cells(source: Source, lines: set[int]) -> dict[int, list[str]]:
    """The cells of the records that begin on some lines."""
    return {line: cells for line, cells in source.records if line in lines}


def as_csv(header: list[str], rows: list[list[str]]) -> bytes:
    """A CSV file that a spreadsheet opens as text: UTF-8 with a byte-order mark, no cell can act as a formula."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerows([[harmless(cell) for cell in row] for row in (header, *rows)])
    return out.getvalue().encode("utf-8-sig")
