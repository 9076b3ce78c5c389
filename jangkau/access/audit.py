"""The book: who did what, when and from where. Lines are only ever added, and each bears the hash of the one before.

access/audit.jsonl    a line an act: n, at (UTC), who, place, what, about, before, hash
The newest line's number and hash stand in access.sqlite as well, so that lines cut off at the end are missed.
"""

import csv
import io
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256

from filelock import FileLock

from etl.harmless import harmless
from jangkau.access.store import Access
from jangkau.terminal import printable

NOTHING = "0" * 64  # what stands before the first line
TAIL = 1 << 16  # bytes: more than the longest line
LONGEST = 200  # letters of a value


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

    def sealed(self) -> "Act":
        """The same line with its hash over everything else in it."""
        told = {name: value for name, value in asdict(self).items() if name != "hash"}
        text = json.dumps(told, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return Act(**told, hash=sha256(text.encode()).hexdigest())


class Book:
    """The book of an office. Nothing is written while nobody was ever invited."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.file = access.folder / "audit.jsonl"

    def write(self, who: str, place: str, what: str, **about: object) -> None:
        """Add a line."""
        if not self.access.exists:
            return
        told = {name: printable(str(value)[:LONGEST]) for name, value in about.items() if value is not None}
        with FileLock(self.access.folder / ".audit.lock"):
            last = self._last()
            at = datetime.fromtimestamp(self.access.now(), UTC).isoformat(timespec="seconds").replace("+00:00", "Z")
            by, place = printable(who), printable(place)
            act = Act(last.n + 1 if last else 1, at, by, place, what, told, last.hash if last else NOTHING).sealed()
            with os.fdopen(os.open(self.file, os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600), "a+b") as file:
                line = json.dumps(asdict(act), ensure_ascii=False).encode() + b"\n"
                file.write(line if self._ends_whole() else b"\n" + line)
                file.flush()
                os.fsync(file.fileno())
            with self.access.changing() as change:
                change("keep_fact", name="book_lines", value=str(act.n))
                change("keep_fact", name="book_head", value=act.hash)

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
        before, n = NOTHING, 0
        lines, head = int(self.access.fact("book_lines") or 0), self.access.fact("book_head")
        for n, act in enumerate(self.lines(), 1):
            if act is None or act.n != n or act.before != before or act.sealed().hash != act.hash:
                return n
            if n == lines and act.hash != head:
                return n
            before = act.hash
        return n + 1 if n < lines else None

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
