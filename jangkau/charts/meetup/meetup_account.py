"""One account before and after the meetup, in little room: its own values, the meetup as a dashed line."""

import pandas as pd

from jangkau.charts.meetup.meetup_marks import colour, dash, upright
from jangkau.charts.palette import Palette
from jangkau.charts.theme import Figure, figure, hidden_axis, plotted

HEIGHT = 64  # pixels
AIR = 0.12  # of the range, above and below


def meetup_account(lines: pd.DataFrame, role: str, palette: Palette) -> Figure:
    """`lines`: week and value of one account, the oldest first. Its axis is its own: read the direction."""
    known = lines.dropna(subset="value")
    low, high = (known["value"].min(), known["value"].max()) if len(known) else (0.0, 1.0)
    air = AIR * (high - low) or 1.0
    ink = colour(role, palette)
    line = {"type": "scatter", "mode": "lines", "name": role, "x": lines["week"].tolist(), "y": plotted(lines["value"]),
            "line": {"color": ink, "width": 2, "dash": dash(role)}, "hoverinfo": "skip"}  # fmt: skip
    last = known.tail(1)
    end = {"type": "scatter", "mode": "markers", "name": "last", "x": last["week"].tolist(), "y": last["value"].tolist(),
           "marker": {"symbol": "circle", "size": 6, "color": ink}, "hoverinfo": "skip"}  # fmt: skip
    return figure(
        [line, end],
        palette,
        HEIGHT,
        margin={"l": 4, "r": 6, "t": 4, "b": 4},
        xaxis=hidden_axis(type="linear", range=[int(lines["week"].min()), int(lines["week"].max())]),
        yaxis=hidden_axis(type="linear", range=[low - air, high + air]),
        shapes=[upright(0, palette.ink, "dash")],
    )
