"""Shares before and after a meetup: an open mark, then a full one."""

import pandas as pd

from jangkau.charts.campaigns.response_curve import SHARES
from jangkau.charts.drawing.letters import fitted, widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NAMES, NORMAL, SMALL, Figure, figure, grid_axis

ROW, FOOT = 40, 26  # pixels


def before_after(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: label, before, after (shares in time, blank where nobody is counted) and words: an open mark, then a full one."""
    count = max(len(rows), 1)
    labels = [fitted(label, NORMAL, NAMES) for label in rows["label"]]
    placed = rows.assign(y=[count - place - 0.5 for place in range(len(rows))], label=labels)
    both = placed.dropna(subset=["before", "after"])
    marks = [("before", palette.ground, palette.comparison), ("after", palette.accent, palette.accent)]
    return figure(
        [
            {
                "type": "scatter",
                "mode": "lines",
                "name": "change",
                "hoverinfo": "skip",
                "x": [value for row in both.itertuples() for value in (row.before, row.after, None)],
                "y": [value for row in both.itertuples() for value in (row.y, row.y, None)],
                "line": {"color": palette.comparison, "width": 2},
            },
            *(
                {
                    "type": "scatter",
                    "mode": "markers",
                    "name": name,
                    "x": placed[name].dropna().astype(float).tolist(),
                    "y": placed.loc[placed[name].notna(), "y"].tolist(),
                    "hovertext": placed.loc[placed[name].notna(), "words"].tolist(),
                    "marker": {"symbol": "circle", "size": 10, "color": fill, "line": {"color": edge, "width": 2}},
                }
                for name, fill, edge in marks
            ),
        ],
        palette,
        ROW * count + FOOT,
        margin={"l": widest(placed["label"], NORMAL) + 12, "r": widest(both["moved"], SMALL) + 14, "t": 0, "b": FOOT},
        xaxis=grid_axis(
            palette, type="linear", range=[-0.03, 1], tickvals=list(SHARES), ticktext=[say.percent(share) for share in SHARES]
        ),
        yaxis={
            "type": "linear",
            "range": [0, count],
            "showgrid": False,
            "tickvals": placed["y"].tolist(),
            "ticktext": placed["label"].tolist(),
            "tickfont": {"size": NORMAL, "color": palette.ink},
        },
        annotations=[
            note(row.after if row.after >= row.before else row.before, row.y, words, "left", palette.muted, SMALL)
            | {"xshift": 11}
            for row, words in zip(both.itertuples(), both["moved"], strict=True)
        ],
    )
