"""Spreadsheets, old and new, as rows of text: what a text export would have said in each cell."""

import errno
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path

import xlrd
from openpyxl.utils.datetime import to_excel
from openpyxl.utils.escape import unescape

from etl.model import FileRefused
from etl.read.records import Record, SheetName
from etl.read.workbook import Workbook
from etl.read.workbook_parts import is_percentage, percentage

UNPACKED = 256 * 1024**2  # bytes that a workbook may unpack to
HALF_A_SECOND = timedelta(milliseconds=500)
OLD = 64 * 1024**2  # bytes of an old workbook, which is read whole


def sheet_names(path: Path, kind: str) -> list[SheetName]:
    """The sheets of an "xls" or "xlsx", in their order. Raises FileRefused: damaged, locked, too large."""
    with _refused_where_damaged():
        if kind == "xls":
            book = _xls_book(path)
            return [SheetName(sheet.name, sheet.visibility != 0) for sheet in book.sheets()]
        return Workbook(_bounded(path)).sheets()


def sheet_rows(path: Path, kind: str, place: int = 0) -> Iterator[Record]:
    """The rows of a sheet of an "xls" or "xlsx" that hold anything. Raises FileRefused: damaged, locked, too large."""
    with _refused_where_damaged():
        for line, cells in _xls_rows(path, place) if kind == "xls" else _xlsx_rows(path, place):
            if any(cell.strip() for cell in cells):
                yield line, cells


@contextmanager
def _refused_where_damaged() -> Iterator[None]:
    try:
        yield
    except FileRefused:
        raise
    except Exception as damage:  # a damaged file fails in the readers in as many ways as there are
        if isinstance(damage, OSError) and damage.errno not in (errno.EINVAL, None):  # a disk that fails, say
            raise
        raise FileRefused("spreadsheet_damaged") from damage


def _xls_book(path: Path) -> xlrd.Book:
    content = path.read_bytes() if path.stat().st_size <= OLD else b""
    if not content:
        raise FileRefused("sheet_too_large", value=str(OLD))
    return xlrd.open_workbook(
        file_contents=content, logfile=io.StringIO(), on_demand=True, ragged_rows=True, formatting_info=True
    )


def _xls_rows(path: Path, place: int) -> Iterator[Record]:
    book = _xls_book(path)
    for line, cells in enumerate(book.sheet_by_index(place).get_rows(), start=1):
        yield line, [_text(_xls_value(cell, book)) for cell in cells]


def _bounded(path: Path) -> Path:
    """A workbook that does not unpack to more than it may. Raises FileRefused."""
    with zipfile.ZipFile(path) as archive:
        unpacked = sum(member.file_size for member in archive.infolist())
    if unpacked > UNPACKED:
        raise FileRefused("zip_too_large", value=str(unpacked))
    return path


def _xlsx_rows(path: Path, place: int) -> Iterator[Record]:
    for line, cells in Workbook(_bounded(path)).rows(place):
        yield line, [_text(cell) for cell in cells]


def _xls_value(cell: xlrd.sheet.Cell, book: xlrd.Book) -> object:
    """The old format keeps days and percentages as numbers too; the cell's type and form tell."""
    if cell.ctype == xlrd.XL_CELL_DATE and cell.value >= 1827:  # below: a number in a date's clothes
        return xlrd.xldate_as_datetime(cell.value, book.datemode)
    if cell.ctype == xlrd.XL_CELL_NUMBER and is_percentage(book.format_map[book.xf_list[cell.xf_index].format_key].format_str):
        return percentage(cell.value)
    return cell.value


def _text(cell: object) -> str:
    """A cell as a text export would write it. A day before 1905 is a number in a date's clothes.

    28 February 1900 stays a day: it may have been 59 or 60, since Excel counts a 29th. What Excel escapes is told as it was.

    >>> _text("Pasar_x0020_murah_x000D_"), _text(2.0), _text(6999.9999999999991), _text(None)
    ('Pasar murah\\r', '2', '7000', '')
    """
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        if cell.year < 1905 and cell != datetime(1900, 2, 28):
            return _text(to_excel(cell))
        cell = (cell + HALF_A_SECOND).replace(microsecond=0)  # a moment is a number of days, never quite exact
        return cell.date().isoformat() if cell.time() == datetime.min.time() else cell.isoformat(sep=" ")
    if isinstance(cell, timedelta):
        return str(cell)
    if isinstance(cell, float):
        shown = cell if cell.is_integer() else float(f"{cell:.15g}")  # spreadsheets show 15 digits; what a sum adds is none
        return str(int(shown)) if shown.is_integer() else str(shown)
    return unescape(cell) if isinstance(cell, str) else str(cell)
