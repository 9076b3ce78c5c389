"""Names of kabupaten and kota as people write them, matched to Kemendagri codes or asked about; never guessed."""

import csv
import re
from functools import cache
from pathlib import Path

from etl.read.cells import CellRefused

REFERENCE = Path(__file__).parent.parent / "data" / "reference"
TYPES = {
    "kabupaten": "kabupaten", "kab": "kabupaten", "kabupaten administrasi": "kabupaten", "regency": "kabupaten",
    "kota": "kota", "kotamadya": "kota", "kota administrasi": "kota", "city": "kota",
}  # fmt: skip


@cache
def regencies() -> dict[str, dict[str, str]]:
    """Code -> its row of data/reference/regencies.csv."""
    with (REFERENCE / "regencies.csv").open(encoding="utf-8", newline="") as file:
        return {row["code"]: row for row in csv.DictReader(file)}


@cache
def provinces() -> dict[str, str]:
    """Province code -> name."""
    return {row["province_code"]: row["province"] for row in regencies().values()}


def _folded(name: str) -> str:
    return re.sub(r"[^a-z]", "", name.casefold())


@cache
def _by_name() -> dict[tuple[str, str], tuple[str, ...]]:
    """(type or "", folded short name) -> the codes that bear it."""
    found: dict[tuple[str, str], tuple[str, ...]] = {}
    for code, row in regencies().items():
        for key in ((row["type"], _folded(row["short_name"])), ("", _folded(row["short_name"]))):
            found[key] = (*found.get(key, ()), code)
    return found


def regency_code(text: str, province_code: str = "") -> str:
    """The code of a regency by its code or name. Raises CellRefused: unknown, or a name that two regions share.

    >>> regency_code("35.06"), regency_code("Kab. Kediri"), regency_code("KOTA KEDIRI"), regency_code("Banyuwangi")
    ('35.06', '35.06', '35.71', '35.10')
    >>> regency_code("Kediri")
    Traceback (most recent call last):
    etl.cells.CellRefused: regency_two_ways
    """
    text = text.strip()
    if re.fullmatch(r"\d{2}\.\d{2}", text):
        if text not in regencies():
            raise CellRefused("regency_code_unknown")
        return text
    if re.fullmatch(r"\d{4}", text) and f"{text[:2]}.{text[2:]}" in regencies():
        return f"{text[:2]}.{text[2:]}"
    if re.fullmatch(r"\d{2}[.,]\d", text):
        raise CellRefused("regency_code_cut")
    match = re.match(r"(kabupaten administrasi|kota administrasi|kabupaten|kotamadya|kota|kab)\b\.?\s*(.+)", text.casefold())
    kind, name = (TYPES[match[1]], match[2]) if match else ("", text)
    codes = [code for code in _by_name().get((kind, _folded(name)), ()) if code.startswith(province_code)]
    if not codes and kind:  # names that hold the word themselves, such as Kotabaru and Kotawaringin
        codes = [code for code in _by_name().get(("", _folded(text)), ()) if code.startswith(province_code)]
    if len(codes) != 1:
        raise CellRefused("regency_two_ways" if codes else "regency_unknown")
    return codes[0]


def names_like(text: str) -> list[str]:
    """The full names that a shared or misspelt name may mean, for the question to the person."""
    import difflib

    name = _folded(re.sub(r"(?i)^(kabupaten|kota|kab)\b\.?", "", text.strip()))
    near = difflib.get_close_matches(name, {key for kind, key in _by_name() if not kind}, n=3, cutoff=0.75)
    return sorted(regencies()[code]["name"] for key in near for code in _by_name()[("", key)])


@cache
def province_code(text: str) -> str:
    """The code of a province by its code or name; raises CellRefused."""
    text = text.strip()
    if text in provinces():
        return text
    for code, name in provinces().items():
        if _folded(name) == _folded(re.sub(r"(?i)^(provinsi|prov)\b\.?", "", text)):
            return code
    raise CellRefused("province_unknown")


@cache
def bakorwils() -> tuple[str, ...]:
    """The names in data/reference/bakorwil.csv."""
    with (REFERENCE / "bakorwil.csv").open(encoding="utf-8", newline="") as file:
        return tuple(sorted({row["bakorwil"] for row in csv.DictReader(file)}))


@cache
def _bakorwils() -> dict[str, str]:
    """Every way in which a Bakorwil is called, folded -> its name."""
    words = {name: name.removeprefix("Bakorwil ").split() for name in bakorwils()}
    called = {name: (" ".join(own), *own) for name, own in words.items()}
    return {_folded(way): name for name, ways in called.items() for one in ways for way in (one, f"bakorwil {one}")}


def bakorwil(text: str) -> str:
    """A Bakorwil by its name, its numeral or its seat; raises CellRefused.

    >>> bakorwil("bakorwil i madiun"), bakorwil("Jember"), bakorwil("Bakorwil III")
    ('Bakorwil I Madiun', 'Bakorwil V Jember', 'Bakorwil III Malang')
    """
    if _folded(text) not in _bakorwils():
        raise CellRefused("bakorwil_unknown")
    return _bakorwils()[_folded(text)]
