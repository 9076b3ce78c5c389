"""Tables as files that a spreadsheet opens well and that run nothing when it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from io import BytesIO
from numbers import Number
from typing import TYPE_CHECKING

import pandas as pd

from jangkau.warehouse.harmless import harmless

if TYPE_CHECKING:
    from openpyxl.cell import WriteOnlyCell

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LONGEST = 32_767  # letters that a cell of a workbook holds
BOTH = "\r\n"  # a cell with either sign in it is quoted only where both end a line: unquoted it would begin a row of its own


def csv_file(table: pd.DataFrame) -> bytes:
    """UTF-8 with BOM, whole numbers without decimals; a text that would run as a formula gets an apostrophe in front.

    Moments (columns that end in _at) are UTC and say so with a Z.
    """
    safe = table.convert_dtypes()
    safe.columns = [harmless(column) for column in safe.columns]
    for column in safe.columns:
        if column.endswith("_at") and pd.api.types.is_datetime64_dtype(safe[column]):
            safe[column] = safe[column].dt.strftime("%Y-%m-%dT%H:%M:%SZ")
        if not pd.api.types.is_numeric_dtype(safe[column]):
            safe[column] = safe[column].map(harmless)
    return safe.to_csv(index=False, lineterminator=BOTH).encode("utf-8-sig")


def xlsx_file(table: pd.DataFrame, definitions: list[tuple[str, ...]], names: tuple[str, str]) -> bytes:
    """A workbook: the table, whose cells keep their types, and what its words mean. `names`: of the two sheets."""
    typed = table.convert_dtypes()
    return xlsx_of(dict(zip(names, ((list(typed.columns), *typed.itertuples(index=False)), definitions), strict=True)))


def xlsx_of(sheets: Mapping[str, Iterable[Iterable]]) -> bytes:
    """A workbook of sheets by their names, each with its heading first.

    Texts are stored as texts, whatever they begin with: none of them runs.
    """
    from openpyxl import Workbook  # when a file is asked for: pages are shown far more often

    book = Workbook(write_only=True)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for place, row in enumerate(rows):
            sheet.append([cell(sheet, value, bold=place == 0) for value in row])
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def cell(sheet, value: object, bold: bool) -> WriteOnlyCell:
    """One value as a cell: a number, a day or a moment as itself, everything else as text; blank where there is none."""
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
    from openpyxl.styles import Font

    if pd.api.types.is_scalar(value) and pd.isna(value):
        return WriteOnlyCell(sheet, None)
    if isinstance(value, date | bool | Number):
        made = WriteOnlyCell(sheet, value.to_pydatetime() if isinstance(value, pd.Timestamp) else value)
        if isinstance(value, date):
            made.number_format = "dd/mm/yyyy hh:mm" if isinstance(value, datetime) and value.time() != time.min else "dd/mm/yyyy"
    else:
        made = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", str(value))[:LONGEST])
        made.data_type = "s"  # a text that begins with = would be taken for a formula
    made.font = Font(bold=bold)
    return made


def parquet_file(table: pd.DataFrame) -> bytes:
    """The same for programs: columns keep their types, texts stay as they are."""
    return table.convert_dtypes().to_parquet(index=False)
