"""Numbers and days as they are written in a language: rounded once, a half up, and remembered, for pages say the same again."""

from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import floor, log10

from babel.dates import format_date
from babel.numbers import format_compact_decimal, format_decimal

MINUS = "\N{MINUS SIGN}"
KEPT = 8192
MOST_DIGITS = 4  # behind the comma before a unit, beyond which a tick is written out


def rounded(value: float | Decimal, digits: int = 0) -> Decimal:
    """A number as a spreadsheet rounds it: a half goes up, 0.5 to 1 and 2.5 to 3, and −2.5 to −3.

    >>> rounded(2.5), rounded(0.125, 2), rounded(0.285, 2)
    (Decimal('3'), Decimal('0.13'), Decimal('0.29'))
    """
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP) if exact.is_finite() else exact


def significant(value: float, figures: int) -> Decimal:
    """A number in so many figures, rounded alike: 6.25 to 6.3, 999960 to 1000000."""
    exact = Decimal(str(value))
    return exact.quantize(Decimal(1).scaleb(exact.adjusted() - figures + 1), ROUND_HALF_UP) if exact else exact


def signed(text: str) -> str:
    """A number with the minus of print; what is rounded to nothing has none."""
    return text.replace("-", MINUS if any(sign in text for sign in "123456789") else "")


@lru_cache(KEPT)
def written(value: int, lang: str) -> str:
    """A whole number with separators. Babel takes a while for each, and pages say the same ones again and again."""
    return format_decimal(value, locale=lang).replace("-", MINUS)


@lru_cache(KEPT)
def compact(value: float, lang: str) -> str:
    """A number with its unit, one decimal where only one figure stands before it."""
    size = significant(value, 3).adjusted()  # 999.960 is a million
    unit, digits = size - size % 3, 1 if size >= 3 and size % 3 == 0 else 0
    number = rounded(Decimal(str(value)).scaleb(-unit), digits).scaleb(unit) if size >= 3 else significant(value, 3)
    return format_compact_decimal(number, locale=lang, fraction_digits=digits).replace("-", MINUS)


@lru_cache(KEPT)
def scaled(value: float, lang: str) -> str:
    """A number with its unit and every figure that it has; one that has many is written out."""
    unit = 1000.0 ** max(floor(log10(abs(value)) / 3 + 1e-9), 0) if value else 1.0
    digits = next((digits for digits in range(MOST_DIGITS) if abs(value / unit - round(value / unit, digits)) < 1e-9), None)
    if unit == 1 or digits is None:
        return format_decimal(value, format="#,##0.####", locale=lang).replace("-", MINUS)
    return format_compact_decimal(value, locale=lang, fraction_digits=digits).replace("-", MINUS)


@lru_cache(KEPT)
def fine(value: float, lang: str) -> str:
    """A small number in two figures: 0,35 or 6,3."""
    return format_decimal(significant(value, 2), format="#,##0.####", locale=lang).replace("-", MINUS)


@lru_cache(KEPT)
def dated(day: date, pattern: str, lang: str) -> str:
    """A day by a pattern of Babel's."""
    return format_date(day, pattern, locale=lang)
