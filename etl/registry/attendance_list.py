"""A list of guests as offices keep it: names, handles or links in any columns, read as text and never run."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from etl.read.records import Record
from etl.registry.attendance_columns import Columns, columns_of
from jangkau.warehouse.handles import platform_of, profile_link
from jangkau.warehouse.harmless import restored

PREFIX = re.compile(r"^(\w+)(?:\s*[:=]\s*|\s*[-–/]\s*|\s+(?=@))(.+)$")
SUFFIX = re.compile(r"^(.+?)\s*\((\w+)\)$")
HANDLE = re.compile(r"^@?[\w.\-]{2,}$")
NOTHING = ("", "-", "–")


@dataclass(frozen=True)
class Guest:
    """One entry of the list: the line it stands on, its words, and the handle and platform that they tell.

    certain: written as a handle (with @, as a link, or in a column of handles), and not a word that may be a name.
    """

    line: int
    said: str
    handle: str = ""
    platform: str | None = None
    certain: bool = False


def guest(line: int, text: str, platform: str | None = None, in_handles: bool = False) -> Guest:
    """What one cell says: a link, "@handle", "IG: handle", "handle (IG)", or a name.

    >>> guest(2, "https://www.tiktok.com/@InfoJember?lang=id")
    Guest(line=2, said='https://www.tiktok.com/@InfoJember?lang=id', handle='infojember', platform='tiktok', certain=True)
    >>> guest(2, "IG: @infojember").platform, guest(2, "Info Jember").handle, guest(2, "infojember").certain
    ('instagram', '', False)
    """
    typed = as_typed(text)
    bare = restored(typed)
    if link := profile_link(bare):
        return Guest(line, typed, link[1], link[0], True)
    for pattern, where, what in ((PREFIX, 1, 2), (SUFFIX, 2, 1)):
        parts = pattern.match(bare)
        if parts and platform_of(parts[where]):
            return guest(line, parts[what], platform_of(parts[where]), True)
    if not HANDLE.match(bare):
        return Guest(line, typed, "", platform)
    return Guest(line, typed, bare.lstrip("@").casefold(), platform, bare.startswith("@") or in_handles)


def guests(records: Sequence[Record], columns: Columns | None = None) -> list[Guest]:
    """Every entry of a list. With a heading, its columns of handles, links, platforms and names are used, a platform's own
    column too ("Instagram", "Akun TikTok"); without one, the first cell of a row that is not a number. The same entry twice
    counts once."""
    columns_known = columns_of(records) if columns is None else columns
    rows = records if columns_known.heading is None else records[columns_known.heading + 1 :]
    entries: dict[tuple[str, str | None], Guest] = {}
    for line, cells in rows:
        for entry in _row(line, [cell.strip() for cell in cells], columns_known.kinds):
            entries.setdefault((entry.handle or entry.said.casefold(), entry.platform), entry)
    return list(entries.values())


def as_typed(text: str) -> str:
    """A cell without what a phone's keyboard adds: full-width signs, letters that are not seen, a gap behind @, a full stop.

    >>> as_typed("＠ Info.Jember. "), as_typed("ig : @infojember\u200b"), as_typed("Dinas Kominfo")
    ('@Info.Jember', 'ig : @infojember', 'Dinas Kominfo')
    """
    plain = unicodedata.normalize("NFKC", text)
    visible = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return re.sub(r"@\s+", "@", visible).strip().rstrip(".,;")


def _row(line: int, cells: list[str], columns: dict[int, str]) -> Iterator[Guest]:
    if not columns:
        text = next((cell for cell in cells if cell and not re.fullmatch(r"[\d.,\s]+", cell)), "")
        columns = {0: "plain"}
        cells = [text]
    texts: dict[str, str] = {}
    for place, kind in columns.items():
        if place < len(cells) and cells[place] not in NOTHING:
            texts.setdefault(kind, cells[place])
    platform = platform_of(texts.get("platform", ""))
    handles = [(kind, text) for kind, text in texts.items() if kind in ("handle", "plain") or kind.startswith("on:")]
    for kind, text in handles or [(kind, text) for kind, text in texts.items() if kind == "name"]:
        on = kind.removeprefix("on:") if kind.startswith("on:") else platform
        parts = [text] if kind == "name" or (kind == "plain" and "@" not in text) else re.split(r"[,;\n]", text)
        for part in (part.strip() for part in parts):
            if part not in NOTHING:
                yield guest(line, part, on, kind not in ("plain", "name"))
