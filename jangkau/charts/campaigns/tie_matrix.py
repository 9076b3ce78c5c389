"""Who carries whom as a matrix, where pairs are many: a row carries, a column is carried."""

from html import escape

import pandas as pd

from jangkau.charts.campaigns.ties import across
from jangkau.charts.drawing.letters import fitted, widest
from jangkau.charts.drawing.words import GIVES_WAY
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import FONT, NAMES, SMALL, Figure, figure, hidden_axis

CELL, HEAD = 30, 22  # pixels: a cell's height, and the numbers above the cells
MOST_PLACES = 8  # so that three figures stand in a cell on a phone
HALF = 0.47  # of a cell: the rest parts it from its neighbour


def tie_matrix(pairs: pd.DataFrame, say, palette: Palette) -> Figure:
    """`pairs`: as charts.ties.pair_bars. The regions that carry or are carried most across their borders, the most first.

    A cell's number is its posts; its shade is told between regions alone, for those within one would drown all others.
    """
    names = places(pairs)
    labels = [fitted(name, SMALL, NAMES * 0.7) for name in names]
    sums = pairs.groupby(["from_region", "to_region"], sort=False)["posts"].sum()
    cells = [
        (names.index(to), len(names) - names.index(of) - 0.5, int(posts), of, to)
        for (of, to), posts in sums.items()
        if of in names and to in names
    ]
    most = max((posts for *_, posts, of, to in cells if of != to), default=1)
    grounds = [palette.ground if of == to else shade(posts, most, palette) for *_, posts, of, to in cells]
    inks = [palette.muted if of == to else palette.on(ground) for (*_, of, to), ground in zip(cells, grounds, strict=True)]
    return figure(
        [
            {
                "type": "scatter",
                "mode": "markers+text",
                "name": "cells",
                "meta": GIVES_WAY,
                "x": [x for x, *_ in cells],
                "y": [y for _, y, *_ in cells],
                "text": [say.short(posts) for *_, posts, _, _ in cells],
                "hovertext": [
                    say("campaign.carried.touched", carrier=escape(of), carried=escape(to), n=posts)
                    for *_, posts, of, to in cells
                ],
                "marker": {"symbol": "square", "size": 1, "color": grounds},
                "textfont": {"family": FONT, "size": SMALL, "color": inks},
            }
        ],
        palette,
        CELL * max(len(names), 1) + HEAD,
        margin={"l": widest(labels, SMALL) + 34, "r": 0, "t": HEAD, "b": 0},
        xaxis=hidden_axis(type="linear", range=[-0.5, max(len(names), 1) - 0.5]),
        yaxis={
            "type": "linear",
            "range": [0, max(len(names), 1)],
            "showgrid": True,
            "gridcolor": palette.line,
            "tickvals": [len(names) - place - 0.5 for place in range(len(names))],
            "ticktext": [f"{escape(label)} <b>{place + 1}</b>" for place, label in enumerate(labels)],
            "tickfont": {"size": SMALL, "color": palette.ink},
        },
        shapes=[square(x, y, ground) for (x, y, *_), ground in zip(cells, grounds, strict=True)],
        annotations=[number(place, palette) for place in range(len(names))],
    )


def places(pairs: pd.DataFrame) -> list[str]:
    """The regions with most ties across their borders, the most first."""
    posts = pd.concat([across(pairs).set_index(end)["posts"] for end in ("from_region", "to_region")])
    return list(posts.groupby(level=0).sum().sort_values(ascending=False, kind="stable").index[:MOST_PLACES])


def shade(posts: int, most: int, palette: Palette) -> str:
    """The colour of so many posts between two regions."""
    return palette.sequential[min(1 + round(3 * (posts - 1) / max(most - 1, 1)), 4)]


def square(x: float, y: float, ground: str) -> dict:
    """A cell's ground, as wide as its column."""
    return {"type": "rect", "x0": x - HALF, "x1": x + HALF, "y0": y - HALF, "y1": y + HALF, "layer": "below",
            "fillcolor": ground, "line": {"width": 0}}  # fmt: skip


def number(place: int, palette: Palette) -> dict:
    """A region's number above its column."""
    return note(place, 1, f"<b>{place + 1}</b>", "center", palette.muted, SMALL) | {
        "yref": "paper",
        "yanchor": "bottom",
        "yshift": 3,
    }
