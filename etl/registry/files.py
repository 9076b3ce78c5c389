"""The registry's files: read as their lists are declared, with the same care as exports."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from etl.model import FileRefused, Issue
from etl.read import dates, importers, moments
from etl.read.cells import CellRefused
from etl.read.importers.header import Header, too_long
from etl.read.source import UNREADABLE, Source
from etl.registry.columns import Column, Content, Fields
from etl.registry.contents import CONTENTS
from etl.registry.invited import invited_accounts
from etl.registry.line import Desk, Line

YES = {"yes", "ya", "y", "1", "true", "x"}
# What is said of an export ("upload the original") and what is said of a list that people type.
TYPED = {
    "empty": "typed_empty", "encoding_unknown": "typed_letters", "mojibake": "typed_letters", "quote_unclosed": "typed_rows",
    "excel_rows_in_one_cell": "typed_rows", "row_too_long": "typed_row_too_long", "excel_number": "typed_changed",
    "excel_date": "typed_changed", "date_two_ways": "typed_date_two_ways", "spreadsheet_damaged": "typed_damaged",
}  # fmt: skip


@dataclass(frozen=True)
class RegistryLine:
    """One line of a registry file: the key it is known by, and its fields as they are kept."""

    line: int
    key: str
    fields: Fields


@dataclass(frozen=True)
class RegistryReading:
    """What a registry file says; read = loaded + ignored + refused."""

    source: Source
    content: str
    lines: tuple[RegistryLine, ...] = ()
    issues: tuple[Issue, ...] = ()
    ignored: Counter[str] | None = None
    rows_read: int = 0
    refused: int = 0
    stopped: Issue | None = None

    @property
    def loaded(self) -> int:
        return self.rows_read - self.refused - self.ignored_total

    @property
    def ignored_total(self) -> int:
        return self.ignored.total() if self.ignored else 0


def sheets() -> dict[str, str]:
    """The formats that people fill in themselves: what an empty sheet is called -> the format's name."""
    return {importer.template: importer.name for importer in importers.IMPORTERS if importer.template}


def template(name: str) -> str:
    """The header line of a registry list, or of a sheet that people fill in, to download."""
    sheet = importers.importer_of(sheets().get(name))
    columns = [names[0] for names in sheet.columns()] if sheet else CONTENTS[name].template
    return ",".join(columns) + "\r\n"


def read_registry(source: Source, name: str, now: datetime | None = None, kept: bool = False) -> RegistryReading:
    """Read one registry file; a file that is something else comes back with `stopped` set.

    now: the moment (UTC) after which a report lies in the future. kept: the file was kept before, by rules of its day.
    """
    content = CONTENTS[name]
    try:
        header = Header(source.header)
        missing = [column.name for column in content.columns if column.required and not header.has(column.names)]
        if missing:
            raise FileRefused("columns_missing", ", ".join(missing), ", ".join(source.header)[:300], 1)
        outcomes = list(_lines(source, content, _desk(source, header, content, now, kept)))
    except FileRefused as refusal:
        issue = _typed(refusal.issue)
        return RegistryReading(source, name, stopped=issue, issues=(issue,))
    except OSError as failure:
        if failure.errno not in UNREADABLE:
            raise
        issue = Issue(None, None, failure.strerror, "file_unreadable")
        return RegistryReading(source, name, stopped=issue, issues=(issue,))
    lines, contradicting, repeated = _unrepeated(content, [line for line, _ in outcomes if line])
    issues = [_typed(issue) for _, noted in outcomes for issue in noted] + contradicting
    refused = sum(line is None for line, _ in outcomes) + len(contradicting)
    ignored = Counter(repeated_row=repeated) if repeated else Counter[str]()
    return RegistryReading(source, name, tuple(lines), _by_line(issues), ignored, len(outcomes), refused)


def with_strangers(reading: RegistryReading, registered: Iterable[str]) -> RegistryReading:
    """The reading with a note for each account that an event invites by name and nobody has registered."""
    known = set(registered)
    notes = [
        Issue(line.line, column.name, account, "invited_not_registered", refused=False)
        for column in CONTENTS[reading.content].of_kind("scope")
        for line in reading.lines
        for account in invited_accounts(line.fields.get(column.name))
        if account not in known
    ]
    return replace(reading, issues=_by_line([*reading.issues, *notes]))


def _by_line(issues: Iterable[Issue]) -> tuple[Issue, ...]:
    return tuple(sorted(issues, key=lambda issue: issue.line or 0))


def _typed(issue: Issue) -> Issue:
    return issue._replace(code=TYPED.get(issue.code, issue.code))


def _desk(source: Source, header: Header, content: Content, now: datetime | None, kept: bool) -> Desk:
    """How the file's days and moments are to be read: by all of them together."""

    def texts(columns: tuple[Column, ...]) -> list[str]:
        cells = (header.cell(record, column.names) for _, record in source.records[1:] for column in columns)
        return [text for text in cells if text]

    days = texts(content.of_kind("day"))
    try:
        return Desk(header, dates.day_reader(days), moments.moment_reader(texts(content.of_kind("moment"))), now, kept)
    except CellRefused as refusal:
        raise FileRefused(refusal.code, value=days[0]) from None


def _lines(source: Source, content: Content, desk: Desk) -> Iterator[tuple[RegistryLine | None, list[Issue]]]:
    """Each record as it is kept, None where it is refused, and what is to be said of it.

    A line marked in a `removed` column takes its entry out of the registry; its key columns suffice.
    """
    for number, record in source.records[1:]:
        if too_long(record, desk.header):
            yield None, [Issue(number, None, None, "row_too_long")]
            continue
        line = Line(desk, number, record)
        gone = line.text("removed").casefold() in YES
        fields = line.keys(content) if gone else line.fields(content)
        kept: Fields = {"removed": "true"} if gone else fields
        yield (None if line.refused else RegistryLine(number, content.key_of(fields), kept)), line.from_left()


def _unrepeated(content: Content, lines: list[RegistryLine]) -> tuple[list[RegistryLine], list[Issue], int]:
    """The same line twice counts once; lines of one key that contradict each other are all refused, each naming the others."""
    by_key: dict[str, list[RegistryLine]] = {}
    for line in lines:
        by_key.setdefault(line.key, []).append(line)
    kept, issues, repeated = list[RegistryLine](), list[Issue](), 0
    for same in by_key.values():
        if all(line.fields == same[0].fields for line in same):
            kept.append(same[0])
            repeated += len(same) - 1
            continue
        column = next((name for name in reversed(content.keys) if same[0].fields.get(name)), content.keys[-1])
        for line in same:
            others = ", ".join(str(other.line) for other in same if other is not line)
            issues.append(Issue(line.line, column, f"{others} · {line.key}", "typed_two_values"))
    return kept, issues, repeated
