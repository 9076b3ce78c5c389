"""How wide words stand in a picture: the widths of Inter's letters, measured once in the font itself (tests/inter_widths.py)."""

import json
import re
from collections.abc import Iterable
from functools import cache
from html import unescape
from pathlib import Path

WIDTHS = Path(__file__).with_name("inter_widths.json")  # thousandths of the size, by weight and letter
BOLD = re.compile(r"<b>(.*?)</b>", re.DOTALL)
TAGS = re.compile(r"<[^>]+>")


@cache
def widths() -> dict[str, dict[str, int]]:
    """The widths by weight and letter."""
    return json.loads(WIDTHS.read_text(encoding="utf-8"))


@cache
def width(words: str, size: float) -> float:
    """How many pixels a line of words takes at a size in pixels; <b> counts as bold, other tags as nothing.

    >>> width("Batu", 10) < width("<b>Batu</b>", 10) < width("Banyuwangi", 10) and width("", 10) == 0
    True
    """
    bold = "".join(BOLD.findall(words))
    return size / 1000 * (advance(BOLD.sub("", words), "regular") + advance(bold, "bold"))


def advance(words: str, weight: str) -> int:
    """The sum of the letters' widths; what Inter has no letter for counts as an M."""
    known = widths()[weight]
    return sum(known.get(letter, known["M"]) for letter in unescape(TAGS.sub("", words)))


def fitted(words: str, size: float, room: float) -> str:
    """Words cut to so many pixels, with … where they were cut.

    >>> fitted("Banyuwangi", 13, 300), fitted("Kabupaten Penukal Abab Lematang Ilir", 13, 100)
    ('Banyuwangi', 'Kabupaten Pe…')
    """
    letters = len(words)
    while letters and width(words[:letters] + "…" * (letters < len(words)), size) > room:
        letters -= 1
    return words if letters == len(words) else words[:letters].rstrip() + "…"


def widest(lines: Iterable[str], size: float) -> int:
    """The pixels that the widest of some lines takes; 0 where there is none."""
    return round(max((width(line, size) for line in lines), default=0))
