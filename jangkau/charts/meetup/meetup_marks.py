"""What the pictures of a meetup share: bands, round ticks, the week axis, and the line of the meetup itself."""

from math import ceil, floor, log10

from jangkau.charts.palette import Palette, faded
from jangkau.charts.theme import FONT, SMALL, plotted

ROLES = ("attendee", "comparison")
ROW = 17  # pixels between words above the plot
AIR = 0.08  # of a range, on both sides
LETTERS = 30  # of a name above the plot
NAMED_WEEKS = (-26, -16, -8, 0, 4, 8, 12)
EACH_NAMED = 8  # weeks, up to which each is named


def colour(role: str, palette: Palette) -> str:
    """Attendees in the accent, the comparison in grey (and dashed)."""
    return palette.accent if role == "attendee" else palette.comparison


def dash(role: str) -> str:
    """Told apart without colour too."""
    return "solid" if role == "attendee" else "dash"


def band(x, low, high, colour: str, name: str) -> list[dict]:
    """The 95 % band between two lines, cut where it is not known."""
    lower, upper = plotted(low), plotted(high)
    common = {"type": "scatter", "x": list(x), "hoverinfo": "skip"}
    return [
        common | {"mode": "lines", "line": {"color": colour, "width": 0}, "y": lower, "name": f"{name} low"},
        common | {"mode": "lines", "line": {"color": colour, "width": 0}, "y": upper, "name": f"{name} band", "fill": "tonexty",
                  "fillcolor": faded(colour, 0.18)},
    ]  # fmt: skip


def steps(low: float, high: float, about: int = 5) -> list[float]:
    """Round values that cover a range.

    >>> steps(88.2, 113.9, 7), steps(-0.4, 8.8), steps(3.0, 3.0)
    ([85.0, 90.0, 95.0, 100.0, 105.0, 110.0, 115.0], [-2.0, 0.0, 2.0, 4.0, 6.0, 8.0, 10.0], [2.0, 3.0, 4.0])
    """
    rough = max(high - low, 1e-9 + abs(high) * 1e-6) / about if high > low else 1.0
    unit = 10.0 ** floor(log10(rough))
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough * 0.9999)
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    if first == last:
        first, last = first - 1, last + 1
    return [round(step * place, 10) + 0.0 for place in range(first, last + 1)]


def spanned(values: list[float], least: float = 1.0) -> tuple[float, float]:
    """From the lowest value to the highest with a little air; never narrower than `least`.

    >>> spanned([0.0, 10.0]), spanned([0.2, 0.2])
    ((-0.8, 10.8), (-0.3, 0.7))
    """
    low, high = min(values), max(values)
    air = max(AIR * (high - low), (least - (high - low)) / 2)
    return round(low - air, 10), round(high + air, 10)


def inside(span: tuple[float, float], about: int) -> list[float]:
    """The round values within a span.

    >>> inside((-0.8, 10.8), 5)
    [0.0, 5.0, 10.0]
    """
    return [value for value in steps(*span, about) if span[0] <= value <= span[1]]


def signed(week: int, say) -> str:
    """A week counted from the meetup's: −8, 0, +4."""
    return ("+" if week > 0 else "") + say.number(week)


def named_weeks(first: int, last: int, say) -> dict:
    """The ticks of an axis of weeks."""
    weeks = [week for week in NAMED_WEEKS if first <= week <= last]
    if last - first <= EACH_NAMED:
        weeks = list(range(first, last + 1))
    return {"tickvals": weeks, "ticktext": [signed(week, say) for week in weeks]}


def beneath(text: str, palette: Palette) -> dict:
    """What the axis of weeks counts, under it."""
    return {"x": 0, "xref": "paper", "y": 0, "yref": "paper", "yshift": -28, "xanchor": "left", "yanchor": "top", "text": text,
            "showarrow": False, "font": {"family": FONT, "size": SMALL, "color": palette.muted}}  # fmt: skip


def upright(week: float, colour: str, look: str) -> dict:
    """A line across the plot in one week."""
    return {"type": "line", "xref": "x", "yref": "paper", "x0": week, "x1": week, "y0": 0, "y1": 1, "layer": "above",
            "line": {"color": colour, "width": 1.5, "dash": look}}  # fmt: skip


def above(week: float, row: int, text: str, colour: str, anchor: str = "left") -> dict:
    """Words above the plot, over a week; row 0 stands lowest."""
    return {"x": week, "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": anchor, "yshift": 2 + ROW * row,
            "xshift": -3 if anchor == "left" else 3, "text": text, "showarrow": False,
            "font": {"family": FONT, "size": SMALL, "color": colour}}  # fmt: skip
