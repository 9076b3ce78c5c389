"""What all figures share: type, margins and grid."""

import pandas as pd

from jangkau.charts.palette import Palette

FONT = "Inter, sans-serif"
Figure = dict
SMALL, NORMAL = 12, 13
NAMES = 160  # pixels that names beside a plot may take, so that a phone keeps half for the plot
CLEAR = "rgba(0,0,0,0)"


def figure(traces: list[dict], palette: Palette, height: int, **layout) -> Figure:
    """The traces in the house's type and colours, `height` pixels high, in Plotly's vocabulary: `go.Figure(**figure)` is one.

    Plain dictionaries: making Plotly's objects takes longer than all the rest. A test gives every figure to Plotly.
    """
    words = {"family": FONT, "size": NORMAL, "color": palette.ink}
    shared = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": words,
        "showlegend": False,
    }
    return {"data": traces, "layout": shared | layout}


def plotted(values) -> list[float | None]:
    """Values as a figure takes them, None where there is none."""
    return [None if pd.isna(value) else float(value) for value in values]


def shortened(name: str, letters: int) -> str:
    """A name that fits where there is room for so many letters."""
    return name if len(name) <= letters else name[: letters - 1].rstrip() + "…"


def hidden_axis(**more) -> dict:
    """An axis that only measures."""
    return {"visible": False, "fixedrange": True, **more}


def plain_axis(palette: Palette, **more) -> dict:
    """An axis of horizontal words without lines."""
    words = {"size": SMALL, "color": palette.muted}
    return {"showgrid": False, "zeroline": False, "showline": False, "ticks": "", "fixedrange": True, "tickangle": 0,
            "tickfont": words, **more}  # fmt: skip


def grid_axis(palette: Palette, **more) -> dict:
    """The same with a light grid."""
    return plain_axis(palette, **more) | {"showgrid": True, "gridcolor": palette.line, "gridwidth": 1}
