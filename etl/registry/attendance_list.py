"""A list of guests as offices keep it: names, handles or links in any columns, read as text and never run."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from etl.handles import profile_link
from etl.harmless import restored
from etl.read.records import Record
from jangkau.warehouse.vocabulary import PLATFORMS

CALLED = {
    "handle": {"handle", "akun", "account", "username", "nama akun", "id akun", "link", "tautan", "url", "alamat akun", "medsos"},
    "name": {"name", "nama", "nama lengkap", "peserta", "nama peserta", "guest", "komunitas", "organisasi", "instansi"},
    "platform": {"platform", "media", "media sosial", "kanal"},
}  # fmt: skip
SHORT = {"ig": "instagram", "insta": "instagram", "fb": "facebook", "tt": "tiktok", "yt": "youtube", "twitter": "x"}
PREFIX = re.compile(r"^(\w+)\s*[:=]\s*(.+)$")
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


def platform_of(text: str) -> str | None:
    """A platform by its name or short name.

    >>> platform_of("IG"), platform_of("TikTok"), platform_of("WhatsApp")
    ('instagram', 'tiktok', None)
    """
    name = text.strip().casefold()
    name = SHORT.get(name, name)
    return name if name in PLATFORMS else None


def guest(line: int, text: str, platform: str | None = None, in_handles: bool = False) -> Guest:
    """What one cell says: a link, "@handle", "IG: handle", "handle (IG)", or a name.

    >>> guest(2, "https://www.tiktok.com/@InfoJember?lang=id")
    Guest(line=2, said='https://www.tiktok.com/@InfoJember?lang=id', handle='infojember', platform='tiktok', certain=True)
    >>> guest(2, "IG: @infojember").platform, guest(2, "Info Jember").handle, guest(2, "infojember").certain
    ('instagram', '', False)
    """
    said = text.strip()
    bare = restored(said)
    if link := profile_link(bare):
        return Guest(line, said, link[1], link[0], True)
    for pattern, where, what in ((PREFIX, 1, 2), (SUFFIX, 2, 1)):
        parts = pattern.match(bare)
        if parts and platform_of(parts[where]):
            return guest(line, parts[what], platform_of(parts[where]), True)
    if not HANDLE.match(bare):
        return Guest(line, said, "", platform)
    return Guest(line, said, bare.lstrip("@").casefold(), platform, bare.startswith("@") or in_handles)


def guests(records: list[Record]) -> list[Guest]:
    """Every entry of a list. With a header, its columns of handles, links, platforms and names are used, a platform's own
    column too ("Instagram", "TikTok"); without one, the first cell of a row that is not a number. The same entry twice
    counts once."""
    if not records:
        return []
    columns = _columns(records[0][1])
    rows = records[1:] if columns else records
    entries: dict[tuple[str, str | None], Guest] = {}
    for line, cells in rows:
        for entry in _row(line, [cell.strip() for cell in cells], columns):
            entries.setdefault((entry.handle or entry.said.casefold(), entry.platform), entry)
    return list(entries.values())


def _columns(header: list[str]) -> dict[int, str]:
    """What the columns hold: handle, name, platform, or a platform whose handles they are; empty without a header."""
    names = [cell.strip().casefold().lstrip("\ufeff") for cell in header]
    columns = {place: kind for place, name in enumerate(names) for kind, called in CALLED.items() if name in called}
    return columns | {place: f"on:{platform_of(name)}" for place, name in enumerate(names) if platform_of(name)}


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
