"""Lines and what lies within or between them: outlines of land, bands, hatches."""

from functools import lru_cache
from itertools import groupby

from jangkau.charts.drawing.canvas import Canvas, answers, safe
from jangkau.charts.drawing.scales import Scale


def runs(canvas: Canvas, trace: dict) -> list[list[tuple[int, int]]]:
    """A trace's points in the SVG's units, cut where a value is missing."""
    pairs = zip(trace["x"], trace["y"], strict=True)
    pieces = groupby(pairs, key=lambda pair: pair[0] is None or pair[1] is None)
    return [[canvas.point(canvas.across(x), canvas.down(y)) for x, y in run] for missing, run in pieces if not missing]


def drawn(points: list[tuple[int, int]], closed: bool = False) -> str:
    """Points as one line, given by its steps."""
    (x, y), steps = points[0], []
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        if x1 != x2 or y1 != y2:
            steps.append(f"{x2 - x1},{y2 - y1}")
    return f"M{x},{y}" + (f"l{' '.join(steps)}" if steps else "h0") + ("Z" if closed else "")


def filling(canvas: Canvas, trace: dict, before: dict | None) -> str:
    """The closed lines of a surface: an outline, or a line with the one before it or with zero."""
    pieces = runs(canvas, trace)
    if before and trace["fill"] == "tonexty":
        pieces = [low[::-1] + high for low, high in zip(runs(canvas, before), pieces, strict=True)]
    elif trace["fill"] == "tozeroy":
        zero = canvas.point(0, canvas.down(0))[1]
        pieces = [[(piece[0][0], zero), *piece, (piece[-1][0], zero)] for piece in pieces]
    return "".join(drawn(piece, closed=True) for piece in pieces)


@lru_cache(maxsize=2048)
def land(x: Scale, y: Scale, height: float, lons: tuple, lats: tuple) -> str:
    """The closed lines of a region, which stay the same from view to view (its places are tuples, so that they can be kept)."""
    return filling(Canvas(x, y, height), {"x": lons, "y": lats, "fill": "toself"}, None)


def surface(canvas: Canvas, trace: dict, before: dict | None) -> None:
    """A filled outline, or the band between a line and the one before it or zero."""
    outline = (
        land(canvas.x, canvas.y, canvas.height, trace["x"], trace["y"])
        if isinstance(trace["x"], tuple)
        else filling(canvas, trace, before)
    )
    texts, codes = answers(trace, 1)
    edge = trace.get("line", {}) if trace["fill"] == "toself" else {}
    canvas.path(
        outline,
        fill=hatched(canvas, trace) or trace["fillcolor"],
        fill_rule="evenodd",
        stroke=edge.get("color"),
        stroke_width=edge.get("width"),
        data_words=safe(texts[0]) if texts[0] else None,
        data_code=codes[0],
    )


def hatched(canvas: Canvas, trace: dict) -> str | None:
    """The hatch of a surface, where it has one."""
    pattern = trace.get("fillpattern")
    if not pattern:
        return None
    name, drawn_once = hatch(pattern["fgcolor"], pattern["bgcolor"])
    canvas.patterns[name] = drawn_once
    return f"url(#{name})"


def hatch(ink: str, ground: str) -> tuple[str, str]:
    """A hatch's name and its SVG."""
    name = f"hatch-{ink[1:]}-{ground[1:]}"
    return name, (
        f'<pattern id="{name}" width="90" height="90" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="90" height="90" fill="{ground}"/>'
        f'<rect width="18" height="90" fill="{ink}"/></pattern>'
    )
