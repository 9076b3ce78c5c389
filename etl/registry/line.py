"""One line of a registry file: its cells as they are read, and all that is wrong or should be looked at in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from urllib.parse import urlsplit

from etl.model import Account, Issue
from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers.base import attempt
from etl.read.importers.header import Header
from etl.registry import goals, regions
from etl.registry.columns import Column, Content, Field, Fields
from etl.registry.invited import invited_scope
from jangkau.warehouse.handles import HandleRefused, handle_of
from jangkau.warehouse.harmless import restored
from jangkau.warehouse.vocabulary import TARGET_SHARES

Value = TypeVar("Value")
MOST_PEOPLE = 10_000_000
MOST_RUPIAH = 10**12


@dataclass(frozen=True)
class Desk:
    """How the lines of one file are read; `now` (UTC) tells the future, `kept` that the file was kept once before."""

    header: Header
    day: Callable[[str], date]
    moment: Callable[[str], datetime]
    now: datetime | None = None
    kept: bool = False


class Line:
    """One record under its header; a cell that cannot be read is noted, and the reading goes on: all faults are told."""

    def __init__(self, desk: Desk, number: int, record: list[str]):
        self.desk, self.number, self.record = desk, number, record
        self.issues: list[Issue] = []

    @property
    def refused(self) -> bool:
        return any(issue.refused for issue in self.issues)

    def faulty(self, *names: str) -> bool:
        """Whether something was found in one of these columns."""
        return any(issue.column in names for issue in self.issues)

    def from_left(self) -> list[Issue]:
        """What was found, as the columns stand in the file."""
        places = {name.strip().casefold(): place for place, name in enumerate(self.desk.header.names)}
        return sorted(self.issues, key=lambda issue: places.get((issue.column or "").casefold(), len(places)))

    def note(self, code: str, *names: str, value: str | None = None, refused: bool = False) -> None:
        """Something that a person should look at in the cell of the first of these columns that the file has."""
        column = next((name for name in names if self.desk.header.has((name,))), names[0])
        cell = self.desk.header.cell(self.record, (column,)) if value is None else value
        self.issues.append(Issue(self.number, column, cell, code, refused))

    def fault(self, code: str, *names: str, value: str | None = None) -> None:
        """Why the line cannot be kept."""
        self.note(code, *names, value=value, refused=True)

    def later_fault(self, code: str, *names: str, value: str | None = None) -> None:
        """A fault that was not looked for at first: what an office has kept since then stays, and it is only noted."""
        self.note(code, *names, value=value, refused=not self.desk.kept)

    def text(self, *names: str) -> str:
        return restored(self.desk.header.cell(self.record, names))

    def fields(self, content: Content) -> Fields:
        """The whole line as it is kept."""
        fields: Fields = {}
        for column in content.columns:
            fields[column.name] = self.value(column, fields)
        return content.rule(self, fields)

    def keys(self, content: Content) -> Fields:
        """What tells the line's entry apart from others."""
        fields: Fields = {}
        for name in content.keys:
            fields[name] = self.value(content.by_name[name], fields)
        return fields

    def value(self, column: Column, before: Fields) -> Field:
        """What a column says; `before`: the fields of the columns before it."""
        text = self.text(*column.names)
        if not text and column.required:
            self.fault("field_missing", *column.names)
        elif column.kind == "regency":
            return self._regency(column, text, str(before.get(column.within or "") or ""))
        elif not text:
            return column.usual if column.kind == "choice" else None
        else:
            return self._read(lambda text: READ[column.kind](self, column, text, before), text, *column.names)
        return None

    def _read(self, reader: Callable[[str], Value], text: str, *names: str) -> Value | None:
        """What a reader makes of a text; None where it is refused."""
        value = attempt(reader, text)
        if isinstance(value, CellRefused):
            self.fault(value.code, *names)
            return None
        return value

    def _regency(self, column: Column, code: str, province: str) -> str | None:
        """A regency by its code, else by its name; a name that plainly means another one contradicts the code."""
        name = self.text(*column.by_name) if column.by_name else ""
        if not code:
            found = self._read(lambda text: regions.regency_code(text, province), name, *column.by_name) if name else None
            if found and not found.startswith(province):
                self.later_fault("region_differs", *column.by_name)
            return found
        regency, named = self._read(regions.regency_code, code, *column.names), attempt(regions.regency_code, name)
        if regency and (not regency.startswith(province) or (isinstance(named, str) and named != regency)):
            self.fault("region_differs", *column.names)
        return regency


