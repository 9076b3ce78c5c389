"""An archived file without one account: its rows go, where others name it a word stands in, all else stays letter for letter."""

import csv
import io
import re
from collections.abc import Iterable
from dataclasses import dataclass

from etl.keep.entries import Entry
from etl.model import Account, Row
from etl.read.importers import importer_of
from etl.read.reading import Stopped, read
from etl.read.records import Record
from etl.read.source import Source
from etl.registry.files import read_registry
from jangkau.warehouse.forgotten import named
from jangkau.warehouse.handles import profile_link
from jangkau.warehouse.harmless import restored
from jangkau.warehouse.vocabulary import PLATFORMS


@dataclass(frozen=True)
class Sought:
    """An account that is to be erased, and the word that stands in for its handle."""

    account: Account
    stand_in: str

    @property
    def pattern(self) -> re.Pattern[str]:
        """How texts name it."""
        return named(*self.account)

    def hidden(self, text: str) -> str:
        """A text of somebody else without the account's name."""
        return self.pattern.sub(lambda match: match[0].replace(match[1], self.stand_in), text)


@dataclass(frozen=True)
class Remainder:
    """What is left of a file: its bytes, None where they go whole; how many rows are gone, how many of others are kept."""

    content: bytes | None
    rows: int
    kept: int = 0


@dataclass(frozen=True)
class Lines:
    """The lines of a file that are kept, by whether they are about the account; the platform that the others are of.

    shared: whether one line tells of the account and of others too. read: whether they were read here; those of a sheet of
    millions of rows are read by the database alone.
    """

    own: frozenset[int]
    others: frozenset[int]
    platform: str | None
    read: bool = True
    shared: bool = False


class Entangled(Exception):
    """The account and others stand in the same lines of a file."""


def without(source: Source, entry: Entry, sought: Sought) -> Remainder | None:
    """What is left of an import's file; None where nothing of it is about the account. Raises Entangled."""
    if entry["account"] == str(sought.account):
        return Remainder(None, entry["rows_read"])
    mapped = str(sought.account) in (entry.get("figure") or "")  # an office's own sheet may call it otherwise
    if not source.spreadsheet and not mapped and not _spoken_of(source, sought.account.handle):
        return None
    lines, records = lines_of(source, entry, sought.account), list(source.records)
    if lines.shared and entry["state"] == "loaded":
        raise Entangled
    gone = {line for line, cells in records if line in lines.own or line not in lines.others and _about(cells, lines, sought)}
    if not gone and not any(sought.pattern.search(cell) for _, cells in records for cell in cells):
        return None
    nothing_else = not lines.others if lines.read else len(gone) >= len(records) - 1
    if gone and (nothing_else or entry["state"] != "loaded"):  # what is not in force is nobody's loss
        return Remainder(None, len(gone))
    left = _as_text(records, gone, sought) if source.spreadsheet else _cut(source, records, gone, sought)
    return Remainder(left, len(gone), len(lines.others))


def _spoken_of(source: Source, handle: str) -> bool:
    """Whether a text holds a handle at all: most files of an office do not, and need not be read."""
    with source.path.open(encoding=source.encoding, errors="half_letter", newline="") as file:
        return any(handle in line.casefold() for line in file)


def lines_of(source: Source, entry: Entry, account: Account) -> Lines:
    """Whose the lines of a file are, as it is read when it is kept."""
    if entry["content"] != "export":
        listed = read_registry(source, entry["content"], entry["loaded_at"], kept=True)
        own = frozenset(line.line for line in listed.lines if str(account) in line.key.split("|"))
        return Lines(own, frozenset(line.line for line in listed.lines) - own, None)
    whose = Account.of(*entry["account"].split(":", 1)) if entry["account"] else None
    reading = read(source, whose, entry["exported_on"], entry["loaded_at"], entry.get("figure"))
    importer = importer_of(entry["importer"])
    rows = () if isinstance(reading, Stopped) else reading.rows
    whose_are = [(row.line, _accounts(row)) for row in rows]
    own = frozenset(line for line, accounts in whose_are if account in accounts)
    others = frozenset(line for line, accounts in whose_are if account not in accounts)
    shared = any(account in accounts and len(accounts) > 1 for _, accounts in whose_are)
    platform = whose.platform if whose else importer.platform if importer else None
    return Lines(own, others, platform, not isinstance(reading, Stopped) and not reading.large, shared)


def _accounts(row: Row) -> set[Account]:
    return {value.account for value in row.days} | ({row.post.account} if row.post else set())


def _about(cells: list[str], lines: Lines, sought: Sought) -> bool:
    """Whether a row of which nothing is kept, or which the database reads, is of the account: by a cell that is its handle."""
    platforms: set[str | None] = {name for cell in cells if (name := cell.strip().casefold()) in PLATFORMS} or {lines.platform}
    return bool(platforms & {sought.account.platform, None}) and any(_names(cell, sought.account) for cell in cells)


def _names(cell: str, account: Account) -> bool:
    text = restored(cell).strip().casefold()
    link = profile_link(text)
    return link == (account.platform, account.handle) or text.removeprefix(f"{account.platform}:").lstrip("@") == account.handle


def _as_text(records: Iterable[Record], gone: set[int], sought: Sought) -> bytes:
    """A spreadsheet's rows as the text that is read of them anyway."""
    out = io.StringIO(newline="")
    csv.writer(out).writerows([sought.hidden(cell) for cell in cells] for line, cells in records if line not in gone)
    return out.getvalue().encode("utf-8")


def _cut(source: Source, records: list[Record], gone: set[int], sought: Sought) -> bytes:
    """A text without some records, each of which reaches to where the next one begins."""
    begin = {line: line in gone for line, _ in records}
    left, dropping = list[str](), False
    with source.path.open(encoding=source.encoding, errors="half_letter", newline="") as file:
        for number, text in enumerate(file, 1):
            dropping = begin.get(number, dropping)
            if not dropping:
                left.append(text)
    return sought.hidden("".join(left)).encode(source.encoding)
