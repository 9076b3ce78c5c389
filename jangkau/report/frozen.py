"""Published weeks: their numbers, files and ledger, kept beside the warehouse and never in it, so that no rebuild loses them.

reports/ledger.jsonl    a line for each publishing
reports/WEEK/PLACE/NUMBER/    the edition's values and its files
reports/WEEK/PLACE/note.txt    the analyst's note
"""

import json
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path

from filelock import FileLock

from jangkau.metrics.limit import limit
from jangkau.report.edition import Edition, Place
from jangkau.report.outputs import Output

VALUES = "edition.json"
NOTE = 400  # letters: more does not fit the picture


@dataclass(frozen=True)
class Published:
    """One publishing: of which week and place, the how-manieth, when (UTC), by whom, from which data, and its files' SHA-256."""

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

    @property
    def place(self) -> Place:
        return Place(self.province, self.bakorwil)

    @property
    def moment(self) -> datetime:
        return datetime.fromisoformat(self.published_at)


class Reports:
    """The folder of published weeks of an office."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "reports"
        self.ledger = self.folder / "ledger.jsonl"
        self._lock = FileLock(self.folder / ".lock")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; the same object may ask again while it writes."""
        self.folder.mkdir(parents=True, exist_ok=True)
        with self._lock:
            yield

    def entries(self) -> list[Published]:
        """Every publishing, oldest first."""
        try:
            lines = self.ledger.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return []
        return [Published(**json.loads(line)) for line in lines]

    def editions(self, week: str, place: Place) -> list[Published]:
        """The publishings of one week and place, oldest first."""
        return [entry for entry in self.entries() if (entry.week, entry.place) == (week, place)]

    def visible(self) -> list[Published]:
        """Every publishing that the reader may see, oldest first."""
        held = limit()
        return [entry for entry in self.entries() if not held or entry.province == held.province]

    def latest(self) -> list[Published]:
        """The newest publishing of every week and place that the reader may see, the newest week first."""
        newest = {(entry.week, entry.place.key): entry for entry in self.visible()}
        return sorted(sorted(newest.values(), key=lambda entry: entry.place.key), key=lambda entry: entry.week, reverse=True)

    def at(self, entry: Published) -> Path:
        """Where the files of a publishing lie."""
        return self.folder / entry.week / entry.place.key / str(entry.number)

    def values(self, entry: Published) -> Edition:
        """The numbers as they were published."""
        return Edition.from_json((self.at(entry) / VALUES).read_text(encoding="utf-8"))

    def publish(self, told: Edition, note: str, files: list[Output], who: str, now: datetime) -> Published:
        """Freeze a week: its numbers and files first, then its line in the ledger; a crash leaves no half of it behind."""
        with self.writing():
            number = len(self.editions(told.week, told.place)) + 1
            named = {file.name: sha256(file.content).hexdigest() for file in files}
            entry = Published(
                told.week, told.province, told.bakorwil, told.place_name, number, now.isoformat(timespec="seconds"), who,
                told.definitions, told.fingerprint, told.coverage["data_until"], note, named,
            )  # fmt: skip
            kept = self.at(entry)
            shutil.rmtree(kept, ignore_errors=True)  # left behind by a crash: the ledger does not know it
            kept.mkdir(parents=True)
            for name, content in [(VALUES, told.as_json().encode()), *((file.name, file.content) for file in files)]:
                write(kept / name, content)
            lines = [*map(as_line, self.entries()), as_line(entry)]
            write(self.ledger, "".join(lines).encode())
        return entry

    def note(self, week: str, place: Place) -> str:
        """The analyst's note of a week; empty where there is none."""
        try:
            return (self.folder / week / place.key / "note.txt").read_text(encoding="utf-8")
        except FileNotFoundError:
            return ""

    def keep_note(self, week: str, place: Place, note: str) -> None:
        """Keep the analyst's note, plain text of at most 400 letters."""
        folder = self.folder / week / place.key
        with self.writing():
            folder.mkdir(parents=True, exist_ok=True)
            write(folder / "note.txt", note.strip()[:NOTE].encode())


def as_line(entry: Published) -> str:
    """A publishing as a line of the ledger."""
    return json.dumps(asdict(entry), ensure_ascii=False) + "\n"


def write(path: Path, content: bytes) -> None:
    """A file whole or not at all."""
    arriving = path.with_name(f".{path.name}.arriving")
    with arriving.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    arriving.replace(path)
