"""Who carries whom as a matrix, where arcs would tangle: a row carries, a column is carried."""

from html import escape

import pandas as pd

from charts.dots import note
from charts.palette import Palette
from charts.theme import FONT, SMALL, Figure, figure, hidden_axis
from charts.ties import LETTER, MOST_CELLS, places

SQUARE, HEAD = 26, 22  # pixels: a cell, and the numbers above the cells


def tie_matrix(pairs: pd.DataFrame, say, palette: Palette) -> Figure:
    """The same as a matrix, those within a region too: a row carries, a column is carried; a cell's number is its posts."""
    names = places(pairs, MOST_CELLS)
    sums = pairs.groupby(["from_region", "to_region"], sort=False)["posts"].sum()
    rows = [len(names) - place - 0.5 for place in range(len(names))]
    cells = [(of, to, int(posts)) for (of, to), posts in sums.items() if of in names and to in names]
    most = max((posts for *_, posts in cells), default=1)
    grounds = [palette.sequential[min(1 + round(3 * (posts - 1) / max(most - 1, 1)), 4)] for *_, posts in cells]
    said = [say("campaign.carried.touched", carrier=escape(of), carried=escape(to), n=posts) for of, to, posts in cells]
    return figure(
        [
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": "cells",
                "x": [names.index(to) for _, to, _ in cells],
                "y": [rows[names.index(of)] for of, *_ in cells],
                "text": [say.number(posts) for *_, posts in cells],
                "hovertext": said,
                "marker": {"symbol": "square", "size": SQUARE - 6, "color": grounds},
                "textfont": {"family": FONT, "size": SMALL, "color": [palette.on(ground) for ground in grounds]},
            }
        ],
        palette,
        SQUARE * max(len(names), 1) + HEAD,
        margin={"l": LETTER * max(map(len, names), default=0) + 34, "r": 0, "t": HEAD, "b": 0},
        xaxis=hidden_axis(type="linear", range=[-0.5, max(len(names), 1) - 0.5]),
        yaxis={
            "type": "linear",
            "range": [0, max(len(names), 1)],
            "showgrid": True,
            "gridcolor": palette.line,
            "tickvals": rows,
            "ticktext": [f"{escape(name)} <b>{place + 1}</b>" for place, name in enumerate(names)],
            "tickfont": {"size": SMALL, "color": palette.ink},
        },
        annotations=[number(place, palette) for place in range(len(names))],
    )


def number(place: int, palette: Palette) -> dict:
    """A region's number above its column."""
    return note(place, 1, f"<b>{place + 1}</b>", "center", palette.muted, SMALL) | {
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 3,
    }
