"""What bars become: filled rectangles, the number at each end, and a whole row that answers the pointer."""

from jangkau.charts.drawing.canvas import GAP, Canvas, answers, many, safe

UNUSUAL = 0.8  # of a category's width, where the figure does not say how much stays free


def bars(canvas: Canvas, traces: list[dict], layout: dict) -> None:
    """All bars of a figure: over each other, side by side, or stacked, as barmode says."""
    mode = layout.get("barmode", "group")
    taken: dict[object, float] = {}
    beside = len(traces) if mode == "group" else 1
    room = 1 - layout.get("bargap", 1 - UNUSUAL)
    for place, trace in enumerate(traces):
        middle = ((place if beside > 1 else 0) + 0.5) / beside - 0.5
        flat = trace.get("orientation") == "h"
        values, rows = (trace["x"], trace["y"]) if flat else (trace["y"], trace["x"])
        widths = many(trace.get("width", room / beside), len(values))
        starts = many(trace.get("base", 0), len(values))
        if mode == "stack":
            starts = [taken.get(row, 0) for row in rows]
            taken |= {row: start + (value or 0) for row, start, value in zip(rows, starts, values, strict=True)}
        boxes = [
            box(canvas, flat, row, width, middle * room, start, value)
            for row, width, start, value in zip(rows, widths, starts, values, strict=True)
        ]
        filled(canvas, trace, boxes, flat)
        numbers(canvas, trace, boxes, flat, starts, values)


def box(canvas: Canvas, flat: bool, row, width: float, middle: float, start: float, value: float | None):
    """A bar's edges as shares: left, right, top, bottom; None where there is no value."""
    if value is None:
        return None
    along, across = (canvas.x, canvas.y) if flat else (canvas.y, canvas.x)
    centre = across.share(row) + across.step(1) * middle * (1 if across.last > across.first else -1)
    half = across.step(width) / 2
    from_, to = sorted((along.share(start), along.share(start + value)))
    return (from_, to, 1 - centre - half, 1 - centre + half) if flat else (centre - half, centre + half, 1 - to, 1 - from_)


def rectangle(canvas: Canvas, edges: tuple[float, float, float, float]) -> str:
    """Edges as a closed line."""
    left, right, top, bottom = edges
    (x1, y1), (x2, y2) = canvas.point(left, top), canvas.point(right, bottom)
    return f"M{x1},{y1}H{x2}V{y2}H{x1}Z"


def filled(canvas: Canvas, trace: dict, boxes: list, flat: bool) -> None:
    """The rectangles, one path a colour, and over them the rows that answer."""
    marker = trace["marker"]
    colours = many(marker["color"], len(boxes))
    for colour in dict.fromkeys(colours):
        alike = [edges for edges, own in zip(boxes, colours, strict=True) if edges and own == colour]
        canvas.path("".join(rectangle(canvas, edges) for edges in alike), fill=colour, opacity=marker.get("opacity"))
    texts, codes = answers(trace, len(boxes))
    for edges, text, code in zip(boxes, texts, codes, strict=True):
        if edges and (text or code):
            whole = (0, 1, *edges[2:]) if flat else (*edges[:2], 0, 1)
            canvas.path(rectangle(canvas, whole), fill="transparent", data_words=safe(text or ""), data_code=code)


def numbers(canvas: Canvas, trace: dict, boxes: list, flat: bool, starts: list, values: list) -> None:
    """The words at the bars' ends, outside or inside."""
    position = trace.get("textposition", "none" if "text" not in trace else "outside")
    if position == "none" or not trace.get("text"):
        return
    for edges, text in zip(boxes, many(trace["text"], len(boxes)), strict=True):
        if edges is None:
            continue
        left, right, top, bottom = edges
        outside = position == "outside"
        if flat:
            canvas.word(right, (top + bottom) / 2, text, trace.get("textfont", {}),
                        ("left" if outside else "right", "middle"), (GAP if outside else -GAP, 0))  # fmt: skip
        else:
            canvas.word((left + right) / 2, top, text, trace.get("textfont", {}),
                        ("center", "bottom" if outside else "top"), (0, -2 if outside else 2))  # fmt: skip
