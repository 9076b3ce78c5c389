"""The book: who did what, when and from where. Lines are only ever added, and each bears the hash of the one before.

access/audit.jsonl    a line an act: n, at (UTC), who, place, what, about, before, hash
The newest line's number and hash stand in access.sqlite as well, so that lines cut off at the end are missed.
"""

import csv
import io
import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from typing import IO

from filelock import FileLock

from jangkau.access.store import Access
from jangkau.terminal import printable
from jangkau.warehouse.harmless import harmless

NOTHING = "0" * 64  # what stands before the first line
TAIL = 1 << 16  # bytes: more than the longest line
LONGEST = 200  # letters of a value
REDACTED = "redacted"  # an act: names were erased from lines, for which it vouches


@dataclass(frozen=True)
class Act:
    """A line of the book."""

    n: int
    at: str
    who: str
    place: str
    what: str
    about: dict[str, str]
    before: str
    hash: str = ""
    erased: bool = False  # whether a name was erased from it on request: the newest act of the kind vouches for what it says

    def sealed(self) -> "Act":
        """The same line with its hash over everything else in it."""
        fields = {name: value for name, value in asdict(self).items() if name not in ("hash", "erased")}
        text = json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return replace(self, hash=sha256(text.encode()).hexdigest())

    def line(self) -> bytes:
        """As it stands in the file."""
        fields = {name: value for name, value in asdict(self).items() if name != "erased" or value}
        return json.dumps(fields, ensure_ascii=False).encode() + b"\n"


class Book:
    """The book of an office. Nothing is written while nobody was ever invited."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.file = access.folder / "audit.jsonl"

    def open(self) -> None:
        """See that a line can be added, before what it is to tell of is done. Raises Trouble, OSError."""
        if self.access.exists:
            with FileLock(self.access.folder / ".audit.lock"), self._at_its_end(), self.access.changing():
                self.let_go()

    def write(self, who: str, place: str, what: str, **about: object) -> None:
        """Add a line."""
        if not self.access.exists:
            return
        fields = {name: printable(str(value)[:LONGEST]) for name, value in about.items() if value is not None}
        with FileLock(self.access.folder / ".audit.lock"):
            act = self.next(self._last(), who, place, what, fields)
            with self._at_its_end() as file:
                file.write(act.line() if self._ends_whole() else b"\n" + act.line())
                file.flush()
                os.fsync(file.fileno())
            self.keep_head(act)

    def _at_its_end(self) -> IO[bytes]:
        return os.fdopen(os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "a+b")

    def next(self, last: Act | None, who: str, place: str, what: str, about: dict[str, str]) -> Act:
        """The line behind the last one; the first one of a book whose earlier lines were let go goes on from them."""
        at = datetime.fromtimestamp(self.access.now(), UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
        n, before = (last.n, last.hash) if last else self.let_go()
        return Act(n + 1, at, printable(who), printable(place), what, about, before).sealed()

    def keep_head(self, act: Act) -> None:
        """Remember which line is the newest."""
        with self.access.changing() as change:
            change("keep_fact", name="book_lines", value=str(act.n))
            change("keep_fact", name="book_head", value=act.hash)

    def let_go(self) -> tuple[int, str]:
        """The number and hash of the last line that was let go when its time was over."""
        return int(self.access.fact("book_let_go") or 0), self.access.fact("book_let_go_hash") or NOTHING

    def lines(self) -> Iterator[Act | None]:
        """Every line, oldest first; None for one that cannot be read."""
        if self.file.exists():
            with self.file.open("rb") as file:
                yield from map(act_of, file)

    def acts(self) -> Iterator[Act]:
        """Every line that can be read, oldest first."""
        return (act for act in self.lines() if act)

    def newest(self, most: int) -> list[Act]:
        """The last lines, newest first."""
        return list(self.acts())[: -most - 1 : -1]

    def broken_at(self) -> int | None:
        """The number of the first line that is not as it was written; None where all of them are."""
        gone, before = self.let_go()
        n, lines, head = gone, int(self.access.fact("book_lines") or 0), self.access.fact("book_head")
        erased, vouching = list[Act](), None
        for n, act in enumerate(self._standing(gone), gone + 1):
            if act is None or act.n != n or act.before != before or not (act.erased or act.sealed().hash == act.hash):
                return n
            if n == lines and act.hash != head:
                return n
            erased += [act] if act.erased else []
            vouching = act if act.what == REDACTED and not act.erased else vouching
            before = act.hash
        if erased and not (vouching and vouching.about.get("seal") == seal(erased)):
            return erased[0].n
        return n + 1 if n < lines else None

    def _standing(self, let_go: int) -> Iterator[Act | None]:
        """The lines that are not let go; a crash may have left some of those that are."""
        return (act for act in self.lines() if act is None or act.n > let_go)

    def _last(self) -> Act | None:
        if not self.file.exists():
            return None
        with self.file.open("rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - TAIL))
            acts = [act for line in file.read().splitlines() if (act := act_of(line))]
        return acts[-1] if acts else None

    def _ends_whole(self) -> bool:
        """Whether the last line was written to its end: a power cut may have left a part of one, which stays and is told."""
        with self.file.open("rb") as file:
            end = file.seek(0, os.SEEK_END)
            file.seek(max(0, end - 1))
            return file.read() in (b"", b"\n")


def seal(acts: Iterable[Act]) -> str:
    """What vouches for lines as they stand now."""
    return sha256("".join(f"{act.n} {act.sealed().hash}\n" for act in acts).encode()).hexdigest()


def act_of(line: bytes) -> Act | None:
    """The act of a line; None where it cannot be read as one."""
    try:
        return Act(**json.loads(line))
    except (ValueError, TypeError):
        return None


def as_csv(acts: list[Act]) -> bytes:
    """Lines of the book as a spreadsheet's file; what would run as a formula gets an apostrophe in front."""
    kept = io.StringIO()
    sheet = csv.writer(kept)
    sheet.writerow(["n", "at", "who", "place", "what", "about", "hash"])
    for act in acts:
        about = "; ".join(f"{name}: {value}" for name, value in act.about.items())
        sheet.writerow([harmless(str(cell)) for cell in (act.n, act.at, act.who, act.place, act.what, about, act.hash)])
    return kept.getvalue().encode("utf-8-sig")
