"""Who an account's audience is: a bar for each group, its share beside it."""

import pandas as pd

from jangkau.charts.drawing.letters import fitted, widest
from jangkau.charts.palette import Palette
from jangkau.charts.theme import FONT, NAMES, NORMAL, Figure, figure, hidden_axis

ROW, BAR = 26, 15  # pixels


def audience_bars(named: pd.DataFrame, say, palette: Palette) -> Figure:
    """Bars of one dimension, from above in the order given. Columns: name (in words), share (0 to 1)."""
    names, shares = [fitted(name, NORMAL, NAMES) for name in named["name"]], [say.percent(share) for share in named["share"]]
    height, left = ROW * len(named), widest(names, NORMAL) + 10
    places = [height - ROW * (number + 0.5) for number in range(len(named))]
    bars = {
        "type": "bar", "orientation": "h", "x": [float(share) for share in named["share"]], "y": places, "width": BAR,
        "marker": {"color": palette.accent}, "text": shares,
        "textposition": "outside", "textfont": {"size": NORMAL, "color": palette.ink},
    }  # fmt: skip
    font = {"family": FONT, "size": NORMAL, "color": palette.ink}
    notes = [
        {"x": 0, "xref": "paper", "y": place, "yref": "y", "text": name, "showarrow": False, "xanchor": "right",
         "yanchor": "middle", "xshift": -8, "font": font}
        for place, name in zip(places, names, strict=True)
    ]  # fmt: skip
    return figure(
        [bars], palette, height, margin={"l": left, "r": widest(shares, NORMAL) + 10, "t": 0, "b": 0},
        xaxis=hidden_axis(type="linear", range=[0, max(float(named["share"].max()), 0.05)]),
        yaxis=hidden_axis(type="linear", range=[0, height]), annotations=notes,
    )  # fmt: skip
