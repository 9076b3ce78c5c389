"""Which columns of a guest list tell who came: known by the words of their heading, however an office or a form puts it."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from etl.read.records import Record
from jangkau.warehouse.handles import platform_of

HANDLES = {"handle", "akun", "account", "username", "link", "tautan", "url", "medsos", "pengguna", "profil"}
NAMES = {"name", "nama", "peserta", "guest", "komunitas", "organisasi", "instansi", "opd", "lembaga"}
ABOUT = {"platform", "media", "kanal"}  # alone, or as "media sosial": the column that says on which platform
FILLING = {"media", "sosial", "id", "user", "tanpa", "anda", "resmi", "yang", "di", "untuk", "lengkap", "sebutkan", "tuliskan",
           "tulis", "alamat", "unit", "perangkat", "daerah", "dan", "atau", "kanal", "platform", "hadir", "daftar"}  # fmt: skip
SEARCHED = 10  # lines, in which a heading may stand below a title
LONGEST = 60  # letters of a heading


@dataclass(frozen=True)
class Columns:
    """place -> handle, name, platform, or on:PLATFORM. heading: on which record they stand (None: on none);
    names: as they are written."""

    kinds: dict[int, str] = field(default_factory=dict)
    heading: int | None = None
    names: dict[int, str] = field(default_factory=dict)

    @property
    def used(self) -> tuple[str, ...]:
        """The headings that are gone by: handles where there are any, names where a line has none."""
        return tuple(self.names[place] for place in self.kinds)


def kind_of(heading: str) -> str | None:
    """What a heading's column holds; None where any of its words may be somebody's name.

    >>> kind_of("Akun IG"), kind_of("Username Instagram (tanpa @)"), kind_of("Nama Lengkap"), kind_of("Nama akun")
    ('on:instagram', 'on:instagram', 'name', 'handle')
    >>> kind_of("Media Sosial"), kind_of("Info Akun Jember"), kind_of("No. HP"), kind_of("X")
    ('platform', None, None, 'on:x')
    """
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFKC", heading).casefold())
    platforms = [platform for word in words if (platform := platform_of(word))]
    if (
        not words
        or len(heading) > LONGEST
        or any(word not in HANDLES | NAMES | ABOUT | FILLING and not platform_of(word) for word in words)
    ):
        return None
    if len(set(platforms)) == 1:
        return f"on:{platforms[0]}"
    if set(words) <= ABOUT | {"sosial"}:
        return "platform"
    if HANDLES & set(words) or platforms:
        return "handle"
    return "name" if NAMES & set(words) else None


def columns_of(records: Sequence[Record]) -> Columns:
    """The first line of two cells or more that may be a heading, else a first line of one; what stands above is a title."""
    headings = [line for place in range(min(SEARCHED, len(records))) if (line := heading_at(records, place))]
    whole = (line for line in headings if sum(bool(cell.strip()) for cell in records[line.heading or 0][1]) > 1)
    return next(whole, next((line for line in headings if line.heading == 0), Columns()))


def heading_at(records: Sequence[Record], place: int) -> Columns | None:
    """The columns by one line, where it may be a heading at all."""
    cells = [cell.strip().lstrip("\ufeff") for cell in records[place][1]]
    kinds = {column: kind for column, cell in enumerate(cells) if (kind := kind_of(cell))}
    if not set(kinds.values()) - {"platform"} or any("@" in cell and kind_of(cell) is None for cell in cells):
        return None
    return Columns(kinds, place, {column: cells[column] for column in kinds})
