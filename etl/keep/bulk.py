"""A follower sheet of millions of rows: the database reads what is in plain form, the importer reads the rest."""

from collections import Counter
from datetime import date
from pathlib import Path

import duckdb

from etl.keep.draft import Draft
from etl.model import Account, FileRefused, Row
from etl.read import dates
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt
from etl.read.importers.context import Context
from etl.read.importers.header import Header
from etl.read.importers.tables import BulkTable
from etl.read.reading import Counts, Reading
from etl.read.records import refuse_long_lines
from etl.read.rows import settle_repeats

SQL = Path(__file__).parent / "sql"


def keep(draft: Draft, reading: Reading, import_no: int) -> Counts:
    """Stage what an export says: a large sheet through the database, every other file row by row."""
    if not (reading.large and isinstance(reading.importer, BulkTable)):
        return draft.keep(reading, import_no)
    counts = _stage_sheet(draft, reading, reading.importer, import_no)
    draft.note(import_no, counts.ignored, counts.issues)
    return counts


def _stage_sheet(draft: Draft, reading: Reading, importer: BulkTable, import_no: int) -> Counts:
    """Stage a large sheet as a small one would be read, only faster. Raises FileRefused.

    Rows in plain form (ISO day, digits) go straight in. Every other row, and every row whose account and day stand
    twice, is handed to the importer itself, so that both ways give the same facts, counts and issues.
    """
    draft.share_out()
    sheet = _Sheet(draft, reading, importer, import_no)
    rows_read = sheet.name_accounts()
    try:
        sheet.ask("sheet_plain")
        rows = settle_repeats(sheet.odd_rows(rows_read))
    except FileRefused:  # the rows in plain form were staged already
        draft.connection.execute("DELETE FROM staged WHERE import_no = ?", [import_no])
        raise
    for value in (value for row in rows if not row.issues and not row.ignored for value in row.days):
        draft.stage_value(value, import_no)
    draft.flush()
    span = "SELECT min(day), max(day) FROM staged WHERE import_no = ?"
    ((first, last),) = draft.connection.execute(span, [import_no]).fetchall()
    ignored = Counter(row.ignored for row in rows if row.ignored)
    issues = (*reading.issues, *(issue for row in rows for issue in row.issues))
    return Counts(rows_read, ignored, sum(bool(row.issues) for row in rows), (first, last) if first else None, issues)


class _Sheet:
    """A sheet as the database sees it: all cells text, columns c0, c1, ... in the file's order."""

    def __init__(self, draft: Draft, reading: Reading, importer: BulkTable, import_no: int):
        source = reading.source
        if source.encoding not in ("utf-8", "utf-8-sig"):
            raise FileRefused("large_not_utf8", value=source.encoding)
        refuse_long_lines(source.path)
        self.draft, self.importer, self.path, self.import_no = draft, importer, source.path, import_no
        self.context = Context(None, now=reading.now)
        self.before = source.records[0][0] - 1  # lines that stand above the header
        self.header = Header(source.header)
        names = ("day", "platform", "handle", "total")
        self.places = {name: f"c{self.header.place(column)}" for name, column in zip(names, self.importer.needs, strict=True)}
        seldom = [self.header.place(column) for column in self.importer.reads.values() if column not in self.importer.needs]
        blank = [f"coalesce(trim(c{place}), '') = ''" for place in seldom if place is not None]
        self.places["further"] = " AND ".join(blank) or "true"
        self.given = {
            "path": str(source.path), "delimiter": source.delimiter, "import_no": import_no, "before": self.before,
            "last_day": min(self.context.last_day, date(2100, 12, 31)),
            "columns": {f"c{place}": "VARCHAR" for place in range(len(self.header))},
        }  # fmt: skip

    def ask(self, question: str) -> duckdb.DuckDBPyConnection:
        """Run one of etl/keep/sql/sheet_*.sql; <day>, <total>, ... stand for the sheet's columns."""
        text = (SQL / f"{question}.sql").read_text(encoding="utf-8").replace("<sheet>", _READ)
        for name, column in self.places.items():
            text = text.replace(f"<{name}>", column)
        connection = self.draft.connection
        try:
            return [
                connection.execute(statement, {name: self.given[name] for name in statement.named_parameters})
                for statement in connection.extract_statements(text)
            ][-1]
        except duckdb.InvalidInputException as error:
            raise FileRefused("large_row_broken", value=str(error).splitlines()[0][:200]) from None

    def name_accounts(self) -> int:
        """Number the accounts that the sheet names, in `written`; returns how many rows the sheet has."""
        pairs = self.ask("sheet_accounts").fetchall()
        accounts = [(platform, handle, _account(platform or "", handle or "")) for platform, handle, _ in pairs]
        named = [(platform, handle, account) for platform, handle, account in accounts if isinstance(account, Account)]
        self.draft.name_written(named)
        return sum(rows for _, _, rows in pairs)

    def odd_rows(self, rows_read: int) -> list[Row]:
        """What the importer makes of the rows that are not in plain form or whose account and day stand twice."""
        counting = "SELECT count(*) FROM staged WHERE import_no = ?"
        ((plain,),) = self.draft.connection.execute(counting, [self.import_no]).fetchall()
        records = self.ask("sheet_odd").fetchall() if plain < rows_read else []
        read = self._read(records)
        self.draft.name_keys([(value.account, value.day) for row in read for value in row.days])
        ((twice,),) = self.ask("sheet_twice").fetchall()
        if twice:
            records += self.ask("sheet_unstage").fetchall()
            read = self._read(sorted(records))
        return read

    def _read(self, records: list[tuple]) -> list[Row]:
        if not records:
            return []
        blank = [number for number in _blank_lines(self.path) if number > self.before]
        lines = [(_line(place + self.before, blank), [cell or "" for cell in cells_of_row]) for place, *cells_of_row in records]
        texts = [self.header.cell(record, self.importer.day) for _, record in lines]
        plain = self.draft.connection.execute("SELECT DISTINCT day::VARCHAR FROM staged WHERE import_no = ?", [self.import_no])
        try:
            day = dates.day_reader([*texts, *(day for (day,) in plain.fetchall())])
        except CellRefused as refusal:
            raise FileRefused(refusal.code, self.header.called(self.importer.day), refusal.value or texts[0]) from None
        return [self.importer.row(line, record, self.header, day, self.context) for line, record in lines]


_READ = (
    "read_csv($path, columns = $columns, delim = $delimiter, header = true, auto_detect = false, "
    "skip = $before, max_line_size = 4194304, "
    "quote = '\"', escape = '\"', null_padding = false)"
)


def _account(platform: str, handle: str) -> Account | CellRefused:
    return attempt(lambda text: Account.typed(platform, text), handle)


def _blank_lines(path: Path) -> list[int]:
    """The empty lines of a file, counted from 1: the database passes over them."""
    with path.open("rb") as file:
        return [number for number, line in enumerate(file, start=1) if not line.strip()]


def _line(place: int, blank: list[int]) -> int:
    """The line of a row by its place below the header, past the empty lines before it."""
    line = place + 1
    for number in blank:
        if number > line:
            break
        line += 1
    return line
