"""One file as it came in: its name, its bytes, and its cells as text, whatever the encoding and the delimiter."""

import codecs
import csv
import errno
import hashlib
import io
import lzma
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path, PurePosixPath

from etl.model import FileRefused
from etl.read.spreadsheets import sheet_rows

HEAD = 65_536  # bytes that recognition may look at
LARGE = 8 * 1024 * 1024  # above this many bytes a file is read by the database, not row by row
ZIP_FILES, ZIP_BYTES, ZIP_RATIO = 2_000, 1024**3, 200  # what a zip may hold: members, bytes unpacked, bytes a packed byte
MANGLED_MARKS = ("ÿþ".encode(), "þÿ".encode())  # how UTF-16 begins once it was opened as CP1252 and saved as UTF-8
SPREADSHEETS = (".xlsx", ".xls")
ZIP_BEGINS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")

Record = tuple[int, list[str]]  # the line it begins on (from 1), its cells

csv.field_size_limit(16 * 1024 * 1024)


@dataclass(frozen=True)
class Source:
    """A file to read. `folder` is the zip or folder it lay in: platforms put the account and the moment there."""

    path: Path  # where its bytes lie
    name: str
    folder: str = ""
    shown: str = ""  # what the receipt calls it

    @cached_property
    def sha256(self) -> str:
        with self.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()

    @cached_property
    def size(self) -> int:
        return self.path.stat().st_size

    @property
    def large(self) -> bool:
        return self.size > LARGE and not self.name.lower().endswith(SPREADSHEETS)

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
        decoder = codecs.getincrementaldecoder(encoding)()
        try:
            with self.path.open("rb") as file:
                while chunk := file.read(1 << 20):
                    decoder.decode(chunk)
                decoder.decode(b"", final=True)
        except UnicodeDecodeError:
            return False
        return True

    @cached_property
    def text(self) -> str:
        """The whole text; raises FileRefused where the bytes are in no encoding that the platforms use."""
        try:
            return self.path.read_bytes().decode(self.encoding)
        except UnicodeDecodeError:
            raise FileRefused("encoding_unknown") from None

    @cached_property
    def head(self) -> str:
        """The first lines, for recognition; for a spreadsheet, its first rows joined by tabs."""
        if self.spreadsheet:
            return "\n".join("\t".join(cells) for _, cells in self.records[:50])
        if not self.large:
            return self.text[:HEAD]
        return codecs.getincrementaldecoder(self.encoding)(errors="replace").decode(self._start)

    @cached_property
    def delimiter(self) -> str:
        """What stands between cells: told by a `sep=` line, else the mark that the first lines hold most of."""
        told = re.match(r"sep=(.)", self.head)
        if told:
            return told[1]
        lines = [re.sub(r'"(?:[^"]|"")*"', "", line) for line in self.head.splitlines()[:12]]
        return max(",;\t", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))

    @cached_property
    def records(self) -> list[Record]:
        """Every record that holds anything, with the line it begins on; a `sep=` line is not one."""
        if not self._start:
            raise FileRefused("empty")
        if self.spreadsheet:
            records = enumerate(sheet_rows(self.path.read_bytes(), self.spreadsheet), start=1)
        else:
            records = _text_records(self.text, self.delimiter)
        return [(line, cells) for line, cells in records if any(cell.strip() for cell in cells)]

    @cached_property
    def header(self) -> list[str]:
        """The first record's cells, trimmed: the header of the formats that begin with one."""
        records = _text_records(self.head, self.delimiter) if self.large else self.records
        first = next(iter(records), None)
        if first is None:
            raise FileRefused("empty")
        return [cell.strip() for cell in first[1]]


