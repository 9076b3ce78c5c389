"""The line beside a figure: how it went until now, its last point marked, meetups and shocks as diamonds below.

It has no words and no axes. Within a sentence of HTML Streamlit lets a picture pass but no drawing; a part of our own takes both.
"""

from base64 import b64encode
from collections.abc import Sequence
from math import isnan

from jangkau.charts.palette import Palette

WIDTH, HEIGHT, EDGE = 92, 36, 5  # pixels
FOOT = 9  # pixels for the diamonds
DIAMOND = "M{x},{top}l3,3l-3,3l-3,-3Z"


def sparkline(levels: Sequence[float], events: Sequence[int], palette: Palette) -> str:
    """The levels from the oldest to the newest as an SVG, as high as their own range; `events`: places among the levels.

    A level that nobody told (NaN) keeps its place and breaks the line; the dot stands on the last that is known, where it was.
    """
    known = [place for place, level in enumerate(levels) if not isnan(level)]
    low, high = min(levels[place] for place in known), max(levels[place] for place in known)
    room = HEIGHT - 2 * EDGE - (FOOT if events else 0)
    across = [EDGE + place * (WIDTH - 2 * EDGE) / max(len(levels) - 1, 1) for place in range(len(levels))]
    down = [EDGE + room * (1 - (level - low) / (high - low) if high > low else 0.5) for level in levels]
    steps = {place: f"{'L' if place - 1 in known else 'M'}{across[place]:.1f},{down[place]:.1f}" for place in known}
    line = "".join(step + "h0" * (place + 1 not in known and step[0] == "M") for place, step in steps.items())
    diamonds = "".join(DIAMOND.format(x=round(across[place], 1), top=HEIGHT - FOOT + 2) for place in events)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<path d="{line}" fill="none" stroke="{palette.accent}" stroke-width="2" stroke-linejoin="round" '
        'stroke-linecap="round"/>'
        f'<circle cx="{across[known[-1]]:.1f}" cy="{down[known[-1]]:.1f}" r="3.5" fill="{palette.accent}"/>'
        f'<path d="{diamonds}" fill="{palette.muted}"/></svg>'
    )


def picture(svg: str) -> str:
    """An SVG as the address of a picture."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
