"""The registry's files: accounts, events, attendance, themes and hoax reports, read with the same care as exports."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from etl.model import FileRefused, Issue
from etl.read import cells, dates
from etl.read.cells import CellRefused
from etl.read.importers.base import Header, too_long
from etl.read.source import Source
from etl.registry import regions
from etl.registry.hoaxes import hoax_fields
from etl.registry.invited import invited_accounts
from etl.registry.line import Day, Desk, Fields, Line, Moment

OWNERS = {"government": "government", "pemerintah": "government", "community": "community", "komunitas": "community"}
EVENT_KINDS = {"meetup", "agenda", "campaign", "shock"}
MEASURED = {"agenda", "campaign"}  # by the posts about them
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
    ignored: Counter | None = None
    rows_read: int = 0
    refused: int = 0
    stopped: Issue | None = None

    @property
    def loaded(self) -> int:
        return self.rows_read - self.refused - self.ignored_total

    @property
    def ignored_total(self) -> int:
        return self.ignored.total() if self.ignored else 0


def account_fields(line: Line) -> tuple[str, Fields]:
    """platform, handle, name, owner, regency_code | regency | province_code; the key is "platform:handle"."""
    account = line.account()
    said = line.needed("owner", "pemilik")
    owner = OWNERS.get(said.casefold())
    if said and owner is None:
        line.fault("owner_unknown", "owner", "pemilik")
    told = len(line.issues)
    province, regency = line.region()
    if not province and len(line.issues) == told:
        line.fault("region_missing", "regency")
    return str(account), {
        "platform": account.platform, "handle": account.handle, "name": line.text("name", "nama") or account.handle,
        "owner": owner, "level": "regency" if regency else "province",
        "province_code": province, "regency_code": regency,
        "organisation": line.text("organisation", "organisasi") or None,
        "active_from": line.day("active_from"), "active_to": line.day("active_to"), "checked_on": line.day("checked_on"),
    }  # fmt: skip


def event_fields(line: Line) -> tuple[str, Fields]:
    """One meetup, agenda, campaign or shock, as in data/reference/events.csv; agendas may carry times (WIB)."""
    event_id, kind = line.needed("event_id"), line.needed("kind").casefold()
    if kind and kind not in EVENT_KINDS:
        line.fault("event_kind_unknown", "kind")
    precision = line.text("date_precision").casefold() or "day"
    if precision not in {"day", "month"}:
        line.fault("date_precision_unknown", "date_precision")
    host, province = line.read(regions.regency_code, "host_regency_code"), line.read(regions.province_code, "province_code")
    fields = {
        "kind": kind, "name": line.needed("name"), **_when(line, precision), "date_precision": precision,
        "province_code": province or (host or "")[:2] or None,
        "host_regency_code": host, "participants": line.read(_people, "participants"),
        **{field: line.text(field) or None for field in ("series", "place", "theme", "organiser", "source")},
        "invited_scope": line.invited(), "patterns": line.patterns(),
    }  # fmt: skip
    if kind in MEASURED and not fields["patterns"]:
        line.note("event_without_patterns", "patterns")
    return event_id, fields


def _when(line: Line, precision: str) -> Fields:
    """The days and, where they are told, the hours of an event: it begins on its first day and ends no earlier."""
    line.needed("starts_on")
    told = {name: line.day(name) for name in ("starts_on", "ends_on")}
    told |= {name: line.moment(name) for name in ("starts_at", "ends_at")}
    if told["starts_on"] and told["ends_on"] and told["ends_on"] < told["starts_on"]:
        line.fault("ends_before_start", "ends_on")
    opens, closes = (told[name] and _wib_day(told[name]) for name in ("starts_at", "ends_at"))
    early = told["starts_at"] and told["ends_at"] and told["ends_at"] < told["starts_at"]
    if early or (closes and told["starts_on"] and closes < told["starts_on"]):
        line.later_fault("ends_before_start", "ends_at")
    if opens and told["starts_on"] and precision == "day" and opens != told["starts_on"]:
        line.later_fault("starts_on_other_day", "starts_at")
    return told


def _wib_day(moment: str) -> str:
    return dates.wib_day(datetime.fromisoformat(moment)).isoformat()


def _people(text: str) -> int | None:
    """How many came, None where it is not told."""
    found = cells.count(text)
    if found is not None and not 0 <= found < 10_000_000:
        raise CellRefused("count_negative" if found < 0 else "number_unreadable")
    return found


def attendance_fields(line: Line) -> tuple[str, Fields]:
    """event_id, platform, handle: an account that came."""
    event_id, account = line.needed("event_id"), line.account()
    return f"{event_id}|{account}", {"event_id": event_id, "account": str(account)}


def theme_fields(line: Line) -> tuple[str, Fields]:
    """theme_id, name, kind, patterns (words, phrases and hashtags, separated by |)."""
    theme_id, name = line.needed("theme_id"), line.needed("name")
    line.needed("patterns")
    return theme_id, {"name": name, "patterns": line.patterns(), "kind": line.text("kind") or None}


CONTENTS: dict[str, tuple[Callable[[Line], tuple[str, Fields]], tuple[str, ...], tuple[str, ...]]] = {
    # content -> (reader of a line, columns it needs, further columns of its template)
    "accounts": (account_fields, ("platform", "handle", "owner"),
                 ("name", "regency_code", "regency", "province_code", "organisation", "active_from", "active_to", "checked_on")),
    "events": (event_fields, ("event_id", "kind", "name", "starts_on"),
               ("series", "ends_on", "date_precision", "province_code", "host_regency_code", "invited_scope", "participants",
                "place", "theme", "source", "starts_at", "ends_at", "patterns", "organiser")),
    "attendance": (attendance_fields, ("event_id", "platform", "handle"), ()),
    "themes": (theme_fields, ("theme_id", "name", "patterns"), ("kind",)),
    "hoaxes": (hoax_fields, ("hoax_id", "title", "category", "reported_at"),
               ("status", "clarified_at", "province_code", "regency_code", "patterns", "source")),
}  # fmt: skip
MOMENT_COLUMNS = ("starts_at", "ends_at", "reported_at", "clarified_at")
DAY_COLUMNS = ("active_from", "active_to", "checked_on", "starts_on", "ends_on")


YES = {"yes", "ya", "y", "1", "true", "x"}


def template(content: str) -> str:
    """The header line of a registry file, to download and fill in."""
    _, needed, further = CONTENTS[content]
    return ",".join((*needed, *further)) + "\r\n"


def read_registry(source: Source, content: str, now: datetime | None = None, kept: bool = False) -> RegistryReading:
    """Read one registry file; a file that is something else comes back with `stopped` set.

    now: the moment (UTC) after which a report lies in the future. kept: the file was kept before, by rules of its day.
    """
    _, needed, _ = CONTENTS[content]
    try:
        header = Header(source.header)
        missing = [name for name in needed if not header.has((name,)) and not (name == "owner" and header.has(("pemilik",)))]
        if missing:
            raise FileRefused("columns_missing", ", ".join(missing), ", ".join(source.header)[:300], 1)
        desk = Desk(header, _day_reader(source, header), _moment_reader(source, header), now, kept)
        outcomes = list(_lines(source, content, desk))
    except FileRefused as refusal:
        issue = _typed(refusal.issue)
        return RegistryReading(source, content, stopped=issue, issues=(issue,))
    lines, contradicting, repeated = _unrepeated(content, [line for line, _ in outcomes if line])
    issues = [_typed(issue) for _, found in outcomes for issue in found] + contradicting
    issues.sort(key=lambda issue: issue.line)
    refused = sum(line is None for line, _ in outcomes) + len(contradicting)
    ignored = Counter(repeated_row=repeated) if repeated else Counter()
    return RegistryReading(source, content, tuple(lines), tuple(issues), ignored, len(outcomes), refused)


def with_strangers(reading: RegistryReading, registered: Iterable[str]) -> RegistryReading:
    """The reading with a note for each account that an event invites by name and nobody has registered."""
    known = set(registered)
    notes = [
        Issue(line.line, "invited_scope", account, "invited_not_registered", refused=False)
        for line in reading.lines
        for account in invited_accounts(line.fields.get("invited_scope"))
        if account not in known
    ]
    return replace(reading, issues=tuple(sorted((*reading.issues, *notes), key=lambda issue: issue.line or 0)))


def _typed(issue: Issue) -> Issue:
    return issue._replace(code=TYPED.get(issue.code, issue.code))


def _cells_of(source: Source, header: Header, columns: tuple[str, ...]) -> list[str]:
    return [text for _, record in source.records[1:] for name in columns if (text := header.cell(record, (name,)))]


def _day_reader(source: Source, header: Header) -> Day:
    texts = _cells_of(source, header, DAY_COLUMNS)
    try:
        return dates.day_reader(texts)
    except CellRefused as refusal:
        raise FileRefused(refusal.code, value=texts[0]) from None


def _moment_reader(source: Source, header: Header) -> Moment:
    return dates.moment_reader(_cells_of(source, header, MOMENT_COLUMNS))


def _gone(line: Line, content: str) -> tuple[str, Fields] | None:
    """A line marked in a `removed` column takes its entry out of the registry; its key columns suffice."""
    if line.text("removed").casefold() not in YES:
        return None
    if content == "attendance":
        return attendance_fields(line)[0], {"removed": "true"}
    key = str(line.account()) if content == "accounts" else line.needed(CONTENTS[content][1][0])
    return key, {"removed": "true"}


def _lines(source: Source, content: str, desk: Desk) -> Iterator[tuple[RegistryLine | None, list[Issue]]]:
    """Each record as it is kept, None where it is refused, and what is to be said of it."""
    reader = CONTENTS[content][0]
    for number, record in source.records[1:]:
        if too_long(record, desk.header):
            yield None, [Issue(number, None, None, "row_too_long")]
            continue
        line = Line(desk, number, record)
        key, fields = _gone(line, content) or reader(line)
        yield (None if line.refused else RegistryLine(number, key, fields)), line.issues


def _unrepeated(content: str, lines: list[RegistryLine]) -> tuple[list[RegistryLine], list[Issue], int]:
    """The same line twice counts once; lines of one key that contradict each other are all refused, each naming the others."""
    column = "handle" if content == "accounts" else CONTENTS[content][1][0]
    by_key: dict[str, list[RegistryLine]] = {}
    for line in lines:
        by_key.setdefault(line.key, []).append(line)
    kept, issues, repeated = [], [], 0
    for same in by_key.values():
        if all(line.fields == same[0].fields for line in same):
            kept.append(same[0])
            repeated += len(same) - 1
            continue
        for line in same:
            others = ", ".join(str(other.line) for other in same if other is not line)
            issues.append(Issue(line.line, column, f"{others} · {line.key}", "typed_two_values"))
    return kept, issues, repeated
