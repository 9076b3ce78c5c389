"""How fast accounts post about an agenda: the share that has posted hour by hour."""

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.drawing.words import GIVES_WAY
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import SYMBOLS
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, grid_axis
from jangkau.warehouse.vocabulary import MARKS

HOURS, ON_TIME, HALF = 72, 24, 0.5
TICKS = (0, 12, 24, 48, 72)
SHARES = (0, 0.25, 0.5, 0.75, 1)
PLOT, HEAD, FOOT = 220, 22, 42  # pixels
DASHES = {"government": "solid", "community": "dash"}


def response_curve(curves: dict[str, pd.DataFrame], say, palette: Palette) -> Figure:
    """`curves`: for each owner the frame of metrics.response_time.waiting (hours, share still without a post).

    Drawn is the share that has posted: it rises with each post and never counts an account out that has not posted.
    """
    stairs = {owner: steps(curve) for owner, curve in curves.items()}
    moved = apart({owner: rows["posted"].iloc[-1] * PLOT for owner, rows in stairs.items()}, 17, PLOT)
    names = {owner: f"{MARKS[owner]} {say(f'owner.{owner}')}" for owner in stairs}
    words = [say.percent(share) for share in SHARES]
    return figure(
        [trace for owner, rows in stairs.items() for trace in line(rows, owner, say, palette)],
        palette,
        PLOT + HEAD + FOOT,
        margin={
            "l": widest(words, SMALL) + 8,
            "r": widest(names.values(), NORMAL) + 12,
            "t": HEAD,
            "b": FOOT,
        },
        xaxis=grid_axis(
            palette, type="linear", range=[0, HOURS], tickvals=list(TICKS), ticktext=[say.number(hour) for hour in TICKS]
        )
        | {"showgrid": False},
        yaxis=grid_axis(palette, type="linear", range=[0, 1], tickvals=list(SHARES), ticktext=words),
        shapes=[
            {
                "type": "line",
                "xref": "x",
                "yref": "paper",
                "x0": ON_TIME,
                "x1": ON_TIME,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "line": {"color": palette.comparison, "width": 1.5, "dash": "dash"},
            },
            {
                "type": "line",
                "xref": "paper",
                "yref": "y",
                "x0": 0,
                "x1": 1,
                "y0": HALF,
                "y1": HALF,
                "layer": "below",
                "line": {"color": palette.comparison, "width": 1, "dash": "dot"},
            },
        ],
        annotations=[
            note(ON_TIME, 1, say("campaign.curve.on_time"), "left", palette.muted, SMALL)
            | {"yref": "paper", "yanchor": "bottom", "yshift": 2},
            note(1, HALF, say("campaign.curve.half"), "left", palette.muted, SMALL)
            | {"xref": "paper", "xshift": 6, "name": GIVES_WAY},
            note(0, 0, say("campaign.curve.axis"), "left", palette.muted, SMALL)
            | {"xref": "paper", "yref": "paper", "yanchor": "top", "yshift": -24},
            *(
                note(1, rows["posted"].iloc[-1], names[owner], "left", palette.words(owner), NORMAL)
                | {"xref": "paper", "xshift": 6, "yshift": moved[owner]}
                for owner, rows in stairs.items()
            ),
        ],
    )


def steps(curve: pd.DataFrame) -> pd.DataFrame:
    """The share that has posted as corners of a stair, from the start to 72 hours. Columns: hours, posted."""
    hours, posted = [0.0], [0.0]
    for row in curve[curve["hours"] <= HOURS].itertuples():
        hours += [float(row.hours), float(row.hours)]
        posted += [posted[-1], 1 - float(row.share)]
    return pd.DataFrame({"hours": [*hours, float(HOURS)], "posted": [*posted, posted[-1]]})


def line(rows: pd.DataFrame, owner: str, say, palette: Palette) -> list[dict]:
    """One side's stair, and its median as a mark where half of it has posted."""
    ink = palette.owner(owner)
    reached = rows[rows["posted"] >= HALF].head(1)
    median = [
        {"type": "scatter", "mode": "markers", "name": f"{owner} median", "x": [hour], "y": [HALF],
         "marker": {"symbol": SYMBOLS[owner], "size": 12, "color": ink, "line": {"color": palette.ground, "width": 2}},
         "hovertext": [say("campaign.curve.median", owner=say(f"owner.{owner}"), hours=say.short(hour))]}
        for hour in reached["hours"]
    ]  # fmt: skip
    return [
        {"type": "scatter", "mode": "lines", "name": owner, "x": rows["hours"].tolist(), "y": rows["posted"].tolist(),
         "hoverinfo": "skip", "line": {"color": ink, "width": 2.5, "dash": DASHES[owner]}},
        *median,
    ]  # fmt: skip
