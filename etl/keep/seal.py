"""How the ledger is written: its last line is sealed with the hash of all bytes before the seal.

Where the seal holds and tells of the version that a snapshot is of, the file need not be read line by line, and what is new is
put into it.
"""

import json
import os
import re
from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from etl.keep.ledger import read_ledger
from jangkau.warehouse.folders import Folders
from jangkau.warehouse.standing import Identity, identity
from jangkau.warehouse.trouble import Trouble
from jangkau.warehouse.whole import write_whole

SEALED = re.compile(rb', "seal": "([0-9a-f]{64})"}\n\Z')
IMPORT_ID = re.compile(rb'"import_id": "([^"]+)"')  # within a text its quotes would be escaped
STAMPS = ("version", "lines", "seal")  # what a line bears beside the columns of `imports`


class Seal(NamedTuple):
    """With which version a ledger was written last, and how many lines it had then."""

    version: int
    lines: int


def seal_of(folders: Folders) -> Seal | None:
    """What the ledger beside the archive is sealed with; None where there is none, or its bytes are others than were sealed."""
    try:
        return _seal_in(folders.ledger, identity(folders.ledger))
    except FileNotFoundError:
        return None


@lru_cache(maxsize=4)
def _seal_in(path: Path, file: Identity) -> Seal | None:
    """The seal of a ledger. The file is replaced, never changed: it is looked through once."""
    content = path.read_bytes()
    seal = SEALED.search(content, max(len(content) - 100, 0))
    if not seal or sha256(memoryview(content)[: seal.start()]).hexdigest().encode() != seal[1]:
        return None
    last = json.loads(content[content.rfind(b"\n", 0, -1) + 1 :])
    return Seal(last["version"], last["lines"])


def write_ledger(
    folders: Folders, entries: Iterable[dict], version: int, standing: Seal | None = None, since: Iterable[dict] = ()
) -> None:
    """Write the ledger whole or not at all. A file with lines that cannot be read stays beside it. Never a shorter one.

    standing, since: the seal of a ledger that holds all that stood before, and the lines that are new or others by now: where
    the file bears that seal, these alone are put into it.
    """
    if standing and seal_of(folders) == standing:
        write_whole(folders.ledger, _with(folders.ledger.read_bytes(), since, version, standing))
        return
    entries = list(entries)
    _refuse_shorter(folders, {entry["import_id"] for entry in entries})
    write_whole(folders.ledger, _sealed(b"", entries, version, len(entries)))


def _with(content: bytes, since: Iterable[dict], version: int, standing: Seal) -> bytes:
    """A ledger's bytes with some lines: each in the place of the one that bears its id, the new ones behind all."""
    start = content.rfind(b"\n", 0, -1) + 1
    last = {name: value for name, value in json.loads(content[start:]).items() if name not in STAMPS}
    new = [entry for entry in since if entry["import_no"] > last["import_no"]]
    others = {entry["import_id"]: entry for entry in since if entry["import_no"] <= last["import_no"]}
    lines = standing.lines + len(new)
    if not new:  # then the last line bears the seal anew
        content, new = content[:start], [others.pop(last["import_id"], last)]
    parts, end = [], 0
    for match in IMPORT_ID.finditer(content) if others else ():
        if entry := others.get(match[1].decode()):
            parts += [content[end : content.rfind(b"\n", 0, match.start()) + 1], _line(entry, version, lines).encode()]
            end = content.index(b"\n", match.end())
    return _sealed(b"".join([*parts, content[end:]]), new, version, lines)


def _refuse_shorter(folders: Folders, ids: set[str]) -> None:
    before = read_ledger(folders)
    if missing := before.ids - ids:
        raise Trouble("ledger_longer", folders.ledger, n=len(missing))
    if before.broken:
        keep_aside(folders)


def _sealed(before: bytes, entries: list[dict], version: int, lines: int) -> bytes:
    """A ledger's bytes with some more lines, the last one sealed over all that stands before its seal."""
    if not entries:
        return before
    body = "\n".join(_line(entry, version, lines) for entry in entries).encode().removesuffix(b"}")
    seal = sha256(before)
    seal.update(body)
    return b"".join([before, body, f', "seal": "{seal.hexdigest()}"}}\n'.encode()])


def _line(entry: dict, version: int, lines: int) -> str:
    return json.dumps({**entry, "version": version, "lines": lines}, default=str, ensure_ascii=False)


def keep_aside(folders: Folders) -> None:
    """Keep a damaged ledger under a name of its own before a good one takes its place."""
    number = 1
    while (aside := folders.ledger.with_suffix(f".broken-{number}")).exists():
        number += 1
    os.link(folders.ledger, aside)