def _handle(line: Line, column: Column, text: str, before: Fields) -> str:
    """A handle or a profile's link. What was kept before handles were looked at stays as it is written."""
    platform = str(before.get("platform") or "")
    try:
        return handle_of(platform, text)
    except HandleRefused as refusal:
        (line.fault if "/" in text else line.later_fault)(refusal.code, *column.names)
        return Account.of(platform, text).handle


def _patterns(line: Line, column: Column, text: str, before: Fields) -> str:
    """Words, phrases and hashtags parted by |, each with a letter or digit."""
    from jangkau.warehouse.patterns import unfindable, without_letters  # of what is imported with it exports have no need

    if without_letters(text):
        line.fault("pattern_without_letters", *column.names)
    elif part := unfindable(text):
        line.later_fault("pattern_unfindable", *column.names, value=part)
    return text


def _scope(line: Line, column: Column, text: str, before: Fields) -> str | None:
    """Who is invited, in the form in which it is kept; each part that cannot be read is told.

    What an office kept when nothing of it could be read stays as it is written: it invites nobody, and not everybody.
    """
    scope, unread = invited_scope(text)
    for part, code in unread:
        line.later_fault(code, *column.names, value=part)
    return scope or (text if unread else None)


def _choice(line: Line, column: Column, text: str, before: Fields) -> str:
    """What a word is kept as, said in either language; whatever its case."""
    word = " ".join(text.casefold().replace("_", " ").split())
    meanings = {choice.replace("_", " "): choice for choice in column.choices} | dict(column.words)
    if word not in meanings and column.unknown:
        raise CellRefused(column.unknown)
    return meanings.get(word, text)


def _count(text: str, most: int) -> int | None:
    """A whole number below `most`, None where it is not told."""
    count = cells.count(text)
    if count is not None and not 0 <= count < most:
        raise CellRefused("count_negative" if count < 0 else "number_unreadable")
    return count


def _rupiah(text: str) -> int | None:
    """Money in whole rupiah, as people write it: Rp185.000.000."""
    return _count(re.sub(r"^rp\.?\s*", "", text.strip(), flags=re.IGNORECASE), MOST_RUPIAH)


def _url(text: str) -> str:
    """The address of a page on the web."""
    link = urlsplit(text)
    if link.scheme not in ("http", "https") or "." not in link.netloc or re.search(r"\s", text):
        raise CellRefused("url_unreadable")
    return text


READ: dict[str, Callable[[Line, Column, str, Fields], Field]] = {
    "text": lambda line, column, text, before: text,
    "choice": _choice,
    "platform": _choice,
    "handle": _handle,
    "day": lambda line, column, text, before: line.desk.day(text).isoformat(),
    "moment": lambda line, column, text, before: line.desk.moment(text).isoformat(),
    "province": lambda line, column, text, before: regions.province_code(text),
    "number": lambda line, column, text, before: _count(text, MOST_PEOPLE),
    "rupiah": lambda line, column, text, before: _rupiah(text),
    "url": lambda line, column, text, before: _url(text),
    "period": lambda line, column, text, before: goals.period(text),
    "place": lambda line, column, text, before: goals.place(text),
    "goal": lambda line, column, text, before: goals.goal(text, before.get("measure") in TARGET_SHARES),
    "patterns": _patterns,
    "scope": _scope,
}
