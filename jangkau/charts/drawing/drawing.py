"""A figure drawn once, here: an SVG that stretches to its column under words that keep their size. No script is needed.

The dashboard, the report and the published leaflet show this same drawing. It knows the part of Plotly's vocabulary that
our figures use and refuses the rest, so that nothing is ever drawn by halves.
"""

import json
from html import escape
from typing import Any

from jangkau.charts.drawing.bars import bars
from jangkau.charts.drawing.canvas import DASHES, SIZE, Canvas, UnknownMark
from jangkau.charts.drawing.marks import scatter
from jangkau.charts.drawing.scales import scale
from jangkau.charts.drawing.words import GIVES_WAY, Room, written
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
    wide, high = (abs(side.last - side.first) for side in (canvas.x, canvas.y))
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
        rule = layout[name]
        if not rule.get("showgrid") or rule.get("visible") is False:
            continue
        places = [
            canvas.point(canvas.across(value), 0)[0] if across else canvas.point(0, canvas.down(value))[1]
            for value in rule["tickvals"]
        ]
        line = "".join(f"M{place},0V{round(canvas.height)}" if across else f"M0,{place}H{SIZE}" for place in places)
        canvas.path(line, stroke=rule["gridcolor"], stroke_width=rule.get("gridwidth", 1))


def shapes(canvas: Canvas, layout: dict, layer: str) -> None:
    """Lines and rectangles of the layout: the weeks that are skipped, the day of a meetup."""
    for mark in layout.get("shapes", ()):
        if mark.get("layer", "above") != layer:
            continue
        on_paper = mark.get("xref") == "paper", mark.get("yref") == "paper"
        (x1, y1), (x2, y2) = (
            canvas.point(canvas.across(mark[f"x{end}"], on_paper[0]), canvas.down(mark[f"y{end}"], on_paper[1])) for end in (0, 1)
        )
        line, look = mark.get("line", {}), {"opacity": mark.get("opacity")}
        edge = {"stroke": line.get("color"), "stroke_width": line.get("width", 1) if line.get("color") else None}
        edge["stroke_dasharray"] = DASHES[line.get("dash", "solid")] or None
        if mark["type"] == "line":
            canvas.path(f"M{x1},{y1}L{x2},{y2}", fill="none", **edge, **look)
        elif mark["type"] == "rect":
            canvas.path(f"M{x1},{y1}H{x2}V{y2}H{x1}Z", fill=mark.get("fillcolor", "none"), **edge, **look)
        else:
            raise UnknownMark(mark["type"])


def ticks(canvas: Canvas, layout: dict) -> None:
    """The words along the axes, as the figure gives them; where there is no room for all, every second one stays, or fewer."""
    for name in ("xaxis", "yaxis"):
        rule = layout[name]
        if rule.get("visible") is False or rule.get("showticklabels") is False:
            continue
        font, room = rule.get("tickfont", {}), rule.get("ticklabelstandoff", BESIDE_AXIS)
        named = list(enumerate(zip(rule.get("tickvals", ()), rule.get("ticktext", ()), strict=True)))
        for place, (value, text) in sorted(named, key=lambda tick: -stride(tick[0])):
            group = f"{name} {stride(place)}"
            if name == "yaxis":
                canvas.word(0, canvas.down(value), text, font, ("right", "middle"), (-room, 0), group)
            elif rule.get("side") == "top":
                canvas.word(canvas.across(value), 0, text, font, ("center", "bottom"), (0, -room), group)
            else:
                canvas.word(canvas.across(value), 1, text, font, ("center", "top"), (0, room), group)


def stride(place: int) -> int:
    """Of how many ticks one at a place is, so that those of a stride are evenly apart with those of the longer ones.

    >>> [stride(place) for place in range(9)]
    [32, 1, 2, 1, 4, 1, 2, 1, 8]
    """
    return min(place & -place, 16) if place else 32


def notes(canvas: Canvas, layout: dict) -> None:
    """Words that stand at a place of the plot or of the paper."""
    for number, note in enumerate(layout.get("annotations", ())):
        across = canvas.across(note["x"], note.get("xref") == "paper")
        down = canvas.down(note["y"], note.get("yref") == "paper")
        anchors = (note.get("xanchor", "center"), note.get("yanchor", "middle"))
        anchors = tuple({"auto": usual}.get(anchor, anchor) for anchor, usual in zip(anchors, ("center", "middle"), strict=True))
        shift = (note.get("xshift", 0), -note.get("yshift", 0))
        canvas.word(
            across,
            down,
            note["text"],
            note.get("font", {}),
            anchors,
            shift,
            f"note {number}" if note.get("name") == GIVES_WAY else "",
        )
        if note.get("hovertext"):
            canvas.hit(across, down, note["hovertext"], None)


def framed(canvas: Canvas, layout: dict, shape: float | None) -> str:
    """The SVG under its words, within the figure's margins."""
    margin, high = layout["margin"], layout["height"]
    kind = "drawing land" if shape else "drawing"
    size = f"aspect-ratio:{shape:.4f};max-width:{high * shape:.0f}px" if shape else f"height:{high}px"
    inset = ";".join(f"{side}:{margin[side[0]]}px" for side in ("left", "right", "top", "bottom"))
    defs = f"<defs>{''.join(canvas.patterns.values())}</defs>" if canvas.patterns else ""
    room = Room(margin["l"], margin["r"], high - margin["t"] - margin["b"], shape)
    hits = f" data-hits='{escape(json.dumps(canvas.hits, ensure_ascii=False))}'" if canvas.hits else ""
    return (
        f'<div class="{kind}" style="{size}"><div class="plot" style="{inset}"{hits}>'
        f'<svg viewBox="0 0 {SIZE} {round(canvas.height)}" preserveAspectRatio="none" aria-hidden="true">'
        f"{defs}{''.join(canvas.paths)}</svg>"
        f"{written(canvas.words, room)}</div></div>"
    )
