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
    rows = rows.assign(y=[len(rows) - place - 0.5 for place in range(len(rows))])
    known, untold, blank = rows[rows["value"].notna()], rows[rows["value"].isna()], say("state.no_data")
    inks = [palette.accent if code == chosen else palette.comparison for code in known["province_code"]]
    return figure(
        [{
            "type": "bar", "orientation": "h", "name": "provinces", "y": known["y"].tolist(),
            "x": [float(value) for value in known["value"]], "width": 0.6,
            "marker": {"color": inks}, "text": [say.short(value) for value in known["value"]], "textposition": "outside",
            "textfont": {"family": FONT, "size": SMALL, "color": palette.ink}, "hovertext": known["touched"].tolist(),
        }],
        palette,
        ROW * max(len(rows), 1),
        margin={"l": left, "r": 0, "t": 0, "b": 0},
        xaxis=hidden_axis(type="linear", range=[0, float(known["value"].max() or 1) * ROOM if len(known) else 1]),
        yaxis=hidden_axis(type="linear", range=[0, max(len(rows), 1)]),
        annotations=[
            *(note(0, at, blank, "left", palette.muted, SMALL) | {"xref": "paper", "xshift": 6} for at in untold["y"]),
            *(note(0, at, name, "left", palette.ink, NORMAL) | {"xref": "paper", "xshift": -left}
              for at, name in zip(rows["y"], rows["province"], strict=True)),
        ],
    )  # fmt: skip
