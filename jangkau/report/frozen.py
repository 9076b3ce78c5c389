"""Published weeks: their numbers, files and ledger, kept beside the warehouse and never in it, so that no rebuild loses them.

reports/ledger.jsonl    a line for each publishing, and one more for each that was withdrawn
reports/ledger.broken.jsonl    lines that could not be read, set aside by `python -m jangkau report check`
reports/WEEK/PLACE/NUMBER/    the edition's values and its files
reports/WEEK/PLACE/NUMBER.json    its line of the ledger once more
reports/WEEK/PLACE/note.txt    the analyst's note
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from filelock import FileLock, Timeout

from jangkau.metrics.limit import limit
from jangkau.report.edition import Edition, Place, Refused
from jangkau.report.ledger import Ledger, Published, appended, as_line, entry_of, read
from jangkau.report.outputs import Output
from jangkau.report.period.edition import PeriodEdition
from jangkau.report.written import put, writable, write

Values = TypeVar("Values")
VALUES = "edition.json"
NOTE = 400  # letters of a note, and of a reason: more does not fit the picture
PATIENCE = 120  # seconds for another writer to end: one report takes a few


class Reports:
    """The folder of published weeks of an office. Asking it writes nothing; whatever writes holds its lock."""

    def __init__(self, data: Path) -> None:
        self.folder = data / "reports"
        self.ledger = self.folder / "ledger.jsonl"
        self._lock = FileLock(self.folder / ".lock")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; the same object may ask again while it writes. Raises Refused."""
        with writable(self.folder):
            self.folder.mkdir(parents=True, exist_ok=True)
            try:
                self._lock.acquire(timeout=PATIENCE)
            except Timeout:
                raise Refused("busy", folder=self.folder) from None
        try:
            yield
        finally:
            self._lock.release()

    def known(self) -> Ledger:
        """What the ledger tells. Raises Refused where the file itself cannot be read.

        A line that cannot be read may be of a withdrawal: then each publishing is asked for its own line as well.
        """
        ledger = self.ledger_alone()
        return replace(ledger, entries=tuple(map(self.as_it_holds, ledger.entries))) if ledger.broken else ledger

    def ledger_alone(self) -> Ledger:
        """What stands in the ledger's own file. Raises Refused."""
        return read(self.bytes_of(self.ledger, missing=b""))

    def as_it_holds(self, entry: Published) -> Published:
        """A publishing, withdrawn where its folder says so."""
        with suppress(Refused):
            own = entry_of(self.bytes_of(self.line_of(entry)).strip())
            if own and own.key == entry.key and own.withdrawn_at and not entry.withdrawn_at:
                return entry.withdrawn_as(own)
        return entry

    def entries(self) -> list[Published]:
        """Every publishing that the ledger tells, in its order."""
        return list(self.known().entries)

    def editions(self, week: str, place: Place) -> list[Published]:
        """The publishings of one week and place, oldest first."""
        of_the_week = [entry for entry in self.entries() if (entry.week, entry.place) == (week, place)]
        return sorted(of_the_week, key=lambda entry: entry.number)

    def in_force(self, week: str, place: Place) -> list[Published]:
        """Those of them that were not withdrawn."""
        return [entry for entry in self.editions(week, place) if not entry.withdrawn_at]

    def visible(self) -> list[Published]:
        """Every publishing that the reader may see, oldest first."""
        held = limit()
        return [entry for entry in self.entries() if not held or (entry.province == held.province and not held.organisation)]

    def latest(self) -> list[Published]:
        """The newest publishing of every week and place that the reader may see, the newest week first."""
        newest = {(entry.week, entry.place.key): entry for entry in sorted(self.visible(), key=lambda entry: entry.number)}
        return sorted(sorted(newest.values(), key=lambda entry: entry.place.key), key=lambda entry: entry.week, reverse=True)

    def at(self, entry: Published) -> Path:
        """Where the files of a publishing lie."""
        return self.folder / entry.week / entry.place.key / str(entry.number)

    def line_of(self, entry: Published) -> Path:
        """Where a publishing's line of the ledger lies once more, for a ledger that has lost it."""
        return self.at(entry).with_suffix(".json")

    def values(self, entry: Published) -> Edition:
        """The numbers as they were published. Raises Refused where their file is damaged."""
        return self._values(entry, Edition.from_json)

    def period_values(self, entry: Published) -> PeriodEdition:
        """The same of a quarter or a year. Raises Refused."""
        return self._values(entry, PeriodEdition.from_json)

    def values_of_any(self, entry: Published) -> Edition | PeriodEdition:
        """The same of whatever was published. Raises Refused."""
        return self.period_values(entry) if entry.of_period else self.values(entry)

    def _values(self, entry: Published, from_json: Callable[[str], Values]) -> Values:
        path = self.at(entry) / VALUES
        content = self.bytes_of(path, entry.values)
        try:
            return from_json(content.decode())
        except (ValueError, TypeError):
            raise Refused("damaged", file=path) from None

    def file(self, entry: Published, name: str) -> bytes:
        """A file as it was published. Raises Refused where it is damaged."""
        return self.bytes_of(self.at(entry) / name, entry.files[name])

    def bytes_of(self, path: Path, digest: str = "", missing: bytes | None = None) -> bytes:
        """What a file holds, where it still is what its SHA-256 says; `missing` stands for a file that may be absent.

        Raises Refused.
        """
        try:
            content = path.read_bytes()
        except OSError as error:
            if missing is not None and isinstance(error, FileNotFoundError):
                return missing
            raise Refused("damaged", file=path) from error
        if digest and sha256(content).hexdigest() != digest:
            raise Refused("damaged", file=path)
        return content

    def publish(
        self, edition: Edition | PeriodEdition, number: int, note: str, files: list[Output], who: str, now: datetime
    ) -> Published:
        """Freeze a week as the edition of that number: its folder at once, then its line in the ledger. Raises Refused.

        Whatever moment a crash picks, the week is published whole, comes back with the next publishing, or is not there.
        """
        with self.writing():
            values = edition.as_json().encode()
            named = {file.name: sha256(file.content).hexdigest() for file in files}
            entry = Published(
                edition.week, edition.province, edition.bakorwil, edition.place_name, number, now.isoformat(timespec="seconds"),
                who, edition.definitions, edition.fingerprint, edition.coverage["data_until"], note, named,
                sha256(values).hexdigest(),
            )  # fmt: skip
            folder = self.at(entry)
            with writable(folder.parent):
                folder.parent.mkdir(parents=True, exist_ok=True)
            write(self.line_of(entry), as_line(entry))
            put(folder, {VALUES: values, **{file.name: file.content for file in files}})
            self.enter([entry])
        return entry

    def enter(self, entries: list[Published]) -> None:
        """More lines for the ledger."""
        write(self.ledger, appended(self.bytes_of(self.ledger, missing=b""), entries))

    def withdraw(self, entries: list[Published], who: str, now: datetime, reason: str) -> list[Published]:
        """Let publishings no longer hold, and say why; their numbers and files stay where they are. Raises Refused.

        Their folders know it first: whatever moment a crash picks, a withdrawal that was begun is never forgotten.
        """
        moment, why = now.isoformat(timespec="seconds"), " ".join(reason.split())[:NOTE]
        with self.writing():
            withdrawn = [replace(entry, withdrawn_at=moment, withdrawn_by=who, reason=why) for entry in entries]
            for entry in withdrawn:
                write(self.line_of(entry), as_line(entry))
            self.enter(withdrawn)
        return withdrawn

    def note(self, week: str, place: Place) -> str:
        """The analyst's note of a week; empty where there is none. Raises Refused."""
        return self.bytes_of(self.folder / week / place.key / "note.txt", missing=b"").decode("utf-8", "replace")

    def keep_note(self, week: str, place: Place, note: str) -> None:
        """Keep the analyst's note, plain text of at most 400 letters. Raises Refused."""
        folder = self.folder / week / place.key
        with self.writing():
            with writable(folder):
                folder.mkdir(parents=True, exist_ok=True)
            write(folder / "note.txt", note.strip()[:NOTE].encode())
