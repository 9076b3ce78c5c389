"""One line of a registry file: its cells as they are read, and all that is wrong or should be looked at in them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from etl.model import PLATFORMS, Account, Issue
from etl.read.cells import CellRefused
from etl.read.importers.base import Header, attempt
from etl.registry import regions
from etl.registry.invited import invited_scope
from etl.registry.patterns import unfindable, without_letters

Day = Callable[[str], object]
Moment = Callable[[str], datetime]
Value = TypeVar("Value")
Fields = dict[str, str | int | None]


@dataclass(frozen=True)
class Desk:
    """How the lines of one file are read; `now` (UTC) tells the future, `kept` that the file was kept once before."""

    header: Header
    day: Day
    moment: Moment
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

    def note(self, code: str, *names: str, value: str | None = None, refused: bool = False) -> None:
        """Something that a person should look at in the cell of the first of these columns that the file has."""
        column = next((name for name in names if self.desk.header.has((name,))), names[0])
        told = self.desk.header.cell(self.record, (column,)) if value is None else value
        self.issues.append(Issue(self.number, column, told, code, refused))

    def fault(self, code: str, *names: str, value: str | None = None) -> None:
        """Why the line cannot be kept."""
        self.note(code, *names, value=value, refused=True)

    def later_fault(self, code: str, *names: str, value: str | None = None) -> None:
        """A fault that was not looked for at first: what an office has kept since then stays, and it is only noted."""
        self.note(code, *names, value=value, refused=not self.desk.kept)

    def text(self, *names: str) -> str:
        text = self.desk.header.cell(self.record, names)
        return text[1:] if re.match(r"'[=+@-]", text) else text  # the mark that keeps our own files from being formulas

    def needed(self, *names: str) -> str:
        text = self.text(*names)
        if not text:
            self.fault("field_missing", *names)
        return text

    def read(self, reader: Callable[[str], Value], *names: str) -> Value | None:
        """What a reader makes of a cell; None where it is empty or refused."""
        text = self.text(*names)
        found = attempt(reader, text) if text else None
        if isinstance(found, CellRefused):
            self.fault(found.code, *names)
            return None
        return found

    def day(self, name: str) -> str | None:
        found = self.read(self.desk.day, name)
        return found.isoformat() if found else None

    def moment(self, name: str) -> str | None:
        """A time as it is typed, in WIB, as a UTC moment."""
        found = self.read(self.desk.moment, name)
        return found.isoformat() if found else None

    def region(self) -> tuple[str | None, str | None]:
        """The codes of a province and, where one is named, of a regency in it; both None where neither is."""
        province = self.read(regions.province_code, "province_code", "province", "provinsi") or ""
        regency = self._regency(province)
        return (regency[:2] if regency else province or None), regency

    def _regency(self, province: str) -> str | None:
        """The regency by its code, else by its name; a name that plainly means another one contradicts the code."""
        name = self.text("regency", "kabupaten_kota")
        if not self.text("regency_code"):
            return self.read(lambda name: regions.regency_code(name, province), "regency", "kabupaten_kota")
        code, named = self.read(regions.regency_code, "regency_code"), attempt(regions.regency_code, name)
        if code and (not code.startswith(province) or (isinstance(named, str) and named != code)):
            self.fault("region_differs", "regency_code")
        return code

    def patterns(self) -> str | None:
        """Words, phrases and hashtags parted by |, each with a letter or digit; None where the cell is empty."""
        text = self.text("patterns")
        if without_letters(text):
            self.fault("pattern_without_letters", "patterns")
        elif part := unfindable(text):
            self.later_fault("pattern_unfindable", "patterns", value=part)
        return text or None

    def invited(self) -> str | None:
        """Who is invited, in the form in which it is kept; each part that cannot be read is told.

        What an office kept when nothing of it could be read stays as it is written: it invites nobody, and not everybody.
        """
        scope, unread = invited_scope(self.text("invited_scope"))
        for part, code in unread:
            self.later_fault(code, "invited_scope", value=part)
        return scope or (self.text("invited_scope") if unread else None)

    def account(self) -> Account:
        account = Account.of(self.needed("platform"), self.needed("handle"))
        if account.platform and account.platform not in PLATFORMS:
            self.fault("platform_unknown", "platform")
        if "/" in account.handle:
            self.fault("handle_is_link", "handle")
        return account
