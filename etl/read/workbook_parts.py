"""The parts of an xlsx workbook, element by element: what is counted before it is kept, and what is made of a cell."""

import re
from datetime import date, datetime, time, timedelta

from openpyxl.utils import column_index_from_string
from openpyxl.utils.datetime import from_excel, from_ISO8601

from etl.model import FileRefused
from etl.read.records import RECORD

CELLS = 3_000_000  # cells of a sheet, the empty ones before a filled one included: 400 profiles in a year have 1.5 million
ROWS = 1_048_576  # rows of a sheet, as in Excel
TAGS = 5  # XML elements a cell, at most

QUOTED = re.compile(r'"[^"]*"|\\.')  # what a number format adds as it stands

Cell = str | float | int | bool | date | datetime | time | timedelta | None
Attributes = dict[str, str]


class Part:
    """A part of a workbook as it is gone through; what has been found is handed on and forgotten."""

    def __init__(self) -> None:
        self._found: list = []
        self._elements = 0

    def start(self, name: str, attributes: Attributes) -> None:
        self._elements += 1
        if self._elements > TAGS * CELLS:
            raise FileRefused("sheet_too_large", value=str(CELLS))

    def end(self, name: str) -> None:
        """An element ends."""

    def text(self, letters: str) -> None:
        """Letters between elements."""

    def take(self) -> list:
        taken, self._found = self._found, []
        return taken


class Tags(Part):
    """Some elements' attributes."""

    def __init__(self, *names: str):
        super().__init__()
        self._names = names

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        if name in self._names:
            self._found.append(attributes)


class Styles(Part):
    """The number format of each style of a cell; `formats`: those that the workbook itself defines."""

    def __init__(self) -> None:
        super().__init__()
        self.formats: dict[int, str] = {}
        self._of_cells = False

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        self._of_cells = self._of_cells or name == "cellXfs"
        if name == "numFmt":
            self.formats[int(attributes["numFmtId"])] = attributes["formatCode"]
        elif name == "xf" and self._of_cells:
            self._found.append(int(attributes.get("numFmtId", "0")))

    def end(self, name: str) -> None:
        self._of_cells = self._of_cells and name != "cellXfs"


class Letters(Part):
    """Text as workbooks keep it: in `t`, in one or several runs; how it is read aloud (`rPh`) is no part of it."""

    def __init__(self) -> None:
        super().__init__()
        self._letters: list[str] = []
        self._kept, self._aloud, self._length = False, False, 0

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        self._aloud = self._aloud or name == "rPh"
        self._kept = name in ("t", "v") and not self._aloud

    def end(self, name: str) -> None:
        self._aloud = self._aloud and name != "rPh"
        self._kept = False

    def text(self, letters: str) -> None:
        if self._kept:
            self._length += len(letters)
            if self._length > RECORD:
                raise self.too_long()
            self._letters.append(letters)

    def too_long(self) -> FileRefused:
        return FileRefused("record_too_long", value=self._letters[0][:80])

    def said(self) -> str:
        text = "".join(self._letters)
        self._letters.clear()
        return text


class Strings(Letters):
    """The texts that cells refer to by number."""

    def end(self, name: str) -> None:
        super().end(name)
        if name == "si":
            self._found.append(self.said())
            self._length = 0


class Sheet(Letters):
    """A sheet's rows, each with its number and its cells as values."""

    def __init__(self, strings: list[str], dates: set[int], spans: set[int], shares: set[int], epoch: datetime):
        super().__init__()
        self._strings, self._dates, self._spans, self._shares, self._epoch = strings, dates, spans, shares, epoch
        self._row, self._rows, self._walked = 0, 0, 0
        self._cells: list[Cell] = []
        self._kind, self._style, self._column = "n", 0, 0

    def start(self, name: str, attributes: Attributes) -> None:
        super().start(name, attributes)
        if name == "row":
            self._row = int(attributes.get("r", self._row + 1))
            self._rows += 1
            self._cells, self._length = [], 0
            if max(self._row, self._rows) > ROWS:
                raise FileRefused("sheet_too_large", value=str(ROWS), line=min(self._row, ROWS))
        elif name == "c":
            self._kind, self._style = attributes.get("t", "n"), int(attributes.get("s", "0"))
            self._column = _column(attributes["r"]) if "r" in attributes else len(self._cells) + 1
            self._letters.clear()

    def end(self, name: str) -> None:
        super().end(name)
        if name == "c":
            self._place(self._value(self.said()))
        elif name == "row":
            self._found.append((self._row, self._cells))

    def _place(self, value: Cell) -> None:
        """Keep a cell in its column. One without a value needs no place."""
        if value is None:
            self._walked += 1
        else:
            empty = max(0, self._column - 1 - len(self._cells))
            self._walked += empty + 1
            if self._walked <= CELLS:
                self._cells += [None] * empty
                self._cells[self._column - 1 : self._column] = [value]
        if self._walked > CELLS:
            raise FileRefused("sheet_too_large", value=str(CELLS), line=self._row)

    def _value(self, text: str) -> Cell:
        if not text:
            return None
        if self._kind == "n":
            return self._number(text)
        if self._kind == "s":
            return self._strings[int(text)]
        if self._kind == "b":
            return bool(int(text))
        return from_ISO8601(text) if self._kind == "d" else text

    def _number(self, text: str) -> Cell:
        value = float(text) if any(mark in text for mark in ".Ee") else int(text)
        if self._style in self._shares:
            return percentage(value)
        if self._style not in self._dates:
            return value
        try:
            return from_excel(value, self._epoch, timedelta=self._style in self._spans)
        except (OverflowError, ValueError):
            return "#VALUE!"


def is_percentage(code: str) -> bool:
    """Whether a number format shows a hundred times the number and its sign; a sign in quotes it shows as it stands.

    >>> is_percentage("0.0%"), is_percentage('0" %"')
    (True, False)
    """
    return "%" in QUOTED.sub("", code)


def percentage(value: float) -> str:
    """A number as a cell in that form shows it, with all its digits.

    >>> percentage(0.025)
    '2.5%'
    """
    return f"{round(100 * value, 6)}%"


def _column(place: str) -> int:
    return column_index_from_string(place.rstrip("0123456789"))
