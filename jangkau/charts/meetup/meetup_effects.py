"""Effects with their 95 % intervals, a row each: at 1, 4, 8 and 12 weeks, or edition by edition."""

from html import escape

import pandas as pd

from jangkau.charts.drawing.letters import fitted, widest
from jangkau.charts.meetup.meetup_marks import inside, spanned
from jangkau.charts.palette import Palette, faded
from jangkau.charts.theme import FONT, NAMES, NORMAL, SMALL, Figure, figure, grid_axis

ROW, FOOT = 38, 26  # pixels
THICK, THIN = 6, 4


def effect_intervals(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: label, low, high, effect (per cent; effect blank where only the interval may be told, all blank where nothing
    may), blind (the smallest effect that could have been found), words (at the row's end), chosen, hover."""
    count, rows = len(rows), rows.astype(dict.fromkeys(("low", "high", "effect", "blind"), float))
    labels = [fitted(label, NORMAL, NAMES) for label in rows["label"]]
    places = [count - 1 - place for place in range(count)]
    ends = rows[["low", "high"]].stack()
    span = spanned([0.0, *ends.dropna().astype(float).tolist()])
    values = inside(span, 3)
    font = {"size": NORMAL, "color": palette.ink}
    left = widest((f"<b>{label}</b>" for label in labels), NORMAL) + 12
    right = widest(rows["words"], NORMAL) + 14
    return figure(
        [*(blind(place, row, span, palette) for place, row in zip(places, rows.itertuples(), strict=True) if pd.notna(row.blind)),
         *(interval(place, row, palette) for place, row in zip(places, rows.itertuples(), strict=True) if pd.notna(row.low)),
         dots(places, rows, palette)],
        palette,
        ROW * count + FOOT,
        margin={"l": left, "r": right, "t": 0, "b": FOOT},
        xaxis=grid_axis(palette, type="linear", range=list(span), tickvals=values,
                        ticktext=[say("meetup.percent", amount=amount(value, say)) for value in values]),
        yaxis={"type": "linear", "range": [-0.5, count - 0.5], "showgrid": False, "tickvals": places, "tickfont": font,
               "ticktext": list(map(bold, map(escape, labels), rows["chosen"])), "ticklabelstandoff": 10},
        shapes=[{"type": "line", "xref": "x", "yref": "paper", "x0": 0, "x1": 0, "y0": 0, "y1": 1, "layer": "below",
                 "line": {"color": palette.ink, "width": 1.5}}],
        annotations=[
            {"x": 1, "xref": "paper", "y": place, "xanchor": "left", "xshift": 10, "text": bold(escape(row.words), row.chosen),
             "showarrow": False, "font": {"family": FONT, "size": NORMAL if pd.notna(row.low) else SMALL,
                                          "color": palette.ink if pd.notna(row.low) else palette.muted}}
            for place, row in zip(places, rows.itertuples(), strict=True)
        ],
    )  # fmt: skip


def bold(text: str, chosen: bool) -> str:
    """The row that the sentence speaks of stands out."""
    return f"<b>{text}</b>" if chosen and text else text


def amount(value: float, say) -> str:
    """A round value in as few figures as it has."""
    return say.number(value) if value == round(value) else say.decimal(value)


def blind(place: int, row, span: tuple[float, float], palette: Palette) -> dict:
    """What these data could not have found: a pale bar on both sides of zero."""
    half, low, high = 0.3, max(-row.blind, span[0]), min(row.blind, span[1])
    return {"type": "scatter", "mode": "lines", "name": "blind interval", "fill": "toself",
            "fillcolor": faded(palette.comparison, 0.16), "line": {"color": palette.comparison, "width": 0}, "hoverinfo": "skip",
            "x": [low, high, high, low, low],
            "y": [place - half, place - half, place + half, place + half, place - half]}  # fmt: skip


def interval(place: int, row, palette: Palette) -> dict:
    """The 95 % interval as a line, thicker in the row that the sentence speaks of."""
    look = {"color": faded(palette.accent, 0.55), "width": THICK if row.chosen else THIN}
    return {"type": "scatter", "mode": "lines", "name": "interval", "x": [row.low, row.high], "y": [place, place], "line": look,
            "hoverinfo": "skip"}  # fmt: skip


def dots(places: list[int], rows: pd.DataFrame, palette: Palette) -> dict:
    """The effect itself, where it may be told; and what a row says when touched, in its middle."""
    middle = [(row.low + row.high) / 2 if pd.isna(row.effect) else row.effect for row in rows.itertuples()]
    sizes = [0.01 if pd.isna(row.effect) else 13 if row.chosen else 10 for row in rows.itertuples()]
    return {"type": "scatter", "mode": "markers", "name": "effect", "x": [None if pd.isna(value) else value for value in middle],
            "y": places, "hovertext": rows["hover"].tolist(),
            "marker": {"symbol": "circle", "size": sizes, "color": palette.accent}}  # fmt: skip
