"""The share of accounts that are tied to others, quarter by quarter."""

import pandas as pd

from jangkau.charts.campaigns.response_curve import SHARES
from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, grid_axis, plain_axis

PLOT, FOOT, HEAD = 190, 26, 12  # pixels
DASHES = {"tied": "solid", "cross_owner": "dash", "cross_region": "dot"}
MOST = 5  # quarters that bear their names


def partnership_lines(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: the frame of metrics.partnership. A quarter of which nobody is known is a gap."""
    shares = {kind: rows[f"{kind}_share"].astype(float) for kind in DASHES}
    lasts = {kind: float(share.dropna().iloc[-1]) for kind, share in shares.items() if share.notna().any()}
    moved = apart({kind: share * PLOT for kind, share in lasts.items()}, 17, PLOT)
    names = {kind: say(f"partnership.{kind}") for kind in lasts}
    inks = {"tied": palette.accent, "cross_owner": palette.ink, "cross_region": palette.muted}
    words = [say.percent(share) for share in SHARES]
    places = list(range(len(rows)))
    named = places[:: -max(1, -(-len(places) // MOST))]
    return figure(
        [
            {"type": "scatter", "mode": "lines+markers", "name": kind, "x": places,
             "y": [None if pd.isna(value) else value for value in shares[kind]], "connectgaps": False,
             "line": {"color": inks[kind], "width": 2.5, "dash": dash}, "marker": {"size": 7, "color": inks[kind]},
             "hovertext": [said(row, kind, say) for row in rows.to_dict("records")]}
            for kind, dash in DASHES.items()
        ],
        palette,
        PLOT + HEAD + FOOT,
        margin={"l": widest(words, SMALL) + 8, "r": widest(names.values(), NORMAL) + 14 if names else 0, "t": HEAD, "b": FOOT},
        xaxis=plain_axis(palette, type="linear", range=[-0.3, len(rows) - 0.7], tickvals=named,
                         ticktext=[quarter(rows["quarter"].iloc[place], say) for place in named]),
        yaxis=grid_axis(palette, type="linear", range=[0, 1], tickvals=list(SHARES), ticktext=words),
        annotations=[
            note(1, lasts[kind], names[kind], "left", inks[kind], NORMAL) | {"xref": "paper", "xshift": 8, "yshift": moved[kind]}
            for kind in lasts
        ],
    )  # fmt: skip


def quarter(name: str, say) -> str:
    """A quarter as it is read: Trw IV 2021."""
    return say("partnership.quarter", quarter=("I", "II", "III", "IV")[int(name[-1]) - 1], year=name[:4])


def said(row: dict, kind: str, say) -> str:
    """What a point says when touched: the quarter, the share and of how many accounts."""
    if not row["known"]:
        return f"{quarter(row['quarter'], say)}: –"
    of = say("share.of", part=say.number(row[kind]), whole=say.number(row["known"]))
    return f"{quarter(row['quarter'], say)}: {say(f'partnership.{kind}')} {say.percent(row[f'{kind}_share'])} ({of})"
