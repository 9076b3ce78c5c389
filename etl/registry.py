"""The registry's files: accounts, events, attendance, themes and hoax reports, read with the same care as exports."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from etl import cells, regions
from etl.cells import CellRefused
from etl.hoaxes import hoax_fields
from etl.importers.base import Header, attempt, too_long
from etl.model import PLATFORMS, Account, FileRefused, Issue
from etl.patterns import without_letters
from etl.source import Source

OWNERS = {"government": "government", "pemerintah": "government", "community": "community", "komunitas": "community"}
EVENT_KINDS = {"meetup", "agenda", "campaign", "shock"}

Fields = dict[str, str | int | None]
Day = Callable[[str], object]


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


class Line:
    """One record under its header: reads a field and remembers which one it was reading when it was refused."""

    def __init__(self, header: Header, record: list[str], day: Day):
        self.header, self.record, self.read_day, self.reading = header, record, day, ""

    def text(self, *names: str) -> str:
        self.reading = next((name for name in names if self.header.has((name,))), names[0])
        text = self.header.cell(self.record, names)
        return text[1:] if re.match(r"'[=+@-]", text) else text  # the mark that keeps our own files from being formulas

    def needed(self, *names: str) -> str:
        text = self.text(*names)
        if not text:
            raise CellRefused("field_missing")
        return text

    def day(self, name: str) -> str | None:
        text = self.text(name)
        return self.read_day(text).isoformat() if text else None

    def moment(self, name: str) -> str | None:
        """A time in WIB ("2021-12-04 09:00") as a UTC moment."""
        text = self.text(name).replace("T", " ").upper().removesuffix("WIB").strip()
        pattern = "%Y-%m-%d %H:%M:%S" if text.count(":") == 2 else "%Y-%m-%d %H:%M"
        return cells.moment(text, pattern, cells.WIB).isoformat() if text else None

    def region(self) -> tuple[str | None, str | None]:
        """The codes of a province and, where one is named, of a regency in it; both None where neither is."""
        province = self.text("province_code", "province", "provinsi")
        province = regions.province_code(province) if province else ""
        regency = _regency(self, province)
        return (regency[:2] if regency else province or None), regency

    def patterns(self) -> str | None:
        """Words, phrases and hashtags parted by |, each with a letter or digit; None where the cell is empty."""
        text = self.text("patterns")
        if without_letters(text):
            raise CellRefused("pattern_without_letters")
        return text or None

    def account(self) -> Account:
        account = Account.of(self.needed("platform"), self.needed("handle"))
        if account.platform not in PLATFORMS:
            self.reading = "platform"
            raise CellRefused("platform_unknown")
        if "/" in account.handle:
            raise CellRefused("handle_is_link")
        return account


def account_fields(line: Line) -> tuple[str, Fields]:
    """platform, handle, name, owner, regency_code | regency | province_code; the key is "platform:handle"."""
    account = line.account()
    owner = OWNERS.get(line.needed("owner", "pemilik").casefold())
    if owner is None:
        raise CellRefused("owner_unknown")
    province, regency = line.region()
    if not province:
        raise CellRefused("region_missing")
    return str(account), {
        "platform": account.platform, "handle": account.handle, "name": line.text("name", "nama") or account.handle,
        "owner": owner, "level": "regency" if regency else "province",
        "province_code": province, "regency_code": regency,
        "organisation": line.text("organisation", "organisasi") or None,
        "active_from": line.day("active_from"), "active_to": line.day("active_to"), "checked_on": line.day("checked_on"),
    }  # fmt: skip


def _regency(line: Line, province: str) -> str | None:
    """The regency by its code, else by its name; a name that plainly means another one contradicts the code."""
    code = line.text("regency_code")
    name = line.text("regency", "kabupaten_kota")
    if not code:
        return regions.regency_code(name, province) if name else None
    line.text("regency_code")
    code = regions.regency_code(code)
    named = attempt(regions.regency_code, name)
    if not code.startswith(province) or (isinstance(named, str) and named != code):
        raise CellRefused("region_differs")
    return code


def event_fields(line: Line) -> tuple[str, Fields]:
    """One meetup, agenda, campaign or shock, as in data/reference/events.csv; agendas may carry times (WIB)."""
    event_id, kind = line.needed("event_id"), line.needed("kind").casefold()
    if kind not in EVENT_KINDS:
        raise CellRefused("event_kind_unknown")
    name, starts_on, ends_on = line.needed("name"), line.day("starts_on"), line.day("ends_on")
    line.needed("starts_on")
    if ends_on and ends_on < starts_on:
        line.reading = "ends_on"
        raise CellRefused("ends_before_start")
    precision = line.text("date_precision").casefold() or "day"
    if precision not in {"day", "month"}:
        raise CellRefused("date_precision_unknown")
    host = line.text("host_regency_code")
    host = regions.regency_code(host) if host else None
    province = line.text("province_code")
    participants = line.text("participants")
    return event_id, {
        "kind": kind, "name": name, "starts_on": starts_on, "ends_on": ends_on, "date_precision": precision,
        "province_code": regions.province_code(province) if province else (host or "")[:2] or None,
        "host_regency_code": host, "participants": _people(participants),
        "starts_at": line.moment("starts_at"), "ends_at": line.moment("ends_at"),
        **{field: line.text(field) or None for field in
           ("series", "invited_scope", "place", "theme", "organiser", "source")},
        "patterns": line.patterns(),
    }  # fmt: skip


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
DAY_COLUMNS = ("active_from", "active_to", "checked_on", "starts_on", "ends_on")


YES = {"yes", "ya", "y", "1", "true", "x"}


def template(content: str) -> str:
    """The header line of a registry file, to download and fill in."""
    _, needed, further = CONTENTS[content]
    return ",".join((*needed, *further)) + "\r\n"


def read_registry(source: Source, content: str) -> RegistryReading:
    """Read one registry file; a file that is something else comes back with `stopped` set."""
    _, needed, _ = CONTENTS[content]
    try:
        header = Header(source.header)
        missing = [name for name in needed if not header.has((name,)) and not (name == "owner" and header.has(("pemilik",)))]
        if missing:
            raise FileRefused("columns_missing", ", ".join(missing), ", ".join(source.header)[:300], 1)
        day = _day_reader(source, header)
        outcomes = list(_lines(source, header, content, day))
    except FileRefused as refusal:
        return RegistryReading(source, content, stopped=refusal.issue, issues=(refusal.issue,))
    lines, issues, repeated = _unrepeated([found for found in outcomes if isinstance(found, RegistryLine)])
    refusals = [found for found in outcomes if isinstance(found, Issue)] + issues
    refusals.sort(key=lambda issue: issue.line)
    ignored = Counter(repeated_row=repeated) if repeated else Counter()
    return RegistryReading(source, content, tuple(lines), tuple(refusals), ignored, len(outcomes), len(refusals))


def _day_reader(source: Source, header: Header) -> Day:
    texts = [text for _, record in source.records[1:] for name in DAY_COLUMNS if (text := header.cell(record, (name,)))]
    try:
        return cells.day_reader(texts)
    except CellRefused as refusal:
        raise FileRefused(refusal.code, value=texts[0]) from None


def _gone(line: Line, content: str) -> tuple[str, Fields] | None:
    """A line marked in a `removed` column takes its entry out of the registry; its key columns suffice."""
    if line.text("removed").casefold() not in YES:
        return None
    if content == "attendance":
        return attendance_fields(line)[0], {"removed": "true"}
    key = str(line.account()) if content == "accounts" else line.needed(CONTENTS[content][1][0])
    return key, {"removed": "true"}


def _lines(source: Source, header: Header, content: str, day: Day) -> Iterator[RegistryLine | Issue]:
    reader = CONTENTS[content][0]
    for number, record in source.records[1:]:
        if too_long(record, header):
            yield Issue(number, None, None, "row_too_long")
            continue
        line = Line(header, record, day)
        found = attempt(lambda _, line=line: _gone(line, content) or reader(line), "")
        if isinstance(found, CellRefused):
            yield Issue(number, line.reading, header.cell(record, (line.reading,)), found.code)
        else:
            yield RegistryLine(number, *found)


def _unrepeated(lines: list[RegistryLine]) -> tuple[list[RegistryLine], list[Issue], int]:
    """The same line twice counts once; two lines of one key that contradict each other are both refused."""
    by_key: dict[str, list[RegistryLine]] = {}
    for line in lines:
        by_key.setdefault(line.key, []).append(line)
    kept, issues, repeated = [], [], 0
    for same in by_key.values():
        if all(line.fields == same[0].fields for line in same):
            kept.append(same[0])
            repeated += len(same) - 1
        else:
            issues += [Issue(line.line, "key", line.key, "two_values") for line in same]
    return kept, issues, repeated
