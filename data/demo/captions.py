"""Captions as a communication officer might write them; every word of them is invented."""

import re
from datetime import date
from random import Random

from data.demo import words
from data.demo.account import DemoAccount
from data.demo.events import Agenda
from data.demo.places import PROVINCE_SLUGS, PROVINCES

OWNER_THEMES = {  # how often an owner writes on a theme
    "government": {"wisata": 0.2, "hoaks": 0.08, "program": 0.3, "ekonomi": 0.15, "bencana": 0.05, "harian": 0.22},
    "community": {"wisata": 0.35, "hoaks": 0.04, "program": 0.08, "ekonomi": 0.13, "bencana": 0.05, "harian": 0.35},
}
SEMERU = (date(2021, 12, 4), date(2021, 12, 19))
TAGLINES = (  # province, from, to, hashtag, words, themes that carry it, share in those weeks
    ("35", date(2021, 8, 16), date(2022, 1, 31), "#JatimBangkit", "Jatim Bangkit!", {"ekonomi", "program"}, 0.4),
    ("35", date(2022, 6, 13), date(2022, 7, 17), "#LiburanKeJatimSaja", "Liburan ke Jatim saja.", {"wisata"}, 0.5),
    ("15", date(2023, 6, 19), date(2023, 9, 30), "#JambiMantap", "Jambi Mantap!", {"wisata", "ekonomi", "harian"}, 0.45),
)  # fmt: skip
OUTSIDE = 0.03  # share of posts that carry the tagline in other weeks
BOLD = 0.08  # share of taglines in "mathematical bold" letters


def theme_on(day: date, account: DemoAccount, luck: Random) -> str:
    """What a post of that day is about; in the days of Semeru, East Java speaks of little else."""
    if account.province == "35" and SEMERU[0] <= day <= SEMERU[1]:
        near = account.place is not None and account.place.code == "35.08"
        if luck.random() < (0.85 if near else 0.3):
            return "semeru"
    drawn = luck.random()
    for theme, share in OWNER_THEMES[account.owner].items():
        drawn -= share
        if drawn < 0:
            return theme
    return "harian"


def caption(theme: str, day: date, account: DemoAccount, partner: DemoAccount | None, luck: Random) -> str:
    """An opening, perhaps a closing, a tagline, a mention, and hashtags."""
    parts = [pick(words.OPENINGS[theme], luck), pick(words.CLOSINGS, luck)]
    tags = [pick(words.HASHTAGS[theme], luck), pick(words.HASHTAGS["harian"], luck)]
    for province, first, last, hashtag, spoken, themes, share in TAGLINES:
        likely = share if first <= day <= last else OUTSIDE
        if account.province == province and theme in themes and luck.random() < likely:
            tags.insert(0, hashtag)
            if luck.random() < 0.5:
                parts.append(bold(spoken) if luck.random() < BOLD else spoken)
    return _joined(parts, tags, account, partner, luck)


def agenda_caption(agenda: Agenda, account: DemoAccount, partner: DemoAccount | None, luck: Random) -> str:
    """A post about an agenda: its phrase, its hashtag, or both."""
    named = luck.random()
    spoken = agenda.phrase.title().replace("Umkm", "UMKM") if named < 0.8 else "acara ini"
    opening = pick(words.AGENDA_OPENINGS, luck).replace("{acara}", spoken)
    return _joined([opening], [agenda.hashtag] if named > 0.4 else ["#Info{kata}"], account, partner, luck)


def _joined(parts: list[str], tags: list[str], account: DemoAccount, partner: DemoAccount | None,
            luck: Random) -> str:  # fmt: skip
    if partner:
        parts.append(pick(words.MENTIONS, luck).replace("{mitra}", f"@{partner.handle}"))
    place = account.place
    name = place.spoken if place else PROVINCES[account.province]
    square = f"Alun-Alun {place.short if place else name}"
    filled = {
        "tempat": name, "kata": "".join(name.title().split()) if place else PROVINCE_SLUGS[account.province].title(),
        "lokasi": words.SPOTS.get(place.code if place else "", square), "pusat": square,
        "produk": pick(words.PRODUCTS[account.province], luck), "jam": pick(words.HOURS, luck),
    }  # fmt: skip
    between = "\n\n" if account.platform in {"instagram", "facebook"} else " "
    body = between.join(part for part in parts if part)
    text = f"{body}{between}{' '.join(spelled(tag.format(**filled), account) for tag in dict.fromkeys(tags))}".format(**filled)
    return text[:1].upper() + text[1:]


def spelled(tag: str, account: DemoAccount) -> str:
    """A hashtag as this account is used to spell it: most as the office does, some in small letters, some with underscores."""
    habit = len(account.handle) % 7
    return tag.lower() if habit == 0 else re.sub(r"(?<=[a-z])(?=[A-Z])", "_", tag) if habit == 1 else tag


def pick(texts: tuple[str, ...], luck: Random) -> str:
    """One of several texts."""
    return texts[int(luck.random() * len(texts))]


def bold(text: str) -> str:
    """Letters as some captions set them, outside the alphabet: "𝗝𝗮𝘁𝗶𝗺".

    >>> bold("Jatim!")
    '𝗝𝗮𝘁𝗶𝗺!'
    """
    return "".join(
        chr(0x1D5D4 + ord(letter) - 65) if "A" <= letter <= "Z" else
        chr(0x1D5EE + ord(letter) - 97) if "a" <= letter <= "z" else letter
        for letter in text
    )  # fmt: skip
