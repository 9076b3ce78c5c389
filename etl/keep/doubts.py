"""What makes a person be asked before a file is kept: it looks like another account's, or like another year's."""

from datetime import date, timedelta
from pathlib import Path

import duckdb
import pyarrow as pa

from etl.model import Issue
from etl.read.reading import Reading
from jangkau.warehouse.engine import text

SERIES = 14  # days that must be told for two series to be one
SAME_SERIES = Path(__file__).parent / "sql" / "same_series.sql"
EQUAL = 0.9  # of them that must be equal
BEHIND = timedelta(days=31)  # by how much a file's last day may lie before the day on which it is said to be exported
YEAR = timedelta(days=300)  # by how much an account's other files may be newer before a typed day is doubted

ARRIVING = pa.schema([("day", pa.date32()), ("metric", pa.string()), ("value", pa.float64())])


def doubt(connection: duckdb.DuckDBPyConnection, reading: Reading, standing: str = "day_values") -> Issue | None:
    """Why a person should say that they are sure; None where nothing speaks against the account and the day.

    standing: where the values stand with which a series is compared.
    """
    if reading.account is None or reading.large:
        return None
    return (
        ends_too_early(reading)
        or _same_file(connection, reading)
        or _same_owner(connection, reading)
        or _other_year(connection, reading)
        or _same_series(connection, reading, standing)
    )


def _same_file(connection: duckdb.DuckDBPyConnection, reading: Reading) -> Issue | None:
    """The very same bytes, loaded for another account of the platform."""
    asked = (
        "SELECT account, loaded_at::DATE FROM imports WHERE sha256 = ? AND account <> ? AND account LIKE ? AND state = 'loaded'"
    )
    given = [reading.source.sha256, str(reading.account), _platform(reading)]
    other = connection.execute(asked, given).fetchone()
    return Issue(None, str(reading.account), f"{other[0]} ({other[1]})", "same_file_other_account") if other else None


def _same_owner(connection: duckdb.DuckDBPyConnection, reading: Reading) -> Issue | None:
    """The number by which the platform knows the page or account, loaded under another account."""
    asked = "SELECT account, loaded_at::DATE FROM imports WHERE owner_id = ? AND account <> ? AND state = 'loaded'"
    other = connection.execute(asked, [reading.owner_id, str(reading.account)]).fetchone() if reading.owner_id else None
    called = reading.importer.owner_name(reading.source) if other else None
    said = f"{called or reading.owner_id} → {other[0]} ({other[1]})" if other else ""
    return Issue(None, str(reading.account), said, "same_owner_other_account") if other else None


def ends_too_early(reading: Reading) -> Issue | None:
    """A typed day of export that lies long behind the last of a file whose days have no year."""
    last = _dated_by_hand(reading)
    if last and reading.exported_on and reading.exported_on - last > BEHIND:
        return Issue(None, str(reading.exported_on), str(last), "export_day_far")
    return None


def _other_year(connection: duckdb.DuckDBPyConnection, reading: Reading) -> Issue | None:
    """A typed day of export by which the file ends a year before all else that is known of the account."""
    last, newest = _dated_by_hand(reading), _newest(connection, reading)
    if last and newest and newest - last > YEAR:
        return Issue(None, str(reading.exported_on), f"{last} / {newest}", "export_year_doubtful")
    return None


def _dated_by_hand(reading: Reading) -> date | None:
    """The last day of a file whose years rest on what a person has typed; None for every other."""
    typed = reading.exported_on and not reading.exported_at and reading.importer.years_by_export
    return reading.period[1] if typed and reading.period else None


def _newest(connection: duckdb.DuckDBPyConnection, reading: Reading) -> date | None:
    asked = "SELECT max(period_to) FROM imports WHERE account = ? AND state = 'loaded'"
    row = connection.execute(asked, [str(reading.account)]).fetchone()
    return row[0] if row else None


def _same_series(connection: duckdb.DuckDBPyConnection, reading: Reading, standing: str) -> Issue | None:
    """A daily series of which nearly every day stands under another account of the platform already."""
    days = [(value.day, value.metric, value.value) for row in reading.rows for value in row.days if value.value]
    if len(days) < SERIES:
        return None
    columns = [pa.array(column, type) for column, type in zip(zip(*days, strict=True), ARRIVING.types, strict=True)]
    connection.register("arriving_days", pa.table(columns, schema=ARRIVING))
    try:
        given = {"account": str(reading.account), "platform": _platform(reading), "least": SERIES, "share": EQUAL}
        other = connection.execute(text(SAME_SERIES).replace("<standing>", standing), given).fetchone()
    finally:
        connection.unregister("arriving_days")
    return Issue(None, str(reading.account), f"{other[0]} ({other[1]})", "same_series_other_account") if other else None


def _platform(reading: Reading) -> str:
    return f"{reading.account.platform}:%" if reading.account else ""
