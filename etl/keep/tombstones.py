"""What was erased on request: a line an erasure, with hashes and counts and without any name; and one that is under way.

archive/forgotten.jsonl    a line for each erasure that has ended
archive/forgetting.json    the erasure that is under way: who is to be forgotten stands here until it has ended
"""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path

from jangkau.warehouse.folders import Folders
from jangkau.warehouse.trouble import Trouble
from jangkau.warehouse.whole import write_whole


@dataclass(frozen=True)
class Asked:
    """An erasure that is under way: of an account ("instagram:kominfo") or of a person who may enter (their e-mail address).

    stand_in: what stands where the name stood. known_as: a person's name. weeks, province: whose published weeks rest on it.
    erased: the SHA-256 of the bytes that go. rows, values, posts, events: how much that was.
    """

    kind: str
    who: str
    by: str
    at: str
    stand_in: str
    known_as: str = ""
    weeks: tuple[str, ...] = ()
    province: str = ""
    erased: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Tombstone:
    """What stays of an erasure. fingerprint: of the warehouse without what was erased, as a rebuild gives it again."""

    kind: str
    stand_in: str
    by: str
    at: str
    erased: tuple[str, ...]
    counts: dict[str, int]
    fingerprint: str


def under_way(folders: Folders) -> Asked | None:
    """The erasure that a crash or a full disk has stopped half way, if there is one."""
    with _told(_asked(folders)) as lines:
        asked = [Asked(**line | {"weeks": tuple(line["weeks"]), "erased": tuple(line["erased"])}) for line in lines]
        return asked[0] if asked else None


def keep_asked(folders: Folders, request: Asked) -> None:
    """Write down what is to be erased before anything is: whatever stops it, it goes on at the next start."""
    write_whole(_asked(folders), json.dumps(asdict(request), ensure_ascii=False).encode(), 0o600)


def tombstones(folders: Folders) -> list[Tombstone]:
    """Every erasure that has ended, oldest first."""
    with _told(_ended(folders)) as lines:
        return [Tombstone(**line | {"erased": tuple(line["erased"])}) for line in lines]


def end(folders: Folders, tombstone: Tombstone) -> None:
    """Write the tombstone, and forget who was to be forgotten. Ending twice writes one line."""
    others = [other for other in tombstones(folders) if other.stand_in != tombstone.stand_in]
    lines = [json.dumps(asdict(each), ensure_ascii=False) + "\n" for each in (*others, tombstone)]
    write_whole(_ended(folders), "".join(lines).encode(), 0o600)
    _asked(folders).unlink(missing_ok=True)


def erased(folders: Folders) -> set[str]:
    """The SHA-256 of all bytes that were erased, or are to be: they do not come in again."""
    request = under_way(folders)
    return {digest for each in (*tombstones(folders), *((request,) if request else ())) for digest in each.erased}


@contextmanager
def _told(path: Path) -> Iterator[list[dict]]:
    """The lines of a file, none where there is no file. Raises Trouble where one is damaged: what was erased would come back."""
    try:
        yield [json.loads(line) for line in path.read_bytes().splitlines()] if path.exists() else []
    except (ValueError, TypeError, KeyError) as damaged:
        raise Trouble("tombstone_broken", path) from damaged


def _asked(folders: Folders) -> Path:
    return folders.archive / "forgetting.json"


def _ended(folders: Folders) -> Path:
    return folders.archive / "forgotten.jsonl"
