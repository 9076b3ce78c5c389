"""The rooms of an office in one stream: a tar of their files, and at its end a list of all of them with their checksums."""

import gzip
import io
import json
import sqlite3
import tarfile
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path, PurePosixPath
from typing import IO, Protocol

from jangkau.access.store import readable
from jangkau.backup.sealed import Unsealable

# What cannot be made again. The warehouse can; what lies on a desk or in a temporary folder is nobody's record.
ROOMS = ("access", "inbox", "mappings", "reports", "archive")
LIST = "list.json"
BEGINNING = ""  # before any file
PEOPLE = "access/access.sqlite"
PRIVATE = ("access", "inbox")
CHUNK = 1 << 20


class Damaged(ValueError):
    """A backup that is not what was written. part: the file of it at which that is seen."""

    def __init__(self, part: str) -> None:
        super().__init__(part)
        self.part = part


class Writes(Protocol):
    def write(self, data: bytes, /) -> object: ...
    def flush(self) -> object: ...


class Reads(Protocol):
    def read(self, size: int = ..., /) -> bytes: ...
    def seek(self, place: int, /) -> object: ...


def files_of(data: Path) -> Iterator[tuple[str, Path]]:
    """Every file of every room by its name in the backup; locks and what is only on its way are none."""
    for room in ROOMS:
        for path in sorted((data / room).rglob("*")):
            name = path.relative_to(data)
            if path.is_file() and not path.is_symlink() and not any(part.startswith(".") for part in name.parts):
                yield name.as_posix(), path


def pack(data: Path, out: Writes, about: dict) -> dict[str, int]:
    """Write the rooms and their list; how many files each holds. Nobody else may write to them meanwhile."""
    sums: dict[str, str] = {}
    with (
        gzip.GzipFile(fileobj=out, mode="wb", mtime=0, compresslevel=6) as packed,
        tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, path in files_of(data):
            if name.startswith(PEOPLE) and name != PEOPLE:
                continue  # SQLite's own files beside it
            if name == PEOPLE:
                with tempfile.TemporaryDirectory(prefix="jangkau-") as folder:
                    sums[name] = added(tar, name, copied(path, Path(folder) / "people"))
            else:
                sums[name] = added(tar, name, path)
        list_text = json.dumps(about | {"files": sums}).encode()
        entry = tarfile.TarInfo(LIST)
        entry.size = len(list_text)
        tar.addfile(entry, io.BytesIO(list_text))
    return {room: sum(name.startswith(f"{room}/") for name in sums) for room in ROOMS}


def copied(database: Path, into: Path) -> Path:
    """A database as it stands at one moment."""
    with readable(database), closing(sqlite3.connect(database)) as source, closing(sqlite3.connect(into)) as copy:
        source.backup(copy)
    return into


class Summed:
    """Reads a file and makes its checksum on the way."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file, self.sum = file, sha256()

    def read(self, size: int = -1) -> bytes:
        data = self.file.read(size)
        self.sum.update(data)
        return data


def added(tar: tarfile.TarFile, name: str, path: Path) -> str:
    """Add a file; its checksum."""
    entry = tarfile.TarInfo(name)
    with path.open("rb") as file:
        entry.size = path.stat().st_size
        summed = Summed(file)
        tar.addfile(entry, summed)  # type: ignore[arg-type]
    return summed.sum.hexdigest()


def unpack(source: Reads, into: Path) -> dict:
    """Write the rooms into an empty folder and check each file; what is told about them. Raises Damaged, Unsealable."""
    sums: dict[str, str] = {}
    list_text, part = b"", BEGINNING
    try:
        with gzip.GzipFile(fileobj=source, mode="rb") as packed, tarfile.open(fileobj=packed, mode="r|") as tar:
            for entry in tar:
                part, content = entry.name, tar.extractfile(entry)
                if content is None or not allowed(entry.name):
                    raise Damaged(part)
                if entry.name == LIST:
                    list_text = content.read()
                else:
                    sums[entry.name] = written(content, into, PurePosixPath(entry.name))
            while packed.read(CHUNK):
                pass  # to the very end: what comes after the list has its checksum as well
    except (tarfile.TarError, zlib.error, EOFError, OSError) as wrong:
        if isinstance(wrong, OSError) and wrong.errno:
            raise  # the disk's trouble, not the backup's
        raise Damaged(part) from wrong
    except Unsealable as wrong:
        if str(wrong) == "damaged":
            raise Damaged(part) from wrong
        raise
    return compared(list_text, sums, part)


def compared(list_text: bytes, sums: dict[str, str], part: str) -> dict:
    """What the list tells, where every file is as it says. Raises Damaged."""
    if not list_text:
        raise Damaged(part)  # it ends before its list: cut off behind this file
    about = json.loads(list_text)
    for name, checksum in about["files"].items():
        if sums.get(name) != checksum:
            raise Damaged(name)
    for name in sums.keys() - about["files"].keys():
        raise Damaged(name)
    return about


def allowed(name: str) -> bool:
    """Whether a file may be written: in a room, and nowhere else.

    >>> allowed("archive/ab/abc"), allowed("archive/../../etc/x"), allowed("/etc/x"), allowed("warehouse/CURRENT")
    (True, False, False, False)
    """
    parts = PurePosixPath(name).parts
    return name == LIST or (len(parts) > 1 and parts[0] in ROOMS and ".." not in parts and "\\" not in name)


def written(content: IO[bytes], into: Path, name: PurePosixPath) -> str:
    """Write a file of a room; its checksum. Two rooms are for nobody's eyes but the program's own."""
    path, private = into / name, name.parts[0] in PRIVATE
    if private:
        (into / name.parts[0]).mkdir(mode=0o700, exist_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch(mode=0o600 if private else 0o666)
    summed = sha256()
    with path.open("wb") as file:
        while chunk := content.read(CHUNK):
            summed.update(chunk)
            file.write(chunk)
    return summed.hexdigest()
