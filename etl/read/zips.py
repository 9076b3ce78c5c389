"""A zip of files, unpacked within limits: its members as files of their own, or why they are refused."""

import errno
import lzma
import os
import re
import shutil
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from etl.model import FileRefused
from etl.read.source import Source

Opened = Source | tuple[str, FileRefused]  # a file, or what is refused and why

FILES, BYTES, RATIO = 2_000, 1024**3, 200  # what a zip may hold: members, bytes unpacked, bytes a packed byte
SPREADSHEETS = (".xlsx", ".xls")
BEGINS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
OPEN_DOCUMENT = b"application/vnd.oasis."


def readable(name: str) -> str:
    """A file's name as it can be shown and kept: what is no letter of any alphabet is shown as missing.

    >>> readable("laporan\\udce9.csv"), readable("a\\nb.csv")
    ('laporan\ufffd.csv', 'a\ufffdb.csv')
    """
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in name)


def is_zip(path: Path) -> bool:
    """Whether a file is a zip of files, and not a spreadsheet or a text that looks like one. Raises OSError."""
    if not path.is_file():  # a pipe would keep us waiting
        path.stat()
        raise OSError(errno.ENXIO, os.strerror(errno.ENXIO), str(path))
    with path.open("rb") as file:
        if not file.read(4).startswith(BEGINS):
            return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" not in archive.namelist()
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return path.suffix.lower() not in SPREADSHEETS


def unzip(path: Path, into: Path) -> Iterator[Opened]:
    """The files in a zip, each under a name of ours in `into`; limits on count, size and ratio, no path is followed."""
    room = Path(tempfile.mkdtemp(dir=into))
    try:
        with zipfile.ZipFile(path) as archive:
            if archive.namelist()[:1] == ["mimetype"] and archive.open("mimetype").read(99).startswith(OPEN_DOCUMENT):
                raise FileRefused("open_document")
            if any(name.endswith(".iwa") for name in archive.namelist()):
                raise FileRefused("no_table", value="Numbers")
            for position, member in enumerate(_members(archive, path)):
                label = readable(f"{path.name}/{member.filename}")
                try:
                    yield _unpacked(archive, member, room / str(position), path.stem, label)
                except FileRefused as refusal:
                    yield label, refusal
    except (zipfile.BadZipFile, ValueError, NotImplementedError):  # ValueError: a name that is not in its encoding
        yield readable(path.name), FileRefused("zip_damaged", value=readable(path.name))
    except FileRefused as refusal:
        yield readable(path.name), refusal


def _members(archive: zipfile.ZipFile, path: Path) -> list[zipfile.ZipInfo]:
    """The members to unpack. Raises FileRefused, before any is unpacked, where the zip as a whole is not to be trusted."""
    members = [member for member in archive.infolist() if not member.is_dir()]
    if len(members) > FILES:
        raise FileRefused("zip_too_many", value=str(len(members)))
    unpacked = sum(member.file_size for member in members)
    if unpacked > BYTES or unpacked > RATIO * max(path.stat().st_size, 1024):
        raise FileRefused("zip_too_large", value=str(unpacked))
    for member in members:
        inner = _inner(member)
        if inner.is_absolute() or ".." in inner.parts or re.match(r"[A-Za-z]:", str(inner)):
            raise FileRefused("zip_path", value=member.filename)
    return [member for member in members if not (_inner(member).name.startswith(".") or "__MACOSX" in _inner(member).parts)]


def _inner(member: zipfile.ZipInfo) -> PurePosixPath:
    return PurePosixPath(member.filename.replace("\\", "/"))


def _unpacked(archive: zipfile.ZipFile, member: zipfile.ZipInfo, target: Path, zip_name: str, label: str) -> Source:
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
    return Source(target, readable(inner.name), readable(folder), label)
