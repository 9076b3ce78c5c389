"""Cells as the platforms write them, read in exactly one way or refused with a reason: numbers and ids (days: dates.py)."""

import re

from etl.read.calendar_names import month_named

MISSING = frozenset({"", "-", "--", "–", "—", "nan", "n/a", "na", "null", "none", "undefined"})

UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")  # what exports and copies carry in a number or day without showing it


class CellRefused(ValueError):
    """A cell that cannot be read in exactly one way; the code says why. value: the cell of a column that makes it so."""

    def __init__(self, code: str, value: str | None = None):
        super().__init__(code)
        self.code, self.value = code, value


def seen(text: str) -> str:
    """A number or a day without what nobody sees, and with a hyphen where a minus stands.

    >>> seen(" \ufeff1\u200b20\u00a0"), seen("\u22125")
    ('120', '-5')
    """
    return UNSEEN.sub("", text).strip().replace("\u2212", "-")


def is_missing(text: str) -> bool:
    """Whether the platform says "not available". Absent is never zero.

    >>> is_missing("undefined"), is_missing(" -- "), is_missing("0")
    (True, True, False)
    """
    return seen(text).lower() in MISSING


def number(text: str) -> float | None:
    """A decimal number as platforms export it (decimal point), None where it is missing.

    >>> number("825.0"), number("-3"), number("2.86"), number("NAN")
    (825.0, -3.0, 2.86, None)
    >>> number("3.Apr")
    Traceback (most recent call last):
    etl.read.cells.CellRefused: excel_date
    """
    text = seen(text)
    if text.lower() in MISSING:
        return None
    if re.fullmatch(r"-?\d{1,15}(\.\d+)?", text):  # beyond 15 digits no platform counts and no float is exact
        return float(text)
    raise CellRefused(_why_no_number(text))


def _why_no_number(text: str) -> str:
    if re.fullmatch(r"-?\d+([.,]\d+)?[eE]\+?\d+", text):
        return "excel_number"
    if re.fullmatch(r"\d{4}-\d\d-\d\d(?: .*)?", text) or re.search(r"\d.*[^\W\d_]{3}|[^\W\d_]{3}.*\d", text) and _month_in(text):
        return "excel_date"
    if re.fullmatch(r"-?\d{1,3}([.,]\d{3})", text):
        return "number_two_ways"
    return "number_unreadable"


def _month_in(text: str) -> bool:
    words = re.findall(r"[^\W\d_]+", text.lower())
    return bool(words) and all(map(month_named, words))


# A whole number as a spreadsheet shows it: thousands parted all by one mark, and decimals that are noughts.
PARTED = re.compile(r"(-?(?:\d{1,3}(?:([.,'’\s])\d{3}(?:\2\d{3}){0,3})?|\d{4,15}))((?!\2)[.,]0{1,2})?")


def count(text: str) -> int | None:
    """A whole number of people or events, None where it is missing, refused where it can be read two ways.

    >>> count("1234"), count("825.0"), count("18500.00"), count("1.234.567"), count("1,234,567"), count("-")
    (1234, 825, 18500, 1234567, 1234567, None)
    >>> count("1.204,00"), count("1,204.0"), count("1\u202f204"), count("12,0"), count("\u22121.204.000")
    (1204, 1204, 1204, 12, -1204000)
    >>> count("1.204")
    Traceback (most recent call last):
    etl.read.cells.CellRefused: number_two_ways
    """
    text = seen(text)
    if text.isascii() and text.isdigit() and len(text) <= 15:
        return int(text)
    parted = PARTED.fullmatch(text)
    if parted and (parted[3] or parted[2] not in (",", ".") or parted[1].count(parted[2]) > 1):
        return int(re.sub(r"[^\d-]", "", parted[1]))
    if re.fullmatch(r"-?\d{1,3}\.\d{3}", text):
        raise CellRefused("number_two_ways")
    value = number(text)
    if value is None:
        return None
    if value != int(value):
        raise CellRefused("count_not_whole")
    return int(value)


SHORT = {"rb": 1_000, "ribu": 1_000, "k": 1_000, "jt": 1_000_000, "juta": 1_000_000, "m": 1_000_000}


def typed_count(text: str) -> tuple[int | None, bool]:
    """A number of people as a person types it, and whether it was rounded. For the weekly sheet alone.

    People are whole: a mark before three digits parts thousands, whichever it is.

    >>> typed_count("10,6 rb"), typed_count("3,4 jt"), typed_count("1.2K"), typed_count("5310")
    ((10600, True), (3400000, True), (1200, True), (5310, False))
    >>> typed_count("12.345"), typed_count("12,345"), typed_count("1 204 000")
    ((12345, False), (12345, False), (1204000, False))
    """
    text = seen(text)
    if re.fullmatch(r"[1-9]\d{0,2}([.,\s])\d{3}(\1\d{3})*", text):
        return int(re.sub(r"\D", "", text)), False
    short = re.fullmatch(r"(\d{1,9})(?:[.,](\d{1,2}))?\s*([a-z]+)\.?", text.lower())
    if short and short[3] in SHORT:
        tenths = short[2] or ""
        return int(short[1] + tenths) * SHORT[short[3]] // 10 ** len(tenths), True
    return count(text), False


def post_id(text: str) -> str:
    """A post's number as text; what Excel turned into 6.49E+17 is refused, since the digits are gone."""
    text = seen(text)
    if re.fullmatch(r"\d+([.,]\d+)?[eE]\+?\d+", text):
        raise CellRefused("excel_id")
    if not text:
        raise CellRefused("id_missing")
    return text
