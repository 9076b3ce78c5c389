"""The line beside a figure: how it went until now, its last point marked, meetups and shocks as diamonds below.

It has no words and no axes. Within a sentence of HTML Streamlit lets a picture pass but no drawing; a part of our own takes both.
"""

from base64 import b64encode
from collections.abc import Sequence

from jangkau.charts.palette import Palette

WIDTH, HEIGHT, EDGE = 92, 36, 5  # pixels
FOOT = 9  # pixels for the diamonds
DIAMOND = "M{x},{top}l3,3l-3,3l-3,-3Z"


def sparkline(levels: Sequence[float], events: Sequence[int], palette: Palette) -> str:
    """The levels from the oldest to the newest as an SVG, as high as their own range; `events`: places among the levels."""
    low, high = min(levels), max(levels)
    room = HEIGHT - 2 * EDGE - (FOOT if events else 0)
    across = [EDGE + place * (WIDTH - 2 * EDGE) / max(len(levels) - 1, 1) for place in range(len(levels))]
    down = [EDGE + room * (1 - (level - low) / (high - low) if high > low else 0.5) for level in levels]
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in zip(across, down, strict=True))
    diamonds = "".join(DIAMOND.format(x=round(across[place], 1), top=HEIGHT - FOOT + 2) for place in events)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}">'
        f'<polyline points="{points}" fill="none" stroke="{palette.accent}" stroke-width="2" stroke-linejoin="round"/>'
        f'<circle cx="{across[-1]:.1f}" cy="{down[-1]:.1f}" r="3.5" fill="{palette.accent}"/>'
        f'<path d="{diamonds}" fill="{palette.muted}"/></svg>'
    )


def picture(svg: str) -> str:
    """An SVG as the address of a picture."""
    return f"data:image/svg+xml;base64,{b64encode(svg.encode()).decode()}"
