"""Meta Business Suite, Audience.csv: blocks of ages and genders, of cities and of countries, one above the other."""

import re
from collections.abc import Iterator
from datetime import date

from etl.model import Row
from etl.read.importers.audience import GENDERS, Audience, age_of
from etl.read.importers.base import refused
from etl.read.importers.context import Context
from etl.read.importers.meta_daily import AUDIENCE_TITLES, TITLES, title_of, titles
from etl.read.records import Record, plain
from etl.read.source import Source

BY_TITLE = (
    ("by gender and age", "age_gender"), ("age & gender", "age_gender"), ("usia & jenis kelamin", "age_gender"),
    ("usia & gender", "age_gender"), ("cities", "city"), ("kota teratas", "city"), ("countries", "country"),
    ("negara teratas", "country"),
)  # fmt: skip
PLATFORMS = ("instagram", "facebook")
NUMBER = re.compile(r"\d[\d.,]*\s*%?")


class MetaAudience(Audience):
    """Shares in percent of the followers. Some files repeat the daily Follows beside them, and the total: both are left."""

    name = "meta_audience"
    reading = 5  # files that were joined, and days of two orders
    line_ends = 2

    def platforms(self, source: Source) -> set[str]:
        named = {name for title in titles(source) & AUDIENCE_TITLES for name in PLATFORMS if title.startswith(name)}
        return named or set(PLATFORMS)

    def identify(self, source: Source) -> bool:
        return not source.large and bool(AUDIENCE_TITLES & titles(source))

    def ends_together(self, source: Source) -> bool:
        """Whether the last share is whole: its sign says so."""
        return "".join(source.records[-1][1]).strip().endswith("%")

    def rows(self, source: Source, context: Context) -> Iterator[Row]:
        day = self.day_of(source, context)
        for title, records in _blocks(source):
            dimension = next((dimension for words, dimension in BY_TITLE if words in title), None)
            other = next((name for name in PLATFORMS if title.startswith(name)), context.account.platform)
            body = records if dimension in ("city", "country") and not _in_rows(records) else records[1:]
            if dimension is None:
                yield from (Row(line, ignored="beside_the_audience") for line, _ in body)
            elif other != context.account.platform:
                yield from (Row(line, ignored="block_of_other_platform") for line, _ in body)
            elif dimension == "age_gender":
                yield from self._ages(records, day, context)
            elif _in_rows(records):
                for line, record in body:
                    *name, share = _filled(record)
                    yield self.row(line, [(dimension, _place(name), share)], 0.01, day, context)
            else:
                yield from self._places(dimension, records, day, context)

    def _ages(self, records: list[Record], day: date, context: Context) -> Iterator[Row]:
        header = [GENDERS.get(plain(name).casefold()) for name in records[0][1]] if records else []
        for line, record in records[1:]:
            age = age_of(plain(record[0]))
            if age is None:
                yield refused(line, None, record[0], "age_unreadable")
            else:
                cells = [("age_gender", f"{age}|{gender}", text) for gender, text in zip(header, record, strict=False) if gender]
                yield self.row(line, cells, 0.01, day, context)

    def _places(self, dimension: str, records: list[Record], day: date, context: Context) -> Iterator[Row]:
        """A line of places, and below it a line of their shares."""
        for (_, names), (line, shares) in zip(records[::2], records[1::2], strict=False):
            cells = [(dimension, plain(name), text) for name, text in zip(names, shares, strict=False) if plain(name)]
            yield self.row(line, cells, 0.01, day, context)
        for line, record in records[len(records) // 2 * 2 :]:
            yield refused(line, None, _filled(record)[0], "row_cut")


def _blocks(source: Source) -> Iterator[tuple[str, list[Record]]]:
    """Each block's title in lower case, and the lines below it."""
    title, titled, block = "", 0, list[Record]()
    for line, record in source.records:
        filled = _filled(record)
        if len(filled) == 1 and _is_title(filled[0], title != "" and line == titled + 1):
            if block:
                yield title, block
            title, titled, block = title_of(filled), line, []
        else:
            block.append((line, record))
    if block:
        yield title, block


def _is_title(text: str, below_one: bool) -> bool:
    """Whether the only cell of a line is a title: no number, no age without its shares, nor, right below a title, the only
    place or gender there is."""
    if title_of([text]) in AUDIENCE_TITLES | TITLES.keys():
        return True
    return not (below_one or NUMBER.fullmatch(text) or age_of(text))


def _in_rows(records: list[Record]) -> bool:
    """Whether a block has a header, then a line for each place: the layout until 2024."""
    return len(records) > 1 and len(_filled(records[0][1])) == 2 and plain(records[0][1][1]).casefold() in ("value", "nilai")


def _filled(record: list[str]) -> list[str]:
    return [text.strip() for text in record if text.strip()]


def _place(parts: list[str]) -> str:
    """A place of which a spreadsheet has parted the words at their commas."""
    return ", ".join(map(plain, parts))
