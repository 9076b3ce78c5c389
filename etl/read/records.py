"""Text as records, streamed from the file: neither a long line nor a long file has to fit into memory."""

import codecs
import csv
import re
from collections import deque
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TextIO, overload
from unicodedata import category

from etl.model import FileRefused

RECORD = 1024**2  # characters of one record, its line breaks included; a post with a long caption has some 5,000

BOM = "\ufeff"  # what tells the order of bytes; programs that join files or save them again add a second one

Record = tuple[int, list[str]]  # the line it begins on (from 1), its cells

csv.field_size_limit(RECORD + 1)


def _half_letter(error: UnicodeError) -> tuple[str, int]:
    """A letter of which the file holds only the first bytes is left out; all other damage is damage."""
    if isinstance(error, UnicodeDecodeError) and error.reason in ("unexpected end of data", "truncated data"):
        return "", len(error.object)
    raise error


codecs.register_error("half_letter", _half_letter)


def plain(text: str) -> str:
    """A header's or title's cell without what nobody sees: soft hyphens, marks of no width, blanks that do not break.

    >>> plain("\\ufeffKon\\u00adten\\u200b"), plain(" Judul\\u00a0video ")
    ('Konten', 'Judul video')
    """
    return " ".join("".join(letter for letter in text if category(letter) != "Cf").split())


class Ending(NamedTuple):
    """A file's last record: the line it begins on, its cells, and whether the last of these is in quotation marks."""

    line: int
    cells: list[str]
    quoted: bool


class SheetName(NamedTuple):
    """What a sheet of a workbook is called, and whether it is hidden."""

    name: str
    hidden: bool


class Text:
    """The records of a text file, gone through anew each time they are asked for."""

    def __init__(self, path: Path, encoding: str, delimiter: str):
        self.path, self.encoding, self.delimiter = path, encoding, delimiter

    def __iter__(self) -> Iterator[Record]:
        """Every record that holds anything. Raises FileRefused: an open quotation mark, a record too long, no known encoding."""
        with self._open() as file:
            yield from _records(_Lines(file), self.delimiter)

    def ending(self) -> Ending | None:
        """The last record; None where the last line holds nothing, so that the record before it did end."""
        with self._open() as file:
            lines = _Lines(file)
            last = deque(_records(lines, self.delimiter, blank=True), maxlen=1)
            if not last or not any(cell.strip() for cell in last[0][1]):
                return None
            return Ending(*last[0], _closes_quoted("".join(lines.record), self.delimiter))

    def _open(self) -> TextIO:
        return self.path.open(encoding=self.encoding, errors="half_letter", newline="")


class Streamed:
    """Records that are not kept: going through them, or asking for some, reads the file again."""

    def __init__(self, begin: Callable[[], Iterator[Record]], left_out: int = 0):
        self._begin, self._left_out = begin, left_out

    def __iter__(self) -> Iterator[Record]:
        return islice(self._begin(), self._left_out, None)

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __bool__(self) -> bool:
        return next(iter(self), None) is not None

    @overload
    def __getitem__(self, place: int) -> Record: ...

    @overload
    def __getitem__(self, place: slice) -> "Records": ...

    def __getitem__(self, place: int | slice) -> "Record | Records":
        if isinstance(place, int):
            return list(islice(self, place + 1))[place]
        if place.stop is None:
            return Streamed(self._begin, self._left_out + (place.start or 0))
        return list(islice(self, place.start or 0, place.stop))


Records = list[Record] | Streamed


def margin(records: list[Record]) -> int:
    """How many columns are empty before the first that any record fills.

    >>> margin([(1, ["", "Date", "Views"]), (2, ["", "2026-06-01", "5"])])
    1
    """
    filled = (next((place for place, cell in enumerate(cells) if cell.strip()), len(cells)) for _, cells in records)
    least = next(filled, 0)
    while least and (place := next((place for place in filled if place < least), None)) is not None:
        least = place
    return least


def without_margin(records: list[Record]) -> list[Record]:
    """A table's records from the first column that holds anything: some tables begin further to the right."""
    left = margin(records)
    return [(line, cells[left:]) for line, cells in records] if left else records


def refuse_long_lines(path: Path) -> None:
    """Raises FileRefused at a line beyond all bounds, which a database would pass over in silence where it is the last."""
    line = 1
    with path.open("rb") as file:
        while chunk := file.read(RECORD):
            ends = chunk.count(b"\n")
            if len(chunk) == RECORD and not ends and b"\r" not in chunk:
                raise FileRefused("record_too_long", line=line)
            line += ends


class _Lines:
    """A text's lines, and those of the record that they belong to."""

    def __init__(self, file: TextIO):
        self._file, self._length, self._ended, self._first = file, 0, True, True
        self.record: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self._file.readline(RECORD + 1)
        if self._first:
            line, self._first = line.lstrip(BOM), False
        if not line:
            raise StopIteration
        if self._ended:
            self.record, self._length, self._ended = [], 0, False
        self.record.append(line)
        self._length += len(line)
        if self._length > RECORD:
            raise _TooLong
        return line

    def end_record(self) -> None:
        self._ended = True


class _TooLong(Exception):
    """A record beyond all bounds."""


def _records(lines: _Lines, delimiter: str, blank: bool = False) -> Iterator[Record]:
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    began = 1
    try:
        for cells in reader:
            lines.end_record()
            if (blank or any(cell.strip() for cell in cells)) and not (cells and "sep=" in cells[0][:5] and len(cells) < 3):
                yield began, cells
            began = reader.line_num + 1
    except (csv.Error, _TooLong):
        raise _broken("".join(lines.record), delimiter, began) from None
    except UnicodeDecodeError:
        raise FileRefused("encoding_unknown") from None


def _broken(record: str, delimiter: str, began: int) -> FileRefused:
    """Why the record that begins on a line cannot be read: where its quotation mark opened, behind the cells in order."""
    mark = re.escape(delimiter)
    in_order = re.compile(rf'(?:(?:"(?:[^"]|"")*+"|[^"{mark}][^{mark}]*+|){mark})*+').match(record)
    opens = in_order.end() if in_order else 0
    opened = record[opens:]
    line = began + len(re.findall(r"\r\n?|\n", record[:opens]))
    if not opened.startswith('"') and len(record) > RECORD:
        return FileRefused("record_too_long", value=record[:80], line=began)
    return FileRefused("quote_unclosed", value=opened[:80], line=line)


def _closes_quoted(record: str, delimiter: str) -> bool:
    """Whether a record ends with a closing quotation mark: one letter more would then be one too many.

    >>> _closes_quoted('"a","1"', ","), _closes_quoted("a,1", ","), _closes_quoted('a,5"', ",")
    (True, False, False)
    """
    try:
        list(csv.reader([record.rstrip("\r\n") + "x"], delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    return False
