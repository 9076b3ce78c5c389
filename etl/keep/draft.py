"""A warehouse being changed: imports go in, come out and come back; marts and fingerprint follow at the end."""

from collections.abc import Collection, Mapping
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

import duckdb

from etl.keep.arriving import insert
from etl.keep.doubts import DRAFTED, Alike, Series, alike_kept, doubt
from etl.keep.entries import Entries, Entry
from etl.keep.numbers import Numbers
from etl.keep.staged import NOTES, Staged
from etl.model import Account, DayValue, Issue
from etl.read.reading import Counts, Reading
from etl.registry.files import RegistryReading
from jangkau.warehouse import vocabulary
from jangkau.warehouse.engine import text

SQL = Path(__file__).parent / "sql"


class Draft:
    """The warehouse while one writer changes it. Nothing in here is seen by readers until it is published."""

    def __init__(self, connection: duckdb.DuckDBPyConnection):
        self.connection = connection
        self.changed = False
        self.begun_from: int | None = None  # the version that it is a copy of
        self.entries = Entries(connection)
        self._numbers = Numbers(connection)
        self._staged = Staged(self._numbers.of)
        self._registry_changed = False
        self.run("begin")

    def begin_empty(self, reference: Path) -> None:
        """Fill a fresh schema with what is the same in every office: metrics, zones and regions."""
        self.insert("metric_kinds", vocabulary.metric_rows())
        self.insert("province_zones", vocabulary.zone_rows())
        for question in ("reference", "breaks"):
            self.run(question, reference=str(reference))

    def run(self, question: str, **parameters: object) -> duckdb.DuckDBPyConnection:
        """Run one named file of etl/keep/sql with its $parameters."""
        return self.run_file(SQL / f"{question}.sql", parameters)

    def run_file(self, file: Path, parameters: dict[str, Any]) -> duckdb.DuckDBPyConnection:
        """Run the statements of an SQL file, each with those of the parameters that it names; the last one's answer."""
        answer = self.connection
        for statement in self.connection.extract_statements(text(file)):
            answer = self.connection.execute(statement, {name: parameters[name] for name in statement.named_parameters})
        return answer

    def record(self, entry: Entry) -> None:
        """Write one line of the ledger, anew or in place of the line with its id."""
        self.entries.record(entry)
        self.changed = True

    def account_id(self, account: Account | str) -> int:
        """The number of an account in this warehouse; a new account gets the next one."""
        return self._numbers.of(str(account))

    def registered(self, among: Collection[str] | None = None) -> set[str]:
        """The accounts that the registry files in force name: all, or those among some."""
        self.registry()
        asked = "SELECT account FROM accounts WHERE $all OR account IN (SELECT unnest($among::VARCHAR[]))"
        given = {"all": among is None, "among": list(among or ())}
        return {account for (account,) in self.connection.execute(asked, given).fetchall()}

    def registry(self) -> None:
        """Make the tables of the registry say what its files in force say."""
        self.flush()
        if self._registry_changed:
            self.connection.execute("CREATE TEMP TABLE IF NOT EXISTS accounts_before AS FROM accounts")
            self.run("registry")
            self.run("accounts_changed")
            self._registry_changed = False

    def issues_of(self, import_no: int) -> tuple[Issue, ...]:
        """What was noted of an import when it was loaded, by line."""
        self.flush()
        columns = "line, column_name, value, code, refused"
        rows = self.connection.execute(
            f"SELECT {columns} FROM issues WHERE import_no = ? ORDER BY line NULLS FIRST", [import_no]
        ).fetchall()
        return tuple(Issue(*row) for row in rows)

    def name_written(self, named: list[tuple[str, str, Account]]) -> None:
        """Number the accounts of a large sheet as they are written there, in `written`."""
        self.connection.execute("CREATE OR REPLACE TEMP TABLE written (platform VARCHAR, handle VARCHAR, account_id INTEGER)")
        self.insert("written", [(platform, handle, self.account_id(account)) for platform, handle, account in named])
        self.connection.execute("INSERT INTO touched SELECT DISTINCT account_id FROM written")

    def name_keys(self, keys: list[tuple[Account, date]]) -> None:
        """The accounts and days of a large sheet's odd rows, in `odd_keys`."""
        self.connection.execute("CREATE OR REPLACE TEMP TABLE odd_keys (account_id INTEGER, day DATE)")
        self.insert("odd_keys", [(self.account_id(account), day) for account, day in keys])

    def touched(self) -> list[int]:
        """The accounts whose facts, posts or weeks may be others than in the version that it began with."""
        return [number for (number,) in self.connection.execute("SELECT DISTINCT account_id FROM touched").fetchall()]

    def posting(self) -> bool:
        """Whether posts may be others than in the version that it began with."""
        return bool(self.connection.execute("FROM posting LIMIT 1").fetchall())

    def insert(self, table: str, rows: list[tuple]) -> None:
        """Insert many rows at once."""
        insert(self.connection, table, rows)

    def doubt(self, reading: Reading) -> Issue | None:
        """Why a person should be asked before an export is kept."""
        gathered = self._staged.gathered()

        def alike(series: Series) -> Alike | None:
            return gathered.alike(series, self._numbers.names, reading) or alike_kept(self.connection, series, reading, DRAFTED)

        return doubt(self.entries, reading, alike)

    def keep(self, reading: Reading, import_no: int) -> Counts:
        """Stage what an export says, row by row."""
        if not self._staged.room_for(reading.loaded):
            self.flush()
        self._staged.reading(reading, import_no, self.flush)
        self.note(import_no, reading.ignored, reading.issues, reading.counting)
        return reading.counts

    def stage_value(self, value: DayValue, import_no: int) -> None:
        """Stage one value that will change no more, of one account, day and metric."""
        self._staged.value(value, False, import_no)

    def share_out(self) -> None:
        """Let all cores work for what is coming, which is much; what is little costs less where one does it all."""
        self.connection.execute("RESET threads")

    def flush(self) -> None:
        """Hand what is held in Python to the database."""
        if self._staged.much:
            self.share_out()
        self.insert("account_keys", self._numbers.new())
        ids, lines = self.entries.arrived()
        self.connection.execute("DELETE FROM imports WHERE import_id IN (SELECT unnest(?))", [ids])
        self.insert("imports", lines)
        for table in NOTES:
            self.connection.execute(f"DELETE FROM {table} WHERE import_no IN (SELECT unnest(?))", [self._staged.noted])
        self.connection.execute("INSERT INTO touched SELECT unnest(?)", [list(self._staged.touched())])
        self.connection.execute("INSERT INTO posting SELECT unnest(?)", [list(self._staged.posting())])
        for table, rows in self._staged.tables().items():
            self.insert(table, rows)
        self._staged.clear()

    def keep_registry(self, reading: RegistryReading, import_no: int) -> None:
        """Keep the lines of a registry file; the newest file's line for a key is the one in force."""
        self._registry_changed = True
        self._staged.registry(reading, import_no)
        self.note(import_no, reading.ignored or {}, reading.issues)

    def note(
        self, import_no: int, ignored: dict, issues: tuple[Issue, ...], counting: Mapping[str, int] = MappingProxyType({})
    ) -> None:
        """Write down which rules set rows aside, what a person should look at, and how an import counts its metrics."""
        self._staged.note(import_no, ignored, issues, counting)

    def withdraw(self, entries: list[Entry], who: str, now: datetime) -> None:
        """Take imports' facts out; what they had replaced stands again."""
        self.settle()
        numbers = [entry["import_no"] for entry in entries]
        self.run("touched_by", import_nos=numbers)
        self.run("withdraw", import_nos=numbers)
        self._registry_changed |= any(entry["content"] != "export" for entry in entries)
        for entry in entries:
            self.record({**entry, "state": "withdrawn", "changed_by": who, "changed_at": now})

    def settle(self) -> None:
        """Decide which of the staged values are in force."""
        self.flush()
        if self.connection.execute("FROM staged LIMIT 1").fetchall():
            self.run("settle")
            self.connection.execute("TRUNCATE staged")
