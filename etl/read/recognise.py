"""Which format a file is in, by its content; and whose it is, by the file, its name, or the person who loads it."""

import csv
import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from etl.model import Account, FileRefused
from etl.read import importers
from etl.read.importers.base import Importer
from etl.read.importers.header import Header
from etl.read.source import Source

ABOVE = 6  # records among which a known header is looked for
COLUMNS = 5_000  # that a table may have: ten years of days beside each other are 3,653
ALIKE = 0.5  # of a format's own columns, below which no likeness is worth a word
COMMON = {"date", "tanggal", "views", "impressions", "followers", "likes", "comments", "shares", "reach"}


def recognise(source: Source) -> Importer:
    """The one importer that claims the file. Raises FileRefused: empty, damaged, unknown, claimed by two, or too large."""
    if source.other_than_table:
        raise FileRefused("no_table", value=source.other_than_table)
    if not source.records:
        raise _damaged(source) or FileRefused("empty")
    if wide := next((line for line, record in source.records[:ABOVE] if sum(map(bool, record)) > COLUMNS), None):
        raise FileRefused("sheet_too_large", value=str(COLUMNS), line=wide)
    if _rows_in_one_cell(source):
        raise FileRefused("excel_rows_in_one_cell", value=source.header[0][:120], line=1)
    claims = [importer for importer in importers.IMPORTERS if not importer.last_resort and importer.identify(source)]
    if len(claims) > 1:
        raise FileRefused("two_formats", value=", ".join(importer.name for importer in claims))
    claims = claims or _last_resort(source)
    if source.large and not claims[0].streams:
        raise FileRefused("file_too_large", value=str(source.size >> 20))
    return claims[0]


def opened(source: Source) -> Source:
    """A workbook at the one sheet that is of a known format, where the first that a person sees is of none."""
    sheets = [] if source.other_than_table else source.sheets
    beside = [place for place, sheet in enumerate(sheets) if not sheet.hidden and place != source.first_sheet]
    if not beside or any(_claims(source)):
        return source
    fitting = [other for place in beside for other in [replace(source, opened_at=place)] if any(_claims(other))]
    return fitting[0] if len(fitting) == 1 else source


def _claims(source: Source) -> Iterator[bool]:
    return (importer.identify(source) for importer in importers.IMPORTERS if source.records)


def _last_resort(source: Source) -> list[Importer]:
    """Who claims what no other format does. Raises FileRefused where nobody does, or the file is nearly one that is known."""
    refusal = _damaged(source) or _unknown(source)
    near = importers.importer_of((refusal.issue.column or "").partition(":")[0])
    if refusal.issue.code != "format_unknown" or (near and not near.typed):
        raise refusal
    claims = [importer for importer in importers.IMPORTERS if importer.last_resort and importer.identify(source)]
    if not claims:
        raise refusal
    return claims


def whose(source: Source, importer: Importer, chosen: Account | None) -> Account | None:
    """The account a file belongs to; None where its rows name accounts or where it is set aside.

    The file's own word comes first, then the chosen account. Raises FileRefused where they contradict each other,
    or where nobody has said: a question to the person, never a guess.
    """
    if importer.names_accounts or importer.sets_aside:
        return None
    named, platforms = importer.accounts(source), importer.platforms(source)
    if chosen is None:
        if len(named) != 1:
            among = ", ".join(sorted(map(str, named))) or ", ".join(sorted(platforms))
            raise FileRefused("account_two" if named else "account_needed", None if named else importer.owner_name(source), among)
        return next(iter(named))
    if platforms and chosen.platform not in platforms:
        raise FileRefused("platform_differs", column=str(chosen), value=", ".join(sorted(platforms)))
    if named and chosen not in named:
        raise FileRefused("account_differs", column=str(chosen), value=", ".join(sorted(map(str, named))))
    return chosen


def _rows_in_one_cell(source: Source) -> bool:
    """Whether Excel has put each whole row into one quoted cell ("Post ID,""Account ID"",...").

    Two rows of one cell each that part into as many, or a first one with three marks: a sentence above a table is followed
    by the table.
    """
    inner = [[len(parts(record, mark)) for mark in ",;\t"] for _, record in source.records[:6]]
    if inner and max(inner[0]) > 3 and all(map(max, inner[1:2])):
        return True
    return any(count > 1 and count == below for column, two in pairwise(inner) for count, below in zip(column, two, strict=True))


def parts(record: list[str], mark: str) -> list[str]:
    """What a record's only cell would be if it were a row of its own; nothing where it has several."""
    filled = [text for text in record if text.strip()]
    return next(csv.reader(filled, delimiter=mark), []) if len(filled) == 1 else []


def _damaged(source: Source) -> FileRefused | None:
    """UTF-16 that was opened as something else leaves control and replacement characters behind."""
    broken = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]|ÿþ|þÿ", source.head)
    return FileRefused("mojibake", value=repr(broken[0])) if broken else None


def _unknown(source: Source) -> FileRefused:
    """Which header was found, and which known format is nearest; where a known header stands further down, what is above it."""
    line, header = next(((line, Header(record)) for line, record in source.records), (1, Header([])))
    for place, (below, record) in enumerate(source.records[:ABOVE]):
        complete = [importer for importer in importers.IMPORTERS if place and _has_all(Header(record), importer)]
        if complete:
            return FileRefused("lines_above", complete[0].name, ", ".join(filter(None, source.header))[:300], below)
    near = max(
        importers.IMPORTERS,
        key=lambda importer: (_likeness(header, importer), sum(map(header.has, importer.columns()))),
    )
    missing = [" / ".join(names[:2]) for names in getattr(near, "needs", ()) if not header.has(names)]
    nearest = f"{near.name}: {', '.join(missing)}" if missing and _likeness(header, near) >= ALIKE else None
    return FileRefused("format_unknown", nearest, ", ".join(name for name in header.names if name)[:300], line)


def _has_all(header: Header, importer: Importer) -> bool:
    needs = getattr(importer, "needs", ())
    return len(needs) > 1 and all(map(header.has, needs))


def _likeness(header: Header, importer: Importer) -> float:
    """The share of a format's own columns that a header has; the day and what every table has count for nothing."""
    own = [names for names in getattr(importer, "needs", ()) if not COMMON & {name.casefold() for name in names}]
    return sum(map(header.has, own)) / len(own) if len(own) > 1 else 0
