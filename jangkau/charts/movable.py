"""The same figure for Plotly's own hands: zoomed, dragged, selected in, with a legend of its series."""

from jangkau.charts.marked import series_said
from jangkau.charts.theme import Figure

LEAST, LARGER = 480, 1.5  # pixels; times the height on the page
LEGEND = {"orientation": "h", "y": -0.12, "x": 0, "yanchor": "top"}
ROOM = 60  # pixels for the legend


def movable(figure: Figure, say) -> Figure:
    """A figure whose axes may be moved; series that say something stand in the legend, and a click there hides one."""
    layout = figure["layout"]
    names = [series_said(trace.get("name"), say) if tells(trace) else None for trace in figure["data"]]
    several = sum(name is not None for name in names) > 1
    traces = [
        told(trace) | {"name": name or "", "showlegend": several and name is not None}
        for trace, name in zip(figure["data"], names, strict=True)
    ]
    moving = {name: {**layout[name], "fixedrange": False} for name in ("xaxis", "yaxis") if name in layout}
    margin = layout["margin"] | {"b": layout["margin"].get("b", 0) + (ROOM if several else 0)}
    more = {"height": max(LEAST, round(layout["height"] * LARGER)), "margin": margin, "showlegend": several, "legend": LEGEND}
    return {"data": traces, "layout": {**layout, **moving, **more, "dragmode": "zoom", "hovermode": "closest"}}


def tells(trace: dict) -> bool:
    """Whether a trace is a series that says something: no band, no outline, no mark at a line's end."""
    return trace.get("hoverinfo") != "skip" and trace.get("fill", "none") == "none"


def told(trace: dict) -> dict:
    """A trace whose words are told when it is touched."""
    words = trace.get("hovertext") or trace.get("text")
    return {**trace, "hoverinfo": "text"} if words and trace.get("hoverinfo") != "skip" else dict(trace)
