"""Spreadsheets, old and new, as rows of text: what a text export would have said in each cell."""

import io
import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta

import openpyxl
import xlrd
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.escape import unescape

from etl.model import FileRefused

UNPACKED = 512 * 1024**2  # bytes that a workbook may unpack to


def sheet_rows(content: bytes, kind: str) -> Iterator[list[str]]:
    """The rows of the first sheet of an "xls" or "xlsx". Raises FileRefused: damaged, locked, or too large to unpack."""
    try:
        yield from _xls_rows(content) if kind == "xls" else _xlsx_rows(content)
    except FileRefused:
        raise
    except Exception as damage:  # a damaged file fails in the readers in as many ways as there are
        raise FileRefused("spreadsheet_damaged") from damage


def _xls_rows(content: bytes) -> Iterator[list[str]]:
    book = xlrd.open_workbook(file_contents=content, logfile=io.StringIO())
    for cells in book.sheet_by_index(0).get_rows():
        yield [_text(_xls_value(cell, book.datemode)) for cell in cells]


def _xlsx_rows(content: bytes) -> Iterator[list[str]]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > UNPACKED:
        raise FileRefused("zip_too_large", value=str(unpacked))
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    for cells in book.worksheets[0].iter_rows(values_only=True):
        yield [_text(cell) for cell in cells]


def _xls_value(cell: xlrd.sheet.Cell, datemode: int) -> object:
    """The old format keeps days as numbers too; only the cell's type tells."""
    if cell.ctype == xlrd.XL_CELL_DATE and cell.value >= 1827:  # below: a number in a date's clothes
        return xlrd.xldate_as_datetime(cell.value, datemode)
    return cell.value


def _text(cell: object) -> str:
    """A cell as a text export would write it. A day before 1905 is a number in a date's clothes.

    28 February 1900 stays a day: it may have been 59 or 60, since Excel counts a 29th. What Excel escapes is told as it was.

    >>> _text("Pasar_x0020_murah_x000D_"), _text(2.0), _text(None)
    ('Pasar murah\\r', '2', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        if cell.year < 1905 and cell != datetime(1900, 2, 28):
            return _text(to_excel(cell))
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return unescape(cell) if isinstance(cell, str) else str(cell)
