"""What all figures share: type, margins, grid, and how they answer a pointer."""

import plotly.graph_objects as go

from charts.palette import Palette

FONT = "Inter, sans-serif"
SMALL, NORMAL = 12, 13
CLEAR = "rgba(0,0,0,0)"
UNSEEN = {"marker": {"opacity": 0}}
# Streamlit's and Plotly's own buttons stay away: every figure has its table and its file beside it.
CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False, "showTips": False}


def figure(traces: list[dict], palette: Palette, height: int, **layout) -> go.Figure:
    """The traces in the house's type and colours, `height` pixels high.

    Traces and layout are plain dictionaries, and Plotly does not check them here: that takes longer than all the rest.
    A test checks every figure instead.
    """
    words = {"family": FONT, "size": NORMAL, "color": palette.ink}
    shared = {
        "height": height,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0},
        "autosize": True,
        "paper_bgcolor": CLEAR,
        "plot_bgcolor": CLEAR,
        "font": words,
        "showlegend": False,
        "dragmode": False,
        "clickmode": "event+select",
        "hovermode": "closest",
        "hoverlabel": {"bgcolor": palette.ground, "bordercolor": palette.line, "align": "left", "font": words},
    }
    return go.Figure(traces, shared | layout, _validate=False)


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
