"""Words on a picture that stretches: none leaves the picture, and one that gives way appears from the width on that has room."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, inf

from jangkau.charts.drawing.letters import width

ANCHORS = {"left": 0.0, "center": 0.5, "right": 1.0, "top": 0.0, "middle": 0.5, "bottom": 1.0}
WIDEST, STEP = 1200, 100  # pixels: the widths that drawing.css asks for
PHONE = 340  # pixels: the narrowest column that a picture stands in
TOUCH = 1  # pixel of height that words beside one another may share
APART = 12  # pixels between a word that gives way and its neighbour
LINE = 1.1  # of their size: what letters take of a line
USUAL = 13  # pixels of letters that say no size
ROWS = "yaxis"  # the names beside a plot have their place before all else that gives way
GIVES_WAY = "gives way"  # what a trace's or note's own words are marked with that may be left out where there is no room


@dataclass(frozen=True)
class Room:
    """The plot: pixels of margin to its left and right, pixels of height, and width over height where these are tied."""

    left: float
    right: float
    high: float
    shape: float | None = None

    def down(self, share: float, wide: float) -> float:
        """How many pixels from the top a share of the height is."""
        return share * (wide / self.shape if self.shape else self.high)


@dataclass(frozen=True, eq=False)
class Word:
    """Words at a place (shares from the left and the top), held there by an anchor and moved by some pixels."""

    across: float
    down: float
    text: str
    look: dict
    anchors: tuple[str, str]
    shift: tuple[float, float] = (0, 0)
    group: str = ""  # words that give way, and appear together; "": words that never do

    @cached_property
    def size(self) -> tuple[float, float]:
        """Pixels of width and height."""
        letters, lines = float(self.look.get("font-size", f"{USUAL}px").removesuffix("px")), self.text.split("<br>")
        bold = "<b>{}</b>" if self.look.get("font-weight", 400) >= 600 else "{}"
        return max(width(bold.format(line), letters) for line in lines), len(lines) * letters * LINE

    @property
    def centre(self) -> tuple[float, float]:
        """Pixels from the place to the middle of the words."""
        across, down = (
            by + (0.5 - ANCHORS[anchor]) * size for by, anchor, size in zip(self.shift, self.anchors, self.size, strict=True)
        )
        return across, down

    def clear_of(self, other: "Word", room: Room) -> float:
        """The width of the plot from which on the two stand apart; infinite where they never do."""
        (x1, y1), (x2, y2) = self.centre, other.centre
        wide, high = ((own + its) / 2 for own, its in zip(self.size, other.size, strict=True))
        high -= TOUCH
        beside = parted(self.across - other.across, x1 - x2, wide + APART)
        if room.shape:
            return min(beside, parted((self.down - other.down) / room.shape, y1 - y2, high))
        return 0 if abs(room.down(self.down - other.down, 0) + y1 - y2) >= high else beside

    def html(self, room: Room, least: int) -> str:
        """The words as a span; `least`: the width in pixels from which on they are shown."""
        look = "".join(f"{name}:{value};" for name, value in self.look.items())
        moved = ",".join(f"{-100 * ANCHORS[anchor]:.0f}%" if ANCHORS[anchor] else "0" for anchor in self.anchors)
        kind = f' class="from-{least}"' if least else ""
        left, top = self.kept_inside(room), placed(self.down, self.shift[1])
        return f'<span{kind} style="left:{left};top:{top};transform:translate({moved});{look}">{self.text}</span>'

    def kept_inside(self, room: Room) -> str:
        """The place from the left; held back at the picture's edges where a phone's width would cut the words."""
        wide, anchor = self.size[0], ANCHORS[self.anchors[0]]
        place, plot = placed(self.across, self.shift[0]), max(PHONE - room.left - room.right, 0)
        west = self.across * plot + self.shift[0] - anchor * wide
        if west >= -room.left and west + wide <= plot + room.right:
            return place
        return f"clamp({placed(0, anchor * wide - room.left)},{place},{placed(1, room.right - (1 - anchor) * wide)})"


def parted(shares: float, pixels: float, needed: float) -> float:
    """The width from which on two places stand as far apart as needed: so many shares of it and so many pixels.

    >>> parted(0.5, 0, 40), parted(-0.5, 20, 40), parted(0, 50, 40), parted(0, 10, 40)
    (80.0, 120.0, 0.0, inf)
    """
    if shares < 0:
        shares, pixels = -shares, -pixels
    if shares == 0:
        return 0.0 if abs(pixels) >= needed else inf
    return max((needed - pixels) / shares, 0.0)


def placed(share: float, by: float) -> str:
    """A place as CSS says it.

    >>> placed(0.5, 0), placed(0.25, -6)
    ('50.00%', 'calc(25.00% + -6px)')
    """
    return f"calc({share:.2%} + {round(by, 1):g}px)" if by else f"{share:.2%}"


def written(words: Sequence[Word], room: Room) -> str:
    """All words; of those that give way the first group has its place before the next."""
    standing = [word for word in words if not word.group]
    spans = [word.html(room, 0) for word in standing]
    groups = sorted(dict.fromkeys(word.group for word in words if word.group), key=lambda group: not group.startswith(ROWS))
    for group in groups:
        fitting = {word: least for word in words if word.group == group and (least := needed(word, standing, room)) <= WIDEST}
        together = int(max(fitting.values(), default=0))
        spans += [word.html(room, together) for word in fitting]
        standing += fitting
    return "".join(spans)


def needed(word: Word, standing: Sequence[Word], room: Room) -> float:
    """The width, in steps, from which on a word stands clear of others; 0 where it does on a phone."""
    least = max((word.clear_of(other, room) for other in standing), default=0)
    return ceil(least / STEP) * STEP if PHONE - room.left - room.right < least < inf else 0 if least < inf else inf
