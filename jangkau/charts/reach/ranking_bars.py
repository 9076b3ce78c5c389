"""The ranking: a bar for each region, and for reach the part that is surely different people in a deeper shade."""

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette, faded
from jangkau.charts.reach.regions import RANGED, THIN, amount, band, thin, touched
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, hidden_axis, plain_axis

ROW = 28  # pixels; Plotly's own margin for names would draw the whole chart twice
PALE = 0.55  # a thin number's bar


def ranking_bars(ranked: pd.DataFrame, measure: str, say, palette: Palette, chosen: str | None = None) -> Figure:
    """Bars for the frame of ranking, with `change`. The axis starts at zero."""
    rows, ranged = list(ranked.itertuples()), measure in RANGED
    highs = [region.high for region in rows]
    labels = [label(region, chosen, say) for region in rows]
    endings = [ending(region, measure, say) for region in rows]
    above = bars(rows, "high", palette.sequential[2] if ranged else palette.accent, measure, say) | {
        "text": endings,
        "textposition": "outside",
        "textfont": {"family": FONT, "size": SMALL, "color": palette.ink},
        "textangle": 0,
        "constraintext": "none",
        "cliponaxis": False,
    }
    return figure(
        [above, bars(rows, "low", palette.accent, measure, say)] if ranged else [above],
        palette,
        ROW * max(len(rows), 2),
        margin={"l": widest(labels, NORMAL) + 12, "r": widest(endings, SMALL) + 8, "t": 0, "b": 0},
        barmode="overlay",
        bargap=0.32,
        xaxis=hidden_axis(range=[min([0, *highs]), max([0, *highs]) or 1]),
        yaxis=plain_axis(palette, range=[max(len(rows), 2) - 0.5, -0.5], type="category", tickmode="array")
        | {"tickvals": [region.code for region in rows], "ticktext": labels}
        | {"tickfont": {"size": NORMAL, "color": palette.ink}, "ticklabelstandoff": 8},
    )


def bars(rows: list, end: str, colour: str, measure: str, say) -> dict:
    """A bar a region, from zero to its low or high end."""
    return {
        "type": "bar",
        "orientation": "h",
        "x": [getattr(region, end) for region in rows],
        "y": [region.code for region in rows],
        "marker": {"color": [faded(colour, PALE) if thin(region) else colour for region in rows], "line": {"width": 0}},
        "customdata": [[region.code] for region in rows],
        "hovertext": [touched(region, measure, say) for region in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": end,
    }


def ending(region, measure: str, say) -> str:
    """What stands at a bar's end: the amount, and on how few accounts it rests where it is thin."""
    words = amount(region, measure, say)
    if not thin(region):
        return words
    have = say("share.of", part=say.number(region.accounts_with_data), whole=say.number(region.accounts_registered))
    return f"{words} {THIN} {say('region.thin.accounts', accounts=have)}"


def label(region, chosen: str | None, say) -> str:
    """A region's name beside its bar with the places that it may have, the chosen one in bold."""
    named = f"<b>{region.label}</b>" if region.code == chosen else region.label
    return f"{named} {band(region, say)}" if pd.notna(getattr(region, "rank_from", None)) else named
