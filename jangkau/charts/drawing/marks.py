"""What the points of a trace become: its line, its marks, its words, and where it can be touched."""

from collections import defaultdict

from jangkau.charts.drawing.canvas import DASHES, GAP, SIZE, Canvas, answers, many
from jangkau.charts.drawing.surfaces import drawn, runs, surface
from jangkau.charts.drawing.words import GIVES_WAY

CAPS = {"circle": "round", "square": "square", "diamond": "butt"}
BESIDE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}  # words to the right are held by their left


def scatter(canvas: Canvas, trace: dict, before: dict | None) -> None:
    """Lines, marks and words, in this order."""
    mode = trace["mode"].split("+") if trace.get("mode", "none") != "none" else []
    if trace.get("fill", "none") != "none":
        surface(canvas, trace, before)
    line, series = trace.get("line", {}), traced(trace, mode)
    if "lines" in mode and trace.get("fill") != "toself" and line.get("width", 2):
        path = "".join(drawn(piece) for piece in runs(canvas, trace) if len(piece) > 1)
        look = {"fill": "none", "stroke": line["color"], "stroke_width": line.get("width", 2)}
        canvas.path(path, **look, stroke_dasharray=DASHES[line.get("dash", "solid")] or None, data_series=series)
    if "markers" in mode:
        markers(canvas, trace)
    if "text" in mode:
        words(canvas, trace)
    if trace.get("fill") != "toself" and {"lines", "markers"} & set(mode):
        texts, codes = answers(trace, len(trace["x"]))
        for x, y, text, code in zip(trace["x"], trace["y"], texts, codes, strict=True):
            if x is not None and y is not None:
                canvas.hit(canvas.across(x), canvas.down(y), text, code, series)


def traced(trace: dict, mode: list[str]) -> str | None:
    """The name of a line that is read along its way: a crosshair then tells its values. None for what is read point by point."""
    steps = [value for value in trace["x"] if value is not None]
    along = "lines" in mode and trace.get("hoverinfo") != "skip" and len(steps) > 2 and steps == sorted(steps)
    return str(trace.get("name") or "line") if along and steps[0] != steps[-1] else None


def markers(canvas: Canvas, trace: dict) -> None:
    """Marks of the same look in one path: lines without length, whose caps keep their size however the picture stretches."""
    marker, alike, count = trace["marker"], defaultdict(list), len(trace["x"])
    kinds = (many(marker.get(name, usual), count) for name, usual in (("symbol", "circle"), ("size", 6), ("color", None)))
    for x, y, *look in zip(trace["x"], trace["y"], *kinds, strict=True):
        if x is not None and y is not None:
            alike[tuple(look)].append(canvas.point(canvas.across(x), canvas.down(y)))
    edge = marker.get("line", {})
    for (symbol, size, colour), points in alike.items():
        layers = [(size + 2 * edge["width"], edge["color"])] if edge.get("width") else []
        for width, ink in [*layers, (size, colour)]:
            if symbol == "diamond":
                for x, y in points:
                    font = {"size": width * 1.6, "color": ink}
                    canvas.word(x / SIZE, y / canvas.height, "◆", font, ("center", "middle"))
                continue
            dots = "".join(f"M{x},{y}h0" for x, y in points)
            canvas.path(dots, stroke=ink, stroke_width=width, stroke_linecap=CAPS[symbol], opacity=marker.get("opacity"))


def words(canvas: Canvas, trace: dict) -> None:
    """A text at each point; its position is that of the text: "middle right" stands to the right."""
    font, count = trace.get("textfont", {}), len(trace["x"])
    each = {name: many(value, count) for name, value in font.items()}
    places = many(trace.get("textposition", "middle center"), count)
    for place, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True)):
        if x is None or y is None:
            continue
        upright, sideways = places[place].split()
        look = {name: values[place] for name, values in each.items()}
        shift = ({"left": -GAP, "right": GAP}.get(sideways, 0), {"top": -GAP, "bottom": GAP}.get(upright, 0))
        anchors = (BESIDE.get(sideways, sideways), BESIDE.get(upright, upright))
        canvas.word(
            canvas.across(x),
            canvas.down(y),
            text,
            look,
            anchors,
            shift,
            f"{trace['name']} {place}" if trace.get("meta") == GIVES_WAY else "",
        )
