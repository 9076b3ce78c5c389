"""The words by which the sheets of offices are recognised: what is proposed for a column before a person has said."""

import re
from itertools import zip_longest

from etl.read.cells import CellRefused
from etl.read.dates import day_reader
from etl.read.mapping import DAYS, folded
from etl.read.records import plain
from etl.read.source import Source
from etl.read.yearless import yearless
from jangkau.warehouse.handles import platform_of
from jangkau.warehouse.vocabulary import METRICS, POST_MEASURES

WORDS = {
    "day": "tanggal tgl hari date waktu",
    "caption": "judul caption konten isi teks deskripsi pesan message",
    "link": "link tautan url permalink",
    "platform": "platform media kanal medsos network",
    "account": "akun account profil profile username",
    "reach": "jangkauan reach",
    "views": "tayangan views ditonton penayangan impresi impressions",
    "likes": "suka like likes reaksi reactions",
    "comments": "komentar comment comments",
    "shares": "dibagikan bagikan share shares",
    "saves": "disimpan simpan save saves",
    "followers": "pengikut follower followers",
}
GROWTH = {"net", "growth", "kenaikan", "pertumbuhan", "bertambah", "penambahan", "pertambahan", "selisih", "perubahan", "change"}
NEW = {"baru", "new", "gained"}
ROLE = {word: role for role, words in WORDS.items() for word in words.split()}
WITHIN = 8  # records: a title and the like may stand above


def proposed(names: list[str]) -> dict[str, str]:
    """What each column seems to hold, as it is answered: a role, "?@platform" for a platform's column, "?" for the rest.

    >>> proposed(["tanggal", "Instagram", "Jangkauan FB"])
    {'tanggal': 'day', 'Instagram': '?@instagram:', 'Jangkauan FB': 'reach@facebook:'}
    """
    roles = {name: _role(name) for name in names if name and not is_day(name)}
    return roles | ({DAYS: "?"} if sum(map(is_day, names)) > 1 else {})


def header_at(source: Source) -> int | None:
    """Which record is the header of such a sheet, the lower where it has two; None where none looks so."""
    tops = [[plain(name) for name in record] for _, record in source.records[: WITHIN + 1]]
    place = next((place for place, names in enumerate(tops[:WITHIN]) if _is_header(names)), None)
    return place if place is None or not _goes_on(*tops[place : place + 2]) else place + 1


def _goes_on(names: list[str], below: list[str] | None = None) -> bool:
    """Whether the row below a header is one too: words for figures, and nothing where the days would stand."""
    day = next((place for place, name in enumerate(names) if name and _role(name) == "day"), None)
    filled = [name for name in below or [] if name]
    roles = {role.partition("@")[0] for role in map(_role, filled)}
    return day is not None and len(filled) > 1 and bool(roles & {*METRICS, *POST_MEASURES}) and not any(
        re.search(r"\d", name) for name in filled
    ) and not any((below or [])[day : day + 1])  # fmt: skip


def names_at(source: Source, place: int) -> list[str]:
    """What the columns of a header are called: with what stands above them, in cells that reach over several, where the
    same names come again below another, or the day stands there.

    >>> from types import SimpleNamespace as File
    >>> names_at(File(records=[(1, ["", "IG", "", "FB", ""]), (2, ["Tanggal", "Suka", "Reach", "Suka", "Reach"])]), 1)
    ['Tanggal', 'IG Suka', 'IG Reach', 'FB Suka', 'FB Reach']
    """
    names = [plain(name) for name in source.records[place][1]]
    filled = [folded(name) for name in names if name]
    above = [plain(name) for name in source.records[place - 1][1]] if place else []
    if len(set(filter(None, above))) < 2 or (len(set(filled)) == len(filled) and _is_header(names)):
        return names
    group, both = "", []
    for top, name in zip_longest(above, names, fillvalue=""):
        group = top or group
        both.append(f"{group} {name}".strip() if top or name else "")
    return both


def is_day(name: str) -> bool:
    """Whether a column is called by a day, with its year or without."""
    if yearless(name):
        return True
    try:
        return bool(re.search(r"\d", name)) and bool(day_reader([name])(name))
    except CellRefused as refusal:
        return refusal.code == "date_two_ways"


def _is_header(names: list[str]) -> bool:
    filled = [name for name in names if name]
    roles = {role for name in filled for role in [_role(name)] if role != "?"}
    figures = roles - {"day", "account", "platform"}
    across = sum(map(is_day, filled))
    return (across > 1 and len(filled) > across) or ("day" in roles and bool(figures) and across == 0)


def _role(name: str) -> str:
    words = re.findall(r"[^\W\d_]+", folded(name))
    role = next((ROLE[word] for word in words if word in ROLE), "?")
    if role == "followers" and (GROWTH | NEW).intersection(words):  # what a day brought is no total
        role = "net_follows" if GROWTH.intersection(words) else "new_follows"
    if role in ("views", "reach") and {"profil", "profile", "halaman", "page"}.intersection(words):
        role = "profile_visits" if role == "views" else "?"
    platform = next(filter(None, map(platform_of, words)), None)
    if platform and role in (*METRICS, "?", "account"):
        return f"{'?' if role == 'account' else role}@{platform}:"
    return role
