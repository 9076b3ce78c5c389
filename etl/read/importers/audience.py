"""Formats that tell who the audience is: shares by age, gender, city or country as of the day of the export."""

import re
from datetime import date

from etl.model import AudienceShare, FileRefused, Row
from etl.read import cells
from etl.read.cells import CellRefused
from etl.read.importers.base import Importer, LastColumn, attempt, refused
from etl.read.importers.context import Context
from etl.read.moments import wib_day
from etl.read.source import Source

GENDERS = {
    "women": "women", "female": "women", "perempuan": "women", "wanita": "women", "feminino": "women",
    "men": "men", "male": "men", "laki-laki": "men", "pria": "men", "masculino": "men",
    "other": "other", "others": "other", "unknown": "other", "user-specified": "other", "lainnya": "other",
    "ditentukan pengguna": "other", "tidak diketahui": "other",
}  # fmt: skip
DECIMAL = re.compile(r"(\d{1,3}),(\d{1,2})")  # a share as Indonesian writes it: nobody parts thousands so
AGES = re.compile(r"(\d{2})\s*[-–]\s*(\d{2})(?:\s+\w+)?|(\d{2})\s*\+(?:\s+\w+)?")


class Audience(Importer):
    """A list of shares. The file tells no day: it is that of the export, by its name or a person's word, else that of loading."""

    dated_by_loading = True
    basis = "followers"  # whose shares: of the followers, or of the views

    def day_of(self, source: Source, context: Context) -> date:
        """The day of which the shares are told. Raises FileRefused where nothing tells one."""
        period = self.period(source)
        if day := context.exported_on or (period[1] if period else None):
            return day
        if moment := context.exported_at or context.now:
            return wib_day(moment)
        raise FileRefused("export_date_needed")

    def last_column(self, source: Source) -> LastColumn:
        """The last cell is a share, of a line as long as it is."""
        *_, (_, last) = source.records
        return LastColumn(len(last), read=True)

    def row(
        self, line: int, listed: list[tuple[str, str, str]], share: float, day: date, context: Context, basis: str | None = None
    ) -> Row:
        """A line's shares, told as dimension, value and the cell; `share`: what a cell that says 1 is of the whole."""
        if day > context.last_day:
            return refused(line, None, str(day), "day_ahead")
        shares, of = [], basis or self.basis
        for dimension, value, text in listed:
            bare = text.strip().removesuffix("%").strip()
            one = share if bare == text.strip() else 0.01  # a sign says of how many it is, whatever the others are
            counted = attempt(cells.number, DECIMAL.sub(r"\1.\2", bare))
            if isinstance(counted, CellRefused):
                return refused(line, value, text, counted.code)
            if counted is not None and not 0 <= counted * one <= 1:
                return refused(line, value, text, "share_impossible")
            if counted is not None:
                shares.append(AudienceShare(context.account, day, of, dimension, value, round(counted * one, 6)))
        return Row(line, audience=tuple(shares))


def age_of(text: str) -> str | None:
    """An age group as we call it; None for what is none.

    >>> age_of("18–24 years"), age_of("65+ tahun"), age_of("25-34"), age_of("Surabaya")
    ('18-24', '65+', '25-34', None)
    """
    match = AGES.fullmatch(text.strip())
    return None if match is None else f"{match[1]}-{match[2]}" if match[1] else f"{match[3]}+"
