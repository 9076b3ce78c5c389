"""The registry's lists as files: how a row is written, how cells stay harmless and unchanged."""

import csv
import io
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime

import pandas as pd

from etl.registry.columns import Content
from etl.registry.contents import CONTENTS
from jangkau.findings.places import place_name
from jangkau.warehouse.harmless import harmless
from jangkau.warehouse.vocabulary import WIB

SHOWN = re.compile(r"(\d{4})-(\d\d)-(\d\d) (\d\d:\d\d(?::\d\d)?)")
WRITTEN = re.compile(r"(\d\d)/(\d\d)/(\d{4}) (\d\d[.]\d\d(?:[.]\d\d)?)")
Row = Mapping[str, object]
Cells = dict[str, str]


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
    if isinstance(value, str):
        return value
    if not isinstance(value, datetime) or pd.isna(value):
        return ""
    hour = value.replace(tzinfo=UTC).astimezone(WIB)
    return f"{hour:%Y-%m-%d %H:%M:%S}" if hour.second else f"{hour:%Y-%m-%d %H:%M}"


def moment_shown(typed: str) -> str:
    """A moment as people here write it; what is no moment as it is.

    >>> moment_shown("2021-12-04 09:30"), moment_shown("2021-12-04 09:30:05"), moment_shown("pagi")
    ('04/12/2021 09.30', '04/12/2021 09.30.05', 'pagi')
    """
    return SHOWN.sub(lambda part: f"{part[3]}/{part[2]}/{part[1]} {part[4].replace(':', '.')}", typed)


def moment_typed(shown: object) -> object:
    """The same the other way round, as a file writes it.

    >>> moment_typed("04/12/2021 09.30"), moment_typed("4/12/2021 9:30"), moment_typed(None)
    ('2021-12-04 09:30', '4/12/2021 9:30', None)
    """
    match = WRITTEN.fullmatch(shown) if isinstance(shown, str) else None
    return f"{match[3]}-{match[2]}-{match[1]} {match[4].replace('.', ':')}" if match else shown


def keyed(content: Content, frame: pd.DataFrame) -> pd.DataFrame:
    """A list by the keys of its entries, its days as days and its moments as they are typed: 2021-12-04 09:30, WIB."""
    names = {kind: [column.name for column in content.of_kind(kind) if column.name in frame] for kind in ("day", "moment")}
    days = {name: pd.to_datetime(frame[name]) for name in names["day"]}
    moments = {name: pd.to_datetime(frame[name]).map(moment).astype(object) for name in names["moment"]}
    keys = pd.Series([content.key_of(row) for row in records(frame)], dtype=object)
    return frame.assign(**days, **moments).set_axis(keys, axis="index")


def records(frame: pd.DataFrame) -> list[dict[str, object]]:
    """The rows by the names of their columns."""
    names = [str(name) for name in frame.columns]
    return [dict(zip(names, values, strict=True)) for values in frame.itertuples(index=False, name=None)]


def cells_of(content: Content, row: Row) -> Cells:
    """An entry as its file writes it: a kabupaten or kota by its full name, and its own province with it."""
    cells = {column.written: (moment if column.kind == "moment" else text)(row.get(column.name)) for column in content.columns}
    for column in content.of_kind("place"):
        cells[column.written] = place_name(cells[column.written]) if "." in cells[column.written] else cells[column.written]
    for column in content.of_kind("regency"):
        code = text(row.get(column.page_name))
        cells[column.written] = place_name(code) if "." in code else ""
        if column.within:
            cells[column.within] = code[:2] or ("" if column.together else cells[column.within])
    return cells


def written(columns: Iterable[str], rows: Iterable[Mapping[str, str]]) -> bytes:
    """Rows by the names of their columns, as CSV in UTF-8 with a byte-order mark; no cell is run by a spreadsheet."""
    names = list(columns)
    out = io.StringIO(newline="")
    csv.writer(out, lineterminator="\r\n").writerows([names, *([harmless(row.get(name, "")) for name in names] for row in rows)])
    return out.getvalue().encode("utf-8-sig")


def list_file(name: str, frame: pd.DataFrame) -> bytes:
    """A whole list to download; uploading it again changes nothing."""
    content = CONTENTS[name]
    return written(content.written, (cells_of(content, row) for row in records(frame)))
