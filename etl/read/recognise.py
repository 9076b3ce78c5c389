"""Which format a file is in, by its content; and whose it is, by the file, its name, or the person who loads it."""

import re

from etl.model import Account, FileRefused
from etl.read import importers
from etl.read.importers.base import Header, Importer
from etl.read.source import Source


def recognise(source: Source) -> Importer:
    """The one importer that claims the file. Raises FileRefused: damaged by Excel, unknown, claimed by two, or too large."""
    if _rows_in_one_cell(source):
        raise FileRefused("excel_rows_in_one_cell", value=source.header[0][:120], line=1)
    claims = [importer for importer in importers.IMPORTERS if importer.identify(source)]
    if len(claims) > 1:
        raise FileRefused("two_formats", value=", ".join(importer.name for importer in claims))
    if not claims:
        raise _damaged(source) or _unknown(source)
    if source.large and not claims[0].streams:
        raise FileRefused("file_too_large", value=str(source.size >> 20))
    return claims[0]


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
            raise FileRefused("account_two" if named else "account_needed", value=among)
        return next(iter(named))
    if platforms and chosen.platform not in platforms:
        raise FileRefused("platform_differs", column=str(chosen), value=", ".join(sorted(platforms)))
    if named and chosen not in named:
        raise FileRefused("account_differs", column=str(chosen), value=", ".join(sorted(map(str, named))))
    return chosen


def _rows_in_one_cell(source: Source) -> bool:
    """Whether Excel has put each whole row into one quoted cell ("Post ID,""Account ID"",...")."""
    filled = [cell for cell in source.header if cell]
    return len(filled) == 1 and filled[0].count(",") >= 3


def _damaged(source: Source) -> FileRefused | None:
    """UTF-16 that was opened as something else leaves control and replacement characters behind."""
    broken = re.search(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffd]|ÿþ|þÿ", source.head)
    return FileRefused("mojibake", value=repr(broken[0])) if broken else None


def _unknown(source: Source) -> FileRefused:
    """Which header was found, which known format is nearest, and which columns it would need."""
    line, header = next(((line, Header(record)) for line, record in source.records), (1, Header([])))
    shared = {importer: sum(map(header.has, importer.columns())) for importer in importers.IMPORTERS}
    nearest = max(importers.IMPORTERS, key=lambda importer: shared[importer])
    missing = [names[0] for names in getattr(nearest, "needs", ()) if not header.has(names)]
    near = f"{nearest.name}: {', '.join(missing)}" if shared[nearest] else None
    return FileRefused("format_unknown", column=near, value=", ".join(name for name in header.names if name)[:300], line=line)
