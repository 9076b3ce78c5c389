"""A figure drawn once, here: an SVG that stretches to its column under words that keep their size. No script is needed.

The dashboard, the report and the published leaflet show this same drawing. It knows the part of Plotly's vocabulary that
our figures use and refuses the rest, so that nothing is ever drawn by halves.
"""

import json
from html import escape
from typing import Any

from jangkau.charts.bars import bars
from jangkau.charts.drawing.marks import DASHES, SIZE, Canvas, UnknownMark, scatter
from jangkau.charts.scales import scale
from jangkau.charts.theme import Figure

TRACES = {"scatter", "bar"}
BESIDE_AXIS = 6  # pixels between an axis and its words


def drawing(figure: Figure) -> str:
    """The figure as HTML, for a column of any width; its height in pixels stands in the figure.

    Raises UnknownMark for a trace that is neither scatter nor bar, and for an axis without a range.
    """
    traces, layout = figure["data"], figure["layout"]
    canvas = Canvas(axis("x", traces, layout), axis("y", traces, layout))
    shape = land_shape(canvas, layout)
    canvas.height = SIZE / shape if shape else SIZE
    grid(canvas, layout)
    shapes(canvas, layout, "below")
    draw(canvas, traces, layout)
    shapes(canvas, layout, "above")
    ticks(canvas, layout)
    notes(canvas, layout)
    return framed(canvas, layout, shape)


def axis(name: str, traces: list[dict], layout: dict):
    """The scale of an axis. Categories stand in the order in which the traces name them."""
    if "range" not in layout.get(f"{name}axis", {}):
        raise UnknownMark(f"{name}axis has no range")
    return scale(layout[f"{name}axis"], [value for trace in traces for value in trace.get(name, ())])


def land_shape(canvas: Canvas, layout: dict) -> float | None:
    """Width over height of the plot where one axis is tied to the other, as on a map."""
    if layout["yaxis"].get("scaleanchor") != "x":
        return None
    wide, high = (abs(one.last - one.first) for one in (canvas.x, canvas.y))
    return wide / (high * layout["yaxis"].get("scaleratio", 1))


def draw(canvas: Canvas, traces: list[dict], layout: dict) -> None:
    """Every trace, in order; bars together, for they share their rows."""
    before: dict[str, Any] | None = None
    barred = [trace for trace in traces if trace["type"] == "bar"]
    for trace in traces:
        if trace["type"] not in TRACES:
            raise UnknownMark(trace["type"])
        if trace["type"] == "scatter":
            scatter(canvas, trace, before)
        elif trace is barred[0]:
            bars(canvas, barred, layout)
        before = trace


def grid(canvas: Canvas, layout: dict) -> None:
    """The light lines at the ticks."""
    for name, across in (("xaxis", True), ("yaxis", False)):
        one = layout[name]
        if not one.get("showgrid") or one.get("visible") is False:
            continue
        places = [
            canvas.point(canvas.across(value), 0)[0] if across else canvas.point(0, canvas.down(value))[1]
            for value in one["tickvals"]
        ]
        line = "".join(f"M{place},0V{round(canvas.height)}" if across else f"M0,{place}H{SIZE}" for place in places)
        canvas.path(line, stroke=one["gridcolor"], stroke_width=one.get("gridwidth", 1))


def shapes(canvas: Canvas, layout: dict, layer: str) -> None:
    """Lines and rectangles of the layout: the weeks that are skipped, the day of a meetup."""
    for one in layout.get("shapes", ()):
        if one.get("layer", "above") != layer:
            continue
        on_paper = one.get("xref") == "paper", one.get("yref") == "paper"
        (x1, y1), (x2, y2) = (
            canvas.point(canvas.across(one[f"x{end}"], on_paper[0]), canvas.down(one[f"y{end}"], on_paper[1])) for end in (0, 1)
        )
        line, look = one.get("line", {}), {"opacity": one.get("opacity")}
        edge = {"stroke": line.get("color"), "stroke_width": line.get("width", 1) if line.get("color") else None}
        edge["stroke_dasharray"] = DASHES[line.get("dash", "solid")] or None
        if one["type"] == "line":
            canvas.path(f"M{x1},{y1}L{x2},{y2}", fill="none", **edge, **look)
        elif one["type"] == "rect":
            canvas.path(f"M{x1},{y1}H{x2}V{y2}H{x1}Z", fill=one.get("fillcolor", "none"), **edge, **look)
        else:
            raise UnknownMark(one["type"])


def ticks(canvas: Canvas, layout: dict) -> None:
    """The words along the axes, as the figure gives them."""
    for name in ("xaxis", "yaxis"):
        one = layout[name]
        if one.get("visible") is False or one.get("showticklabels") is False:
            continue
        font, room = one.get("tickfont", {}), one.get("ticklabelstandoff", BESIDE_AXIS)
        for value, text in zip(one.get("tickvals", ()), one.get("ticktext", ()), strict=True):
            if name == "yaxis":
                canvas.word(0, canvas.down(value), text, font, ("right", "middle"), (-room, 0))
            elif one.get("side") == "top":
                canvas.word(canvas.across(value), 0, text, font, ("center", "bottom"), (0, -room))
            else:
                canvas.word(canvas.across(value), 1, text, font, ("center", "top"), (0, room))


def notes(canvas: Canvas, layout: dict) -> None:
    """Words that stand at a place of the plot or of the paper."""
    for one in layout.get("annotations", ()):
        across = canvas.across(one["x"], one.get("xref") == "paper")
        down = canvas.down(one["y"], one.get("yref") == "paper")
        anchors = (one.get("xanchor", "center"), one.get("yanchor", "middle"))
        anchors = tuple({"auto": usual}.get(anchor, anchor) for anchor, usual in zip(anchors, ("center", "middle"), strict=True))
        canvas.word(across, down, one["text"], one.get("font", {}), anchors, (one.get("xshift", 0), -one.get("yshift", 0)))
        if one.get("hovertext"):
            canvas.hit(across, down, one["hovertext"], None)


def framed(canvas: Canvas, layout: dict, shape: float | None) -> str:
    """The SVG under its words, within the figure's margins."""
    margin, high = layout["margin"], layout["height"]
    kind = "drawing land" if shape else "drawing"
    size = f"aspect-ratio:{shape:.4f};max-width:{high * shape:.0f}px" if shape else f"height:{high}px"
    inset = ";".join(f"{side}:{margin[side[0]]}px" for side in ("left", "right", "top", "bottom"))
    defs = f"<defs>{''.join(canvas.patterns.values())}</defs>" if canvas.patterns else ""
    hits = f" data-hits='{escape(json.dumps(canvas.hits, ensure_ascii=False))}'" if canvas.hits else ""
    return (
        f'<div class="{kind}" style="{size}"><div class="plot" style="{inset}"{hits}>'
        f'<svg viewBox="0 0 {SIZE} {round(canvas.height)}" preserveAspectRatio="none" aria-hidden="true">'
        f"{defs}{''.join(canvas.paths)}</svg>"
        f"{''.join(canvas.words)}</div></div>"
    )