def _text_records(text: str, delimiter: str) -> Iterator[Record]:
    """Every record with the line it begins on. Raises FileRefused at a quotation mark that is not closed as it should be."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    began = 1
    try:
        for cells in reader:
            if not (began == 1 and cells and cells[0].startswith("sep=")):
                yield began, cells
            began = reader.line_num + 1
    except csv.Error:
        raise _unclosed(text, delimiter, began) from None


def _unclosed(text: str, delimiter: str, began: int) -> FileRefused:
    """Where the quotation mark opened in the record that begins on a line: behind the cells that are in order."""
    record = "".join(islice(io.StringIO(text, newline=""), began - 1, None))
    mark = re.escape(delimiter)
    in_order = re.match(rf'(?:(?:"(?:[^"]|"")*+"|[^"{mark}][^{mark}]*+|){mark})*+', record)[0]
    opened = began + len(re.findall(r"\r\n?|\n", in_order))
    return FileRefused("quote_unclosed", value=record[len(in_order) :][:80], line=opened)


def open_paths(paths: list[Path], into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    """Every file in files, folders and zips; a zip's members are unpacked into `into`. What is refused comes as (name, why)."""
    for path in paths:
        if path.is_dir():
            inside = sorted(file for file in path.rglob("*") if file.is_file() and not file.name.startswith("."))
            for file in inside:
                yield from _open(file, str(file.relative_to(path)), into)
        else:
            yield from _open(path, path.name, into)


def _open(path: Path, shown: str, into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    if is_zip(path):
        yield from unzip(path, into)
    else:
        yield Source(path, path.name, path.resolve().parent.name, shown)


def is_zip(path: Path) -> bool:
    """Whether a file is a zip of files, and not a spreadsheet or a text that looks like one at its end."""
    with path.open("rb") as file:
        if not file.read(4).startswith(ZIP_BEGINS):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return path.suffix.lower() not in SPREADSHEETS


def unzip(path: Path, into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    """The files in a zip, each under a name of ours in `into`; limits on count, size and ratio, no path is followed."""
    room = Path(tempfile.mkdtemp(dir=into))
    try:
        with zipfile.ZipFile(path) as archive:
            for position, member in enumerate(_members(archive, path)):
                shown = f"{path.name}/{member.filename}"
                try:
                    yield _unpacked(archive, member, room / str(position), path.stem, shown)
                except FileRefused as refusal:
                    yield shown, refusal
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # ValueError: a name that is not in its encoding
        yield path.name, FileRefused("zip_damaged", value=path.name)
    except FileRefused as refusal:
        yield path.name, refusal


def _members(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """The members to unpack. Raises FileRefused, before any is unpacked, where the zip as a whole is not to be trusted."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > ZIP_FILES:
        raise FileRefused("zip_too_many", value=str(len(members)))
    unpacked = sum(member.file_size for member in members)
    if unpacked > ZIP_BYTES or unpacked > ZIP_RATIO * max(path.stat().st_size, 1024):
        raise FileRefused("zip_too_large", value=str(unpacked))
    for member in members:
        inner = _inner(member)
        if inner.is_absolute() or ".." in inner.parts or re.match(r"[A-Za-z]:", str(inner)):
            raise FileRefused("zip_path", value=member.filename)
    return [member for member in members if not (_inner(member).name.startswith(".") or "__MACOSX" in _inner(member).parts)]


def _inner(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, zip_name: str, shown: str) -> Source:
    """One member as a file of its own. Raises FileRefused: damaged, locked, or itself a zip."""
    try:
        with archive.open(member) as packed, target.open("wb") as file:
            shutil.copyfileobj(packed, file, 1 << 20)
    except (RuntimeError, NotImplementedError, EOFError, zlib.error, lzma.LZMAError, zipfile.BadZipFile):
        raise FileRefused("zip_damaged", value=member.filename) from None
    except OSError as failure:
        if failure.errno not in (errno.EINVAL, None):  # a full disk, say, is no damage of the zip
            raise OSError(failure.errno, failure.strerror, str(target)) from failure
        raise FileRefused("zip_damaged", value=member.filename) from None
    if is_zip(target):
        raise FileRefused("zip_in_zip", value=member.filename)
    inner = _inner(member)
    return Source(target, inner.name, f"{zip_name}/{inner.parent.name}" if inner.parent.name else zip_name, shown)
