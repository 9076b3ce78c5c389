"""One file as it came in: its name, its bytes, and its cells as text, whatever the encoding and the delimiter."""

import codecs
import errno
import hashlib
import lzma
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from etl.model import FileRefused
from etl.read.records import Ending, Record, Streamed, Text
from etl.read.spreadsheets import sheet_rows

HEAD = 65_536  # bytes that recognition may look at
LARGE = 8 * 1024 * 1024  # bytes above which a file is streamed, never held whole
ZIP_FILES, ZIP_BYTES, ZIP_RATIO = 2_000, 1024**3, 200  # what a zip may hold: members, bytes unpacked, bytes a packed byte
MANGLED_MARKS = ("ÿþ".encode(), "þÿ".encode())  # how UTF-16 begins once it was opened as CP1252 and saved as UTF-8
SPREADSHEETS = (".xlsx", ".xls")
ZIP_BEGINS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
UNREADABLE = {
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.EIO, errno.EISDIR, errno.ENOTDIR, errno.ELOOP, errno.ENAMETOOLONG,
    errno.ESTALE, errno.ENXIO,
}  # fmt: skip


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
        return self.size > LARGE and not self.spreadsheet

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
            return codecs.getincrementaldecoder(self.encoding)().decode(self._start)
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
        closing = re.search(rb"[\r\n]*\Z", tail)[0]
        return len(re.findall(rb"\r\n?|\n", closing))

    @cached_property
    def ending(self) -> Ending | None:
        """The last record of a text; None in a spreadsheet, or where nothing but blanks follow a line that was ended."""
        return None if self.spreadsheet else self._text.ending()

    @property
    def _text(self) -> Text:
        return Text(self.path, self.encoding, self.delimiter)

    @cached_property
    def delimiter(self) -> str:
        """What stands between cells: told by a `sep=` line, else the mark that the first lines hold most of."""
        told = re.match(r"sep=(.)", self.head)
        if told:
            return told[1]
        lines = [re.sub(r'"(?:[^"]|"")*"', "", line) for line in self.head.splitlines()[:12]]
        return max(",;\t", key=lambda mark: (sum(mark in line for line in lines), sum(line.count(mark) for line in lines)))

    @cached_property
    def records(self) -> list[Record] | Streamed:
        """Every record that holds anything, with the line it begins on; a `sep=` line is not one."""
        if not self._start:
            raise FileRefused("empty")
        if self.large:
            return Streamed(lambda: iter(self._text))
        return list(sheet_rows(self.path, self.spreadsheet) if self.spreadsheet else self._text)

    @cached_property
    def header(self) -> list[str]:
        """The first record's cells, trimmed: the header of the formats that begin with one."""
        first = next(iter(self.records), None)
        if first is None:
            raise FileRefused("empty")
        return [cell.strip() for cell in first[1]]


def readable(name: str) -> str:
    """A file's name as it can be shown and kept: what is no letter of any alphabet is shown as missing.

    >>> readable("laporan\\udce9.csv"), readable("a\\nb.csv")
    ('laporan\ufffd.csv', 'a\ufffdb.csv')
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def open_paths(paths: list[Path], into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    """Every file in files, folders and zips; a zip's members are unpacked into `into`. What is refused comes as (name, why)."""
    for path in paths:
        if path.is_dir():
            yield from _open_folder(path, into)
        else:
            yield from _open(path, path.name, into)


def _open_folder(folder: Path, into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    """Every file of a folder that is not hidden, by name; a folder within it that cannot be entered is named."""
    closed: list[OSError] = []
    inside = [
        Path(place) / name for place, _, names in os.walk(folder, onerror=closed.append) for name in names if name[0] != "."
    ]
    for failure in closed:
        yield _unreadable(Path(failure.filename).name, failure)
    for path in sorted(inside):
        yield from _open(path, str(path.relative_to(folder)), into)


def _open(path: Path, shown: str, into: Path) -> Iterator[Source | tuple[str, FileRefused]]:
    try:
        zipped = is_zip(path)
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        yield _unreadable(shown, failure)
        return
    if zipped:
        yield from unzip(path, into)
    else:
        yield Source(path, readable(path.name), readable(path.resolve().parent.name), readable(shown))


def _unreadable(shown: str, failure: OSError) -> tuple[str, FileRefused]:
    return readable(shown), FileRefused("file_unreadable", value=failure.strerror)


def is_zip(path: Path) -> bool:
    """Whether a file is a zip of files, and not a spreadsheet or a text that looks like one. Raises OSError."""
    if not path.is_file():  # a pipe would keep us waiting
        path.stat()
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
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
                shown = readable(f"{path.name}/{member.filename}")
                try:
                    yield _unpacked(archive, member, room / str(position), path.stem, shown)
                except FileRefused as refusal:
                    yield shown, refusal
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # ValueError: a name that is not in its encoding
        yield readable(path.name), FileRefused("zip_damaged", value=readable(path.name))
    except FileRefused as refusal:
        yield readable(path.name), refusal


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
    folder = f"{zip_name}/{inner.parent.name}" if inner.parent.name else zip_name
    return Source(target, readable(inner.name), readable(folder), shown)
