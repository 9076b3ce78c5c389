"""The ledger of published weeks: a line for each publishing, and one more where it was withdrawn.

A line that cannot be read hides no other.
"""

import json
import re
from dataclasses import asdict, dataclass, fields, replace
from datetime import UTC, date, datetime

from jangkau.metrics.scope import week_name, week_named
from jangkau.report.edition import Place
from jangkau.report.outputs import ENDINGS
from jangkau.warehouse.vocabulary import WIB


@dataclass(frozen=True)
class Published:
    """One publishing: of which week and place, the how-manieth, when (UTC), by whom, from which data, and its files' SHA-256.

    values: the SHA-256 of the edition's own values; "" where it was published before that was kept.
    withdrawn_at (UTC), withdrawn_by, reason: of one that no longer holds; "" of one that does.
    """

    week: str
    province: str
    bakorwil: str | None
    place_name: str
    number: int
    published_at: str
    who: str
    definitions: str
    fingerprint: str
    data_until: str | None
    note: str
    files: dict[str, str]
    values: str = ""
    withdrawn_at: str = ""
    withdrawn_by: str = ""
    reason: str = ""

    @property
    def place(self) -> Place:
        return Place(self.province, self.bakorwil)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.published_at)

    @property
    def key(self) -> tuple[str, str, int]:
        """What tells it from every other publishing."""
        return self.week, self.place.key, self.number

    @property
    def withdrawn_on(self) -> date | None:
        """The day on which it was withdrawn; None where it holds."""
        return wib(datetime.fromisoformat(self.withdrawn_at)) if self.withdrawn_at else None

    def withdrawn_as(self, other: "Published") -> "Published":
        """The same publishing, withdrawn as another line of it tells; nothing else of that line counts."""
        return replace(self, withdrawn_at=other.withdrawn_at, withdrawn_by=other.withdrawn_by, reason=other.reason)

    @property
    def sound(self) -> bool:
        """Whether each part is of its kind, so that no reader stumbles over it."""
        texts = (self.place_name, self.who, self.definitions, self.fingerprint, self.note, self.values, self.bakorwil or "",
                 self.data_until or "", self.withdrawn_at, self.withdrawn_by, self.reason,
                 *self.files, *self.files.values())  # fmt: skip
        return (
            all(isinstance(text, str) for text in texts)
            and re.fullmatch(r"\d{2}", self.province, re.ASCII) is not None
            and type(self.number) is int and self.number > 0
            and week_name(week_named(self.week)) == self.week and self.moment.tzinfo is None
            and (not self.withdrawn_at or datetime.fromisoformat(self.withdrawn_at).tzinfo is None)
            and all(re.fullmatch(r"\w[\w.-]*", name) and name.endswith(tuple(ENDINGS.values())) for name in self.files)
        )  # fmt: skip


@dataclass(frozen=True)
class Ledger:
    """What the ledger tells: its publishings, oldest first, and its lines that cannot be read, by number."""

    entries: tuple[Published, ...]
    broken: dict[int, bytes]


def wib(moment: datetime) -> date:
    """The calendar day of a UTC moment in western Indonesia."""
    return moment.replace(tzinfo=UTC).astimezone(WIB).date()


def as_line(entry: Published) -> bytes:
    """A publishing as a line of the ledger."""
    return json.dumps(asdict(entry), ensure_ascii=False).encode() + b"\n"


def read(content: bytes) -> Ledger:
    """The ledger's lines. Only a line feed ends one: a note may hold every other sign that text knows as a line's end."""
    entries: dict[tuple, Published] = {}
    broken: dict[int, bytes] = {}
    for number, line in enumerate(content.split(b"\n"), 1):
        entry = entry_of(line)
        if entry:
            first = entries.setdefault(entry.key, entry)
            if entry.withdrawn_at and not first.withdrawn_at:
                entries[entry.key] = first.withdrawn_as(entry)
        elif line.strip():
            broken[number] = line
    return Ledger(tuple(entries.values()), broken)


def entry_of(line: bytes) -> Published | None:
    """The publishing that a line tells; None where it tells none."""
    names = {field.name for field in fields(Published)}
    try:
        entry = Published(**{name: value for name, value in json.loads(line.decode()).items() if name in names})
        return entry if entry.sound else None
    except (ValueError, TypeError, AttributeError, RecursionError):
        return None


def appended(content: bytes, entries: list[Published]) -> bytes:
    """The ledger with more lines: what stands in it stays byte for byte, a half-written last line gets its end."""
    ended = content if content.endswith(b"\n") or not content else content + b"\n"
    return ended + b"".join(map(as_line, entries))
