"""The names in the tiles: as much of each as its tile has room for, and no two alike."""

import re
from collections import Counter

from jangkau.charts.drawing.letters import width

KOTA = "K."
VOWELS = re.compile("(?<!^)[aeiou]")


def shortened(placed: list, room: float, size: float) -> list[str]:
    """The regions' names cut to `room` pixels of letters of a size.

    Of names that would read alike, those of several words become what people call them, an acronym: OKU, TTS, HalUtara;
    where all are of one word, their vowels are left out: Wnsb and Wngr.
    """
    ways = [[cut(way, room, size) for way in written(region)] for region in placed]
    names = [tried[0] for tried in ways]
    for further in range(1, max(map(len, ways), default=1)):
        counted = Counter(names)
        several = {name for name, tried in zip(names, ways, strict=True) if len(tried) > 2}
        names = [
            tried[min(further, len(tried) - 1)] if counted[name] > 1 and (len(tried) > 2 or name not in several) else name
            for name, tried in zip(names, ways, strict=True)
        ]
    return names


def written(region) -> list[str]:
    """The ways of writing a region's name, the best first; a kota's begin with its K."""
    named = region.label.removeprefix("Kota ").removeprefix("Administrasi ").removeprefix("Kab. ")
    first, *more = named.split()
    initials = ["".join(word[0] for word in (first, *more))] if len(more) > 1 else []
    ways = [*initials, *(first[:letters] + more[-1] for letters in (3, 2, 1))] if more else [VOWELS.sub("", first)]
    return [(KOTA if region.type == "kota" else "") + way for way in (named, *ways)]


def cut(name: str, room: float, size: float) -> str:
    """As many letters of a name as there is room for.

    >>> cut("Banyuwangi", 29, 11), cut("Batu", 29, 11)
    ('Bany', 'Batu')
    """
    while width(name, size) > room:
        name = name[:-1].rstrip()
    return name
