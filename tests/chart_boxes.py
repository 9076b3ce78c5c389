"""Where a figure's words stand once it is drawn: boxes in pixels, and which of them lie on another or beyond the figure."""

import re
from dataclasses import dataclass
from html import unescape
from itertools import combinations, pairwise

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.drawing.letters import width

SPAN = re.compile(
    r'<span(?: class="from-(\d+)")? style="left:(.*?);top:(.*?);transform:translate\((.*?)\);(.*?)">(.*?)</span>', re.DOTALL
)
LINE = 1.1  # of the size: what letters themselves take of a line
TOUCH = 1.0  # pixels that two words may share


@dataclass(frozen=True)
class Box:
    """Words and the rectangle that they take, from the figure's upper left."""

    words: str
    west: float
    east: float
    north: float
    south: float

    def on(self, other: "Box") -> bool:
        across = min(self.east, other.east) - max(self.west, other.west)
        down = min(self.south, other.south) - max(self.north, other.north)
        return across > TOUCH and down > TOUCH


def boxes(figure: dict, wide: int) -> list[Box]:
    """Every word of a figure that stands in a column of so many pixels."""
    layout, html = figure["layout"], drawing(figure)
    margin = layout["margin"]
    shape = re.search(r"aspect-ratio:([\d.]+)", html)
    high = min(layout["height"], wide / float(shape[1])) if shape else layout["height"]
    wide = round(min(wide, layout["height"] * float(shape[1]))) if shape else wide
    plot = (wide - margin["l"] - margin["r"], high - margin["t"] - margin["b"])
    return [
        box(unescape(words), (place(left, plot[0]) + margin["l"], place(top, plot[1]) + margin["t"]), moved, look)
        for least, left, top, moved, look, words in SPAN.findall(html)
        if plot[0] >= int(least or 0)
    ]


def place(said: str, whole: float) -> float:
    """A place as CSS says it, in pixels."""
    if said.startswith("clamp("):
        least, wanted, most = (place(part, whole) for part in said[6:-1].split(","))
        return max(least, min(wanted, most))
    share, by = re.fullmatch(r"(?:calc\()?(-?[\d.]+)%(?: \+ (-?[\d.]+)px\))?", said).groups()  # type: ignore[union-attr]
    return float(share) / 100 * whole + float(by or 0)


def box(words: str, at: tuple[float, float], moved: str, look: str) -> Box:
    """Words at a place, moved by shares of their own size."""
    size = float((re.search(r"font-size:([\d.]+)px", look) or (0, 13))[1])
    lines = words.split("<br>")
    across, down = max(width(line, size) for line in lines), len(lines) * size * LINE
    x, y = (float(share.removesuffix("%")) / 100 for share in moved.split(","))
    west, north = at[0] + x * across, at[1] + y * down
    return Box(words, west, west + across, north, north + down)


def collisions(figure: dict, wide: int) -> list[tuple[str, str]]:
    """The pairs of words that stand on one another."""
    return [(one.words, other.words) for one, other in combinations(boxes(figure, wide), 2) if one.on(other)]


def cut_off(figure: dict, wide: int) -> list[str]:
    """The words that reach beyond the figure."""
    high = figure["layout"]["height"]
    land = figure["layout"]["yaxis"].get("scaleanchor") == "x"
    return [
        word.words
        for word in boxes(figure, wide)
        if word.west < -TOUCH or word.east > wide + TOUCH or (not land and (word.north < -3 or word.south > high + 3))
    ]


def alike(figure: dict) -> list[str]:
    """The ticks of an axis that read as the one before them."""
    axes = [figure["layout"][name].get("ticktext", ()) for name in ("xaxis", "yaxis")]
    return [word for words in axes for word, following in pairwise(words) if word == following]
