"""One file as it came in: its name, its bytes, and its cells as text, whatever the encoding and the delimiter."""

import codecs
import errno
import hashlib
import re
import zipfile
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from etl.model import FileRefused
from etl.read.records import BOM, Ending, Record, Records, SheetName, Streamed, Text, margin, plain, without_margin

HEAD = 65_536  # bytes that recognition may look at
LARGE = 8 * 1024 * 1024  # bytes above which a file is streamed, never held whole
MANGLED_MARKS = ("ÿþ".encode(), "þÿ".encode())  # how UTF-16 begins once it was opened as CP1252 and saved as UTF-8
UNREADABLE = {
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG,
    errno.ESTALE, errno.ENXIO,
}  # fmt: skip


ELSE = {  # how files begin that are no table, in small letters; some suites call a web page .xls
    b"%pdf": "PDF", b"\x89png": "PNG", b"\xff\xd8\xff": "JPEG", b"gif8": "GIF", b"riff": "WebP", b"rar!": "RAR",
    b"7z\xbc\xaf": "7z", b"\x1f\x8b": "gzip", b"{\\rtf": "RTF", b"{\"": "JSON", b"[{": "JSON", b"<?xml": "XML",
    **dict.fromkeys((b"<!doctype html", b"<html", b"<head", b"<meta", b"<table", b"<style"), "HTML"),
}  # fmt: skip
OFFICE = {"word/document.xml": "Word", "ppt/presentation.xml": "PowerPoint", "xl/workbook.bin": "XLSB"}  # zips of a suite's own


@dataclass(frozen=True)
class Source:
    """A file to read. `folder` is the zip or folder it lay in: platforms put the account and the moment there."""

    path: Path  # where its bytes lie
    name: str
    folder: str = ""
    label: str = ""  # what the receipt calls it
    opened_at: int | None = None  # the sheet of a workbook that is read, where that is not the first one seen

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def large(self) -> bool:
        return self.size > LARGE and not self.spreadsheet

    @property
    def other_than_table(self) -> str:
        """What a file is by its first bytes where it is a picture, a document or an archive that is not opened; else ""."""
        if self.spreadsheet == "xlsx":
            return next((name for part, name in OFFICE.items() if part in self._members), "")
        start = self._start[:99].removeprefix(codecs.BOM_UTF8).lstrip().lower()
        return next((name for mark, name in ELSE.items() if start.startswith(mark)), "")

    @property
    def _members(self) -> list[str]:
        try:
            with zipfile.ZipFile(self.path) as archive:
                return archive.namelist()
        except (zipfile.BadZipFile, ValueError, NotImplementedError):
            return []

    @cached_property
    def _start(self) -> bytes:
        with self.path.open("rb") as file:
            return file.read(HEAD)

    @cached_property
    def spreadsheet(self) -> str:
        """ "xlsx", "xls" or "" by the bytes themselves, whatever the file is called."""
        if self._start.startswith(b"\xd0\xcf\x11\xe0"):
            return "xls"
        return "xlsx" if self._start.startswith(b"PK") else ""

    @cached_property
    def encoding(self) -> str:
        """Found from the bytes: a byte-order mark, the pattern of zero bytes, or the first of UTF-8 and CP1252 that fits."""
        start = self._start
        for mark, name in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
            if start.startswith(mark):
                return name
        if start.startswith(MANGLED_MARKS):
            return "utf-8"
        even, odd = start[0:2000:2].count(0), start[1:2000:2].count(0)
        if max(even, odd) > len(start[:2000]) // 4:
            return "utf-16-be" if even > odd else "utf-16-le"
        return "utf-8" if self._decodes("utf-8") else "cp1252"

    def _decodes(self, encoding: str) -> bool:
        """Whether all the bytes fit; a letter that is cut in half at the end does."""
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with self.path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    decoder.decode(chunk)
        except UnicodeDecodeError:
            return False
        return True

    @cached_property
    def head(self) -> str:
        """The first lines, for recognition; for a spreadsheet, its first rows joined by tabs."""
        if self.spreadsheet:
            return "\n".join("\t".join(cells) for _, cells in self.records[:50])
        try:
            return codecs.getincrementaldecoder(self.encoding)().decode(self._start).lstrip(BOM)
        except UnicodeDecodeError:
            raise FileRefused("encoding_unknown") from None

    @cached_property
    def line_ends(self) -> int:
        """How many line ends close the text: 0 where its last line is not ended, 2 where an empty line follows."""
        with self.path.open("rb") as file:
            file.seek(max(0, self.size - 16))
            tail = file.read()
        if self.encoding.startswith("utf-16"):
            tail = b"" if self.size % 2 else tail.replace(b"\0", b"")
        closing = tail[len(tail.rstrip(b"\r\n")) :]
        return len(re.findall(rb"\r\n?|\n", closing))

    @cached_property
    def ending(self) -> Ending | None:
        """The last record of a text; None in a spreadsheet, or where nothing but blanks follow a line that was ended."""
        end = None if self.spreadsheet else self._text.ending()
        return end and end._replace(cells=end.cells[self._margin :])

    @property
    def _text(self) -> Text:
        return Text(self.path, self.encoding, self.delimiter)

    @cached_property
    def delimiter(self) -> str:
        """What stands between cells: told by a `sep=` line, else the mark that the first lines hold most of."""
        if declared := re.match('"?sep=(.)', self.head):
            return declared[1]
        bare = re.sub(r'(?<![^,;\t\r\n])"[^"]*(?:""[^"]*)*(?:"|\Z)', "", self.head)  # cells may have line breaks
        lines = bare.splitlines()[:12]
        return max(",;\t", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))

    @cached_property
    def records(self) -> Records:
        """Every record that holds anything, with the line it begins on; a `sep=` line is not one."""
        if not self._start:
            raise FileRefused("empty")
        if self.large:
            return Streamed(lambda: iter(self._text))
        return self.sheet(self.first_sheet) if self.spreadsheet else without_margin(list(self._text))

    @cached_property
    def _margin(self) -> int:
        """How many empty columns stand before a text's table."""
        return 0 if self.large else margin(list(self._text))

    @cached_property
    def sheets(self) -> list[SheetName]:
        """The sheets of a workbook in their order; none in a text."""
        if not self.spreadsheet:
            return []
        from etl.read.spreadsheets import sheet_names  # what opens workbooks takes longer to import than a small text to load

        return sheet_names(self.path, self.spreadsheet)

    @property
    def first_sheet(self) -> int:
        """The sheet that is read: the first that a person sees; the first of all where none is seen."""
        return (
            self.opened_at
            if self.opened_at is not None
            else next((place for place, sheet in enumerate(self.sheets) if not sheet.hidden), 0)
        )

    def sheet(self, place: int) -> list[Record]:
        """The rows of one sheet of a workbook that hold anything."""
        from etl.read.spreadsheets import sheet_rows

        return without_margin(list(sheet_rows(self.path, self.spreadsheet, place)))

    @cached_property
    def header(self) -> list[str]:
        """The first record's cells, trimmed: the header of the formats that begin with one."""
        first = next(iter(self.records), None)
        if first is None:
            raise FileRefused("empty")
        return [plain(cell) for cell in first[1]]
