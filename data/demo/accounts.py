"""The demo's invented accounts: who they are, how large, and how fast they grow.

No handle is a real account's: all end in "contoh". Government accounts have fewer followers than community ones.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

import numpy as np

from data.demo.account import X_LONGEST, DemoAccount, handle_on
from data.demo.calendar import FIRST, LAST
from data.demo.chance import stream
from data.demo.gaps import planned
from data.demo.places import PROVINCE_SLUGS, PROVINCES, Place, places

# What the map has to show: kabupaten and kota without any account, or without one of one kind.
NO_ACCOUNT = {"32.18", "32.77", "32.79", "15.07"}
NO_COMMUNITY = {"35.27", "35.76", "32.17", "15.05"}
NO_GOVERNMENT = {"35.12", "32.12"}

GOVERNMENT = {"pemkab": "Pemkab", "kominfo": "Kominfo", "wisata": "Dinas Pariwisata"}
COMMUNITY = {"kabar": "Kabar", "jelajah": "Jelajah", "info": "Info", "potret": "Potret", "suara": "Suara Muda"}
ORGANISATIONS = {  # province -> mean number of government and community organisations in a place
    "35": (1.35, 2.3), "32": (1.0, 1.0), "15": (1.05, 1.05),
}  # fmt: skip
PLATFORM_CHANCES = {  # how likely an organisation of that owner is to be on a platform
    "government": {"instagram": 1.0, "facebook": 0.45, "youtube": 0.25, "x": 0.22, "tiktok": 0.18},
    "community": {"instagram": 0.86, "tiktok": 0.34, "facebook": 0.27, "youtube": 0.12, "x": 0.12},
}
SIZES = {"instagram": 1.0, "facebook": 0.8, "tiktok": 1.15, "youtube": 0.3, "x": 0.35, "linkedin": 0.1}
PACES = {"instagram": 0.9, "facebook": 0.6, "tiktok": 0.75, "youtube": 0.5, "x": 0.8, "linkedin": 0.3}


@cache
def accounts() -> tuple[DemoAccount, ...]:
    """Every account of the demo, by province and key; the last two have data and are not registered."""
    accounts = [account for place in places() for account in _of_place(place)]
    accounts += [account for code in PROVINCES for account in _of_province(code)]
    accounts = [*_distinct(sorted(accounts, key=lambda account: (account.province, account.key)))]
    giant = max(accounts, key=lambda a: (a.place is not None and a.place.code == "35.78", a.owner == "community", a.start))
    accounts = [replace(account, start=620_000.0) if account is giant else account for account in accounts]
    return (*accounts, *_unregistered())


def _of_place(place: Place) -> Iterator[DemoAccount]:
    if place.code in NO_ACCOUNT:
        return
    chance = stream(place.code, "organisations")
    for owner, kinds, mean in zip(("government", "community"), (GOVERNMENT, COMMUNITY), ORGANISATIONS[place.province],
                                  strict=True):  # fmt: skip
        if place.code in (NO_GOVERNMENT if owner == "government" else NO_COMMUNITY):
            continue
        number = min(len(kinds), max(1, int(mean) + (chance.random() < mean % 1) + (place.population > 2_500_000)))
        for word in list(kinds)[:number]:
            title = kinds[word].replace("Pemkab", "Pemkot") if place.kota else kinds[word]
            base = ("pemkot" if word == "pemkab" and place.kota else word) + place.slug
            yield from _organisation(owner, base, f"{title} {place.spoken}", place, chance)


def _organisation(owner: str, base: str, name: str, place: Place, chance: np.random.Generator) -> Iterator[DemoAccount]:
    """One organisation on one to four platforms."""
    on = [platform for platform, share in PLATFORM_CHANCES[owner].items() if chance.random() < share] or ["tiktok"]
    strength = chance.normal(0, 0.55)
    for platform in on:
        middle = 5_200 if owner == "government" else 19_000
        size = middle * SIZES[platform] * (place.population / 1_000_000) ** 0.45
        start = max(600.0, size * float(np.exp(strength + chance.normal(0, 0.35))))
        growth = float(chance.normal(0.0026 if owner == "government" else 0.0038, 0.0013))
        pace = PACES[platform] * float(np.clip(chance.lognormal(0.05 if owner == "government" else 0.25, 0.45), 0.5, 3.5))
        yield planned(DemoAccount(
            platform, handle_on(platform, base), f"{name} (contoh)", owner, place.province, place, f"{name} (contoh)",
            start, growth, pace, ((FIRST, LAST),),
        ))  # fmt: skip


def _of_province(code: str) -> Iterator[DemoAccount]:
    """The province's own accounts: no kabupaten or kota."""
    on = {"35": ("instagram", "x", "youtube", "linkedin"), "32": ("instagram", "linkedin"), "15": ("instagram", "facebook")}
    name = f"Pemprov {PROVINCES[code]} (contoh)"
    for platform in on[code]:
        yield DemoAccount(
            platform, handle_on(platform, f"pemprov{PROVINCE_SLUGS[code]}"), name, "government", code, None, name,
            60_000 * SIZES[platform], 0.0028, 4.0, ((FIRST, LAST),),
        )  # fmt: skip


def _distinct(accounts: list[DemoAccount]) -> Iterator[DemoAccount]:
    """X handles are short: the second of two that came out equal gets a number."""
    seen: set[str] = set()
    for account in accounts:
        handle, number = account.handle, 2
        while f"{account.platform}:{handle}" in seen:
            handle = account.handle.replace("_contoh", "")[: X_LONGEST - 8] + f"{number}_contoh"
            number += 1
        seen.add(f"{account.platform}:{handle}")
        yield replace(account, handle=handle)


def _unregistered() -> Iterator[DemoAccount]:
    """Two accounts with data that nobody registered: the pages must say so ("tidak cocok: 2")."""
    for platform, base, name in (("instagram", "jelajahmadura", "Jelajah Madura"), ("facebook", "infobromo", "Info Bromo")):
        yield DemoAccount(
            platform, handle_on(platform, base), f"{name} (contoh)", "community", "35", None, f"{name} (contoh)",
            21_000, 0.003, 2.0, ((date(2021, 1, 4), LAST),), registered=False,
        )  # fmt: skip
