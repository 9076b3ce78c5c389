"""What an office sets itself, as people write it: a quarter or a year, a place, an amount or a share."""

import re

from etl.read.cells import CellRefused, seen, typed_count
from etl.registry import regions

QUARTERS = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4,
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4,
}  # fmt: skip
YEAR = r"(?:(?:tahun|thn?|t\.?a)\W*)?(?P<year>20\d\d)"
NUMBER = rf"(?:quarter|kuartal|triwulan|q|trw?|tw)\W*(?:ke\W+)?(?P<quarter>{'|'.join(sorted(QUARTERS, key=len, reverse=True))})"


def period(text: str) -> str:
    """A quarter or a year as it is kept. Raises CellRefused.

    >>> period("2023-Q4"), period("Triwulan IV 2023"), period("TW 4/2023"), period("tahun 2023")
    ('2023-Q4', '2023-Q4', '2023-Q4', '2023')
    >>> period("Triwulan keempat Tahun 2023"), period("Triwulan ke-4 (2023)"), period("T.A. 2023")
    ('2023-Q4', '2023-Q4', '2023')
    """
    written = " ".join(seen(text).casefold().split())
    if year := re.fullmatch(YEAR, written):
        return year["year"]
    for order in (rf"{YEAR}\W*{NUMBER}", rf"{NUMBER}\W*{YEAR}\W*"):
        if found := re.fullmatch(order, written):
            return f"{found['year']}-Q{QUARTERS[found['quarter']]}"
    raise CellRefused("period_unknown")


def place(text: str) -> str:
    """A province, kabupaten or kota by its code or name, as its code. Raises CellRefused.

    >>> place("35"), place("Jawa Timur"), place("Kab. Kediri"), place("35.10"), place("Provinsi Jambi"), place("Kota Jambi")
    ('35', '35', '35.06', '35.10', '15', '15.71')
    >>> place("Jambi")
    Traceback (most recent call last):
    etl.read.cells.CellRefused: place_two_ways
    """
    codes, refusals = [], []
    for reader in (regions.province_code, regions.regency_code):
        try:
            codes.append(reader(text))
        except CellRefused as refusal:
            refusals.append(refusal)
    if len(codes) == 1:
        return codes[0]
    raise CellRefused("place_two_ways") if codes else refusals[-1]


def goal(text: str, share_of: bool = False) -> str:
    """An amount as a whole number, a share with its sign. share_of: the measure is a share. Raises CellRefused.

    >>> goal("75%"), goal("2,5 %"), goal("1.250.000"), goal("1,2 jt"), goal("240")
    ('75%', '2.5%', '1250000', '1200000', '240')
    """
    written = seen(text)
    if re.match(r"[-\u2212\u2013]\s*\d", written):
        raise CellRefused("target_not_above_zero")
    if share_of and re.fullmatch(r"\d+[.,]\d+", written):  # 0,75 may be a share or a part of one per cent
        raise CellRefused("target_without_percent")
    if share := re.fullmatch(r"(\d{1,4})(?:[.,](\d{1,2}))?\s*(?:%|persen)", written.casefold()):
        amount = float(f"{share[1]}.{share[2] or 0}")
        kept = f"{amount:g}%"
    else:
        amount = _amount(written)
        kept = str(amount)
    if amount <= 0:
        raise CellRefused("target_not_above_zero")
    return kept


def _amount(text: str) -> int:
    """A whole number; a dash, which stands for none elsewhere, is no target. Raises CellRefused."""
    try:
        return typed_count(text)[0] or 0
    except CellRefused as refusal:
        raise CellRefused("target_unreadable" if refusal.code == "number_unreadable" else refusal.code) from None
