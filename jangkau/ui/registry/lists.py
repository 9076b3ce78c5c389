"""The registry's lists as files: which columns each has, how a row is written, how cells stay harmless and unchanged."""

import csv
import io
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime

import pandas as pd

from etl.read.dates import WIB
from etl.registry.regions import provinces, regencies

Row = Mapping[str, object]
Cells = dict[str, str]

ACCOUNT_COLUMNS = (
    "platform", "handle", "name", "owner", "regency", "province_code", "organisation", "active_from", "active_to", "checked_on",
)  # fmt: skip
EVENT_COLUMNS = (
    "event_id", "kind", "series", "name", "starts_on", "ends_on", "date_precision", "province_code", "host_regency_code",
    "invited_scope", "participants", "place", "theme", "source", "starts_at", "ends_at", "patterns", "organiser",
)  # fmt: skip
EVENT_KINDS = ("meetup", "agenda", "campaign", "shock")
MEASURED = ("agenda", "campaign")  # by the posts in which their patterns are found
MOMENTS = ("starts_at", "ends_at", "reported_at", "clarified_at")
ATTENDANCE_COLUMNS = ("event_id", "platform", "handle")
THEME_COLUMNS = ("theme_id", "name", "kind", "patterns")
HOAX_COLUMNS = (
    "hoax_id", "title", "category", "status", "reported_at", "clarified_at", "province_code", "regency_code", "patterns",
    "source",
)  # fmt: skip


def text(value: object) -> str:
    """A value as a registry file writes it: days in ISO form, moments in WIB, whole numbers without decimals, missing as "".

    >>> text(None), text(pd.Timestamp("2021-12-04")), text(120.0), text(datetime(2021, 12, 4, 2, 30)), text(float("nan"))
    ('', '2021-12-04', '120', '2021-12-04 09:30', '')
    """
    if value is None or value is pd.NaT or (isinstance(value, float) and value != value) or value is pd.NA:
        return ""
    if isinstance(value, datetime):
        midnight = (value.hour, value.minute) == (0, 0)
        return value.date().isoformat() if midnight else moment(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def moment(value: object) -> str:
    """A UTC moment as it is typed, in WIB: "2021-12-04 09:30"; "" where there is none, what is typed already as it is.

    >>> moment(datetime(2021, 12, 4, 2, 30)), moment(datetime(2021, 12, 4, 17, 0, 5)), moment("pagi"), moment(None)
    ('2021-12-04 09:30', '2021-12-05 00:00:05', 'pagi', '')
    """
    if isinstance(value, str) or pd.isna(value):
        return value if isinstance(value, str) else ""
    hour = value.replace(tzinfo=UTC).astimezone(WIB)
    return f"{hour:%Y-%m-%d %H:%M:%S}" if hour.second else f"{hour:%Y-%m-%d %H:%M}"


def in_wib(rows: pd.DataFrame) -> pd.DataFrame:
    """Events or reports with their moments as they are typed: 2021-12-04 09:30, WIB."""
    return rows.assign(**{name: rows[name].map(moment).astype(object) for name in MOMENTS if name in rows})


def region_name(code: object) -> str:
    """A kabupaten, kota or province by its code; "" where there is none."""
    known = text(code)
    return regencies()[known]["name"] if known in regencies() else provinces().get(known, "")


def account_cells(row: Row) -> Cells:
    """An account as its file writes it: a kabupaten or kota by its full name, which no spreadsheet turns into a number."""
    code = text(row["region_code"])
    return {
        **{name: text(row[name]) for name in ACCOUNT_COLUMNS if name not in ("regency", "province_code")},
        "regency": region_name(code) if "." in code else "",
        "province_code": code[:2],
    }


def event_cells(row: Row) -> Cells:
    """An event as its file writes it."""
    return {
        **{name: text(row[name]) for name in EVENT_COLUMNS},
        "host_regency_code": region_name(row["host_regency_code"]),
        "starts_at": moment(row["starts_at"]),
        "ends_at": moment(row["ends_at"]),
    }


def attendance_cells(row: Row) -> Cells:
    """An attendance as its file writes it."""
    return {name: text(row[name]) for name in ATTENDANCE_COLUMNS}


def theme_cells(row: Row) -> Cells:
    """A theme as its file writes it."""
    return {name: text(row[name]) for name in THEME_COLUMNS}


def hoax_cells(row: Row) -> Cells:
    """A hoax report as its file writes it; the kabupaten or kota by its full name, and its own province."""
    code = text(row["regency_code"])
    return {
        **{name: text(row[name]) for name in HOAX_COLUMNS},
        "province_code": code[:2] or text(row["province_code"]),
        "regency_code": region_name(code),
        "reported_at": moment(row["reported_at"]),
        "clarified_at": moment(row["clarified_at"]),
    }


COLUMNS = {
    "accounts": ACCOUNT_COLUMNS, "events": EVENT_COLUMNS, "attendance": ATTENDANCE_COLUMNS, "themes": THEME_COLUMNS,
    "hoaxes": HOAX_COLUMNS,
}  # fmt: skip
CELLS: dict[str, Callable[[Row], Cells]] = {
    "accounts": account_cells, "events": event_cells, "attendance": attendance_cells, "themes": theme_cells, "hoaxes": hoax_cells,
}  # fmt: skip
KEYS = {
    "accounts": ("platform", "handle"), "events": ("event_id",), "attendance": ATTENDANCE_COLUMNS, "themes": ("theme_id",),
    "hoaxes": ("hoax_id",),
}  # fmt: skip


def written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows by the names of their columns, as CSV."""
    names = list(columns)
    return written_plainly([names, *([row.get(name, "") for name in names] for row in rows)])


def written_plainly(records: Iterable[list[str]]) -> bytes:
    """Records as CSV in UTF-8 with a byte-order mark."""
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows(records)
    return out.getvalue().encode("utf-8-sig")


def list_file(content: str, frame: pd.DataFrame) -> bytes:
    """A whole list to download: what a spreadsheet would run is guarded, and uploading it again changes nothing."""
    rows = (CELLS[content](row) for row in frame.to_dict("records"))
    return written(COLUMNS[content], ({name: guarded(cell) for name, cell in row.items()} for row in rows))


def guarded(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula.

    >>> guarded("=1+1"), guarded("@jatim"), guarded("'=x"), guarded("Kediri")
    ("'=1+1", "'@jatim", "''=x", 'Kediri')
    """
    return f"'{cell}" if re.match(r"'*[=+\-@\t\r]", cell) else cell


def unguarded(cell: str) -> str:
    """The cell as it was before it was guarded.

    >>> unguarded("'=1+1"), unguarded("''=x"), unguarded("Jum'at"), unguarded("'kutipan'")
    ('=1+1', "'=x", "Jum'at", "'kutipan'")
    """
    return cell[1:] if re.match(r"'+[=+\-@\t\r]", cell) else cell
