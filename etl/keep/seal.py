"""How the ledger is written: its last line is sealed with the hash of all bytes before the seal.

Where the seal holds and tells of the version that a snapshot is of, the file need not be read line by line, and what is new is
put into it.
"""

import hashlib
import json
import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import BinaryIO, NamedTuple

from etl.keep.entries import Entry
from etl.keep.ledger import read_ledger
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import Identity, identity
from jangkau.warehouse.trouble import Trouble
from jangkau.warehouse.whole import write_pieces

SEALED = re.compile(rb', "seal": "([0-9a-f]{64})"}\n\Z')
IMPORT_ID = re.compile(rb'"import_id": "([^"]+)"')  # within a text its quotes would be escaped
STAMPS = ("version", "lines", "seal")  # what a line bears beside the columns of `imports`
SEAL = 100  # the last bytes of a sealed ledger, the seal among them
PIECE = 1 << 20  # bytes that are held at once


class Seal(NamedTuple):
    """With which version a ledger was written last, and how many lines it had then."""

    version: int
    lines: int


@dataclass(frozen=True)
class Sealed:
    """A ledger whose seal holds: its seal, its last line and where that begins, and the hash of all its bytes, to go on from."""

    seal: Seal
    last: Entry
    begins: int
    hashed: "hashlib._Hash"


def seal_of(folders: Folders) -> Seal | None:
    """What the ledger beside the archive is sealed with; None where there is none, or its bytes are others than were sealed."""
    sealed = _sealed_of(folders)
    return sealed.seal if sealed else None


def _sealed_of(folders: Folders) -> Sealed | None:
    try:
        return _sealed_in(folders.ledger, identity(folders.ledger))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _sealed_in(path: Path, file: Identity) -> Sealed | None:
    """What a ledger is sealed with. The file is replaced, never changed: it is looked through once."""
    with path.open("rb") as ledger:
        end = ledger.seek(max(ledger.seek(0, os.SEEK_END) - SEAL, 0))
        tail = ledger.read()
        if not (seal := SEALED.search(tail)):
            return None
        hashed, begins = hashlib.sha256(), 0
        for place, piece in _pieces(ledger, end + seal.start()):
            hashed.update(piece)
            begins = max(begins, place + piece.rfind(b"\n") + 1) if b"\n" in piece else begins
        if hashed.hexdigest().encode() != seal[1]:
            return None
        hashed.update(tail[seal.start() :])
        ledger.seek(begins)
        last = json.loads(ledger.read())
    return Sealed(Seal(last["version"], last["lines"]), {name: last[name] for name in last if name not in STAMPS}, begins, hashed)


def _pieces(ledger: BinaryIO, until: int) -> Iterator[tuple[int, bytes]]:
    """The bytes of a file before one of its bytes, some at a time, and where they begin."""
    ledger.seek(0)
    for place in range(0, until, PIECE):
        yield place, ledger.read(min(PIECE, until - place))


def write_ledger(
    folders: Folders, entries: Iterable[dict], version: int, standing: Seal | None = None, since: Iterable[dict] = ()
) -> None:
    """Write the ledger whole or not at all. A file with lines that cannot be read stays beside it. Never a shorter one.

    standing, since: the seal of a ledger that holds all that stood before, and the lines that are new or others by now: where
    the file bears that seal, these alone are put into it.
    """
    sealed = _sealed_of(folders) if standing else None
    if sealed and sealed.seal == standing:
        write_pieces(folders.ledger, _with(folders.ledger, sealed, list(since), version))
        return
    entries = list(entries)
    _refuse_shorter(folders, {entry["import_id"] for entry in entries})
    write_pieces(folders.ledger, _lines(entries, version, len(entries), hashlib.sha256()))


def _with(path: Path, sealed: Sealed, since: list[dict], version: int) -> Iterator[bytes]:
    """A ledger's bytes with some lines: each in the place of the one that bears its id, the new ones behind all."""
    new = [entry for entry in since if entry["import_no"] > sealed.last["import_no"]]
    others = {entry["import_id"]: entry for entry in since if entry["import_no"] <= sealed.last["import_no"]}
    lines = sealed.seal.lines + len(new)
    with path.open("rb") as ledger:
        if new and not others:
            yield from (piece for _, piece in _pieces(ledger, path.stat().st_size))
            hashed = sealed.hashed.copy()
        else:
            hashed, until = hashlib.sha256(), path.stat().st_size
            if not new:  # then the last line bears the seal anew
                new, until = [others.pop(sealed.last["import_id"], sealed.last)], sealed.begins
            exchanged = {name.encode(): _line(entry, version, lines).encode() + b"\n" for name, entry in others.items()}
            for piece in _exchanging(ledger, until, exchanged):
                hashed.update(piece)
                yield piece
    yield from _lines(new, version, lines, hashed)


def _exchanging(ledger: BinaryIO, until: int, others: dict[bytes, bytes]) -> Iterator[bytes]:
    """The lines of a ledger before one of its bytes, some at a time; those whose id is given are exchanged."""
    ledger.seek(0)
    while (left := until - ledger.tell()) > 0:
        piece, parts, end = ledger.read(min(PIECE, left)), list[bytes](), 0
        piece += ledger.readline() if not piece.endswith(b"\n") else b""
        for match in IMPORT_ID.finditer(piece) if others else ():
            if line := others.get(match[1]):
                parts += [piece[end : piece.rfind(b"\n", 0, match.start()) + 1], line]
                end = piece.index(b"\n", match.end()) + 1
        yield b"".join([*parts, piece[end:]])


def _refuse_shorter(folders: Folders, ids: set[str]) -> None:
    before = read_ledger(folders)
    if missing := before.ids - ids:
        raise Trouble("ledger_longer", folders.ledger, n=len(missing))
    if before.broken:
        keep_aside(folders)


def _lines(entries: list[dict], version: int, lines: int, hashed: "hashlib._Hash") -> Iterator[bytes]:
    """Some more lines of a ledger, the last one sealed over all that stands before its seal. hashed: what stands before them."""
    if entries:
        body = "\n".join(_line(entry, version, lines) for entry in entries).encode().removesuffix(b"}")
        hashed.update(body)
        yield body
        yield f', "seal": "{hashed.hexdigest()}"}}\n'.encode()


def _line(entry: dict, version: int, lines: int) -> str:
    return json.dumps({**entry, "version": version, "lines": lines}, default=str, ensure_ascii=False)


def keep_aside(folders: Folders) -> None:
    """Keep a damaged ledger under a name of its own before a good one takes its place."""
    number = 1
    while (aside := folders.ledger.with_suffix(f".broken-{number}")).exists():
        number += 1
    os.link(folders.ledger, aside)
