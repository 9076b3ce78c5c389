"""How many more or fewer views posts of some hours have than at the usual hour, each with its interval."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.theme import NORMAL, Figure, figure, grid_axis

ROW, FOOT, LEAST = 34, 26, 0.10  # pixels; the axis reaches ten per cent to either side at least
STEPS = (0.05, 0.10, 0.20, 0.50, 1.0)


def hour_effects(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: the judged rows of metrics.posting_hours. Open marks: nothing to be told from the usual hour."""
    count = len(rows)
    reach = max(LEAST, float(rows[["low", "high"]].abs().max(axis=None)) * 1.05)
    step = next((step for step in STEPS if reach / step <= 4), 2.0)
    ticks = [place * step for place in range(-int(min(reach, 1) / step), int(reach / step) + 1)]
    placed = rows.assign(y=[count - place - 0.5 for place in range(count)], label=[hours_named(row) for row in rows.itertuples()])
    clear = (placed["low"] > 0) | (placed["high"] < 0)
    return figure(
        [
            {"type": "scatter", "mode": "lines", "name": "interval", "hoverinfo": "skip",
             "x": [value for row in placed.itertuples() for value in (row.low, row.high, None)],
             "y": [value for row in placed.itertuples() for value in (row.y, row.y, None)],
             "line": {"color": palette.comparison, "width": 3}},
            {"type": "scatter", "mode": "markers", "name": "effect", "x": placed["effect"].tolist(), "y": placed["y"].tolist(),
             "hovertext": [hour_said(row, say) for row in placed.itertuples()],
             "marker": {"symbol": "circle", "size": 10, "color": [palette.accent if far else palette.ground for far in clear],
                        "line": {"color": palette.accent, "width": 2}}},
        ],
        palette,
        ROW * count + FOOT,
        margin={"l": widest(placed["label"], NORMAL) + 12, "r": 20, "t": 0, "b": FOOT},
        xaxis=grid_axis(palette, type="linear", range=[-min(reach, 1), reach], tickvals=ticks,
                        ticktext=[say.signed(tick) if tick else say.percent(0) for tick in ticks]),
        yaxis={"type": "linear", "range": [0, count], "showgrid": False, "tickvals": placed["y"].tolist(),
               "ticktext": placed["label"].tolist(), "tickfont": {"size": NORMAL, "color": palette.ink}},
        shapes=[{"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "layer": "below",
                 "line": {"color": palette.ink, "width": 1.5}}],
    )  # fmt: skip


def hours_named(row) -> str:
    """The hours of a row: 18.00–21.00, as clocks are written."""
    return f"{row.from_hour:02d}.00–{row.to_hour:02d}.00"


def hour_said(row, say) -> str:
    """What a mark says when touched."""
    return say("hours.touched", hours=hours_named(row), effect=say.signed(row.effect), low=say.signed(row.low),
               high=say.signed(row.high), n=int(row.posts))  # fmt: skip
