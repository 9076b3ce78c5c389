"""Provinces as bars of a rate, in the order of their codes: no ranking of what coverage differs in."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, hidden_axis

ROW = 30  # pixels
ROOM = 1.4  # the axis goes on beyond the longest bar, where its number stands


def province_bars(rows: pd.DataFrame, chosen: str, say, palette: Palette) -> Figure:
    """`rows`: province_code, province, value (blank: not told) and touched (words). The chosen one stands out."""
    left = widest(rows["province"], NORMAL) + 12
    y = [len(rows) - place - 0.5 for place in range(len(rows))]
    told = rows["value"].notna()
    inks = [palette.accent if code == chosen else palette.comparison for code in rows["province_code"]]
    words = [say.short(value) if known else say("state.no_data") for value, known in zip(rows["value"], told, strict=True)]
    return figure(
        [{
            "type": "bar", "orientation": "h", "name": "provinces", "y": y,
            "x": [float(value) for value in rows["value"].fillna(0)], "width": 0.6,
            "marker": {"color": inks}, "text": words, "textposition": "outside",
            "textfont": {"family": FONT, "size": SMALL, "color": palette.ink}, "hovertext": rows["touched"].tolist(),
        }],
        palette,
        ROW * max(len(rows), 1),
        margin={"l": left, "r": 0, "t": 0, "b": 0},
        xaxis=hidden_axis(type="linear", range=[0, float(rows["value"].max() or 1) * ROOM if told.any() else 1]),
        yaxis=hidden_axis(type="linear", range=[0, max(len(rows), 1)]),
        annotations=[
            note(0, at, name, "left", palette.ink, NORMAL) | {"xref": "paper", "xshift": -left}
            for at, name in zip(y, rows["province"], strict=True)
        ],
    )  # fmt: skip
