"""What the traces of a figure become: paths of an SVG that stretches, words that keep their size, and places to touch."""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape, unescape
from itertools import groupby
from re import split

from jangkau.charts.scales import Scale

SIZE = 10_000  # the SVG's own units along each side
CAPS = {"circle": "round", "square": "square", "diamond": "butt"}
DASHES = {"solid": "", "dash": "6 5", "dot": "1.5 4"}  # pixels
ANCHORS = {"left": "0", "center": "-50%", "right": "-100%", "top": "0", "middle": "-50%", "bottom": "-100%"}
BESIDE = {"left": "right", "right": "left", "top": "bottom", "bottom": "top"}  # words to the right are held by their left
GAP = 6  # pixels between a point and the words beside it


class UnknownMark(ValueError):
    """A figure asks for something that the drawing does not know: it is refused rather than drawn by halves."""


@dataclass
class Canvas:
    """The two scales, how high the SVG is, and what has been drawn on it so far."""

    x: Scale
    y: Scale
    height: float = SIZE
    paths: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    hits: list[list] = field(default_factory=list)
    patterns: dict[str, str] = field(default_factory=dict)

    def across(self, value, paper: bool = False) -> float:
        """A value's place from the left, 0 to 1."""
        return float(value) if paper else self.x.share(value)

    def down(self, value, paper: bool = False) -> float:
        """A value's place from the top, 0 to 1."""
        return 1 - (float(value) if paper else self.y.share(value))

    def point(self, across: float, down: float) -> tuple[int, int]:
        """A place in the SVG's units."""
        return round(across * SIZE), round(down * self.height)

    def path(self, line: str, **look) -> None:
        """A path with its look; what is None is left out."""
        told = "".join(f' {name.replace("_", "-")}="{escape(str(value))}"' for name, value in look.items() if value is not None)
        self.paths.append(f'<path d="{line}"{told}/>')

    def word(self, across: float, down: float, text: str, font: dict, anchors: tuple[str, str], shift: tuple = (0, 0)) -> None:
        """Words at a place, anchored there by their left, center or right and their top, middle or bottom."""
        if not text:
            return
        look = "".join(f"{name}:{value};" for name, value in looks(font).items())
        left, top = (
            f"calc({place:.2%} + {by}px)" if by else f"{place:.2%}" for place, by in zip((across, down), shift, strict=True)
        )
        moved = ",".join(ANCHORS[anchor] for anchor in anchors)
        self.words.append(f'<span style="left:{left};top:{top};transform:translate({moved});{look}">{safe(text)}</span>')

    def hit(self, across: float, down: float, text: str | None, code: str | None) -> None:
        """A place that answers a pointer with words, and a click with a code."""
        if text or code:
            self.hits.append([round(across, 4), round(down, 4), safe(text or ""), code])


def looks(font: dict) -> dict[str, str]:
    """A Plotly font as CSS."""
    shadow = font.get("shadow")
    named = {"color": font.get("color"), "font-weight": font.get("weight"), "text-shadow": shadow}
    size = {"font-size": f"{font['size']}px"} if font.get("size") else {}
    return {name: value for name, value in named.items() if value} | size


def safe(text: str) -> str:
    """Words with bold and line breaks alone as markup, whatever else they hold.

    >>> safe("<b>Batu</b><br><i>&amp;")
    '<b>Batu</b><br>&lt;i&gt;&amp;'
    """
    return "".join(
        part if part in ("<b>", "</b>", "<br>") else escape(unescape(part)) for part in split(r"(</?b>|<br>)", str(text))
    )


def many(value, count: int) -> list:
    """A value for each mark: its own list, or the same for all."""
    return list(value) if isinstance(value, list | tuple) else [value] * count


def told(trace: dict, count: int) -> tuple[list, list]:
    """What each mark of a trace says when touched, and the code it answers with."""
    if trace.get("hoverinfo") == "skip":
        return [None] * count, [None] * count
    codes = [one[0] if isinstance(one, list | tuple) else one for one in trace.get("customdata") or [None] * count]
    texts = trace.get("hovertext") or (trace.get("text") if "text" not in trace.get("mode", "") else None)
    return many(texts, count), many(codes, count)


def runs(canvas: Canvas, trace: dict) -> list[list[tuple[int, int]]]:
    """A trace's points in the SVG's units, cut where a value is missing."""
    pairs = zip(trace["x"], trace["y"], strict=True)
    found = groupby(pairs, key=lambda pair: pair[0] is None or pair[1] is None)
    return [[canvas.point(canvas.across(x), canvas.down(y)) for x, y in run] for missing, run in found if not missing]


def drawn(points: list[tuple[int, int]], closed: bool = False) -> str:
    """Points as one line, told by its steps."""
    (x, y), steps = points[0], []
    for (x1, y1), (x2, y2) in zip(points, points[1:], strict=False):
        if x1 != x2 or y1 != y2:
            steps.append(f"{x2 - x1},{y2 - y1}")
    return f"M{x},{y}" + (f"l{' '.join(steps)}" if steps else "h0") + ("Z" if closed else "")


def filling(canvas: Canvas, trace: dict, before: dict | None) -> str:
    """The closed lines of a surface: an outline, or a line with the one before it or with zero."""
    pieces = runs(canvas, trace)
    if trace["fill"] == "tonexty":
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
    texts, codes = told(trace, 1)
    edge = trace.get("line", {}) if trace["fill"] == "toself" else {}
    canvas.path(
        outline,
        fill=hatched(canvas, trace) or trace["fillcolor"],
        fill_rule="evenodd",
        stroke=edge.get("color"),
        stroke_width=edge.get("width"),
        data_told=safe(texts[0]) if texts[0] else None,
        data_code=codes[0],
    )


def hatched(canvas: Canvas, trace: dict) -> str | None:
    """The hatch of a surface, where it has one."""
    pattern = trace.get("fillpattern")
    if not pattern:
        return None
    name = f"hatch-{pattern['fgcolor'][1:]}-{pattern['bgcolor'][1:]}"
    canvas.patterns[name] = (
        f'<pattern id="{name}" width="90" height="90" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="90" height="90" fill="{pattern["bgcolor"]}"/>'
        f'<rect width="18" height="90" fill="{pattern["fgcolor"]}"/></pattern>'
    )
    return f"url(#{name})"


def scatter(canvas: Canvas, trace: dict, before: dict | None) -> None:
    """Lines, marks and words, in this order."""
    mode = trace["mode"].split("+") if trace.get("mode", "none") != "none" else []
    if trace.get("fill", "none") != "none":
        surface(canvas, trace, before)
    line = trace.get("line", {})
    if "lines" in mode and trace.get("fill") != "toself" and line.get("width", 2):
        path = "".join(drawn(piece) for piece in runs(canvas, trace) if len(piece) > 1)
        look = {"fill": "none", "stroke": line["color"], "stroke_width": line.get("width", 2)}
        canvas.path(path, **look, stroke_dasharray=DASHES[line.get("dash", "solid")] or None)
    if "markers" in mode:
        markers(canvas, trace)
    if "text" in mode:
        words(canvas, trace)
    if trace.get("fill") != "toself" and {"lines", "markers"} & set(mode):
        texts, codes = told(trace, len(trace["x"]))
        for x, y, text, code in zip(trace["x"], trace["y"], texts, codes, strict=True):
            if x is not None and y is not None:
                canvas.hit(canvas.across(x), canvas.down(y), text, code)


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
    """A text at each point; its position is told of the text: "middle right" stands to the right."""
    font, count = trace.get("textfont", {}), len(trace["x"])
    each = {name: many(value, count) for name, value in font.items()}
    places = many(trace.get("textposition", "middle center"), count)
    for place, (x, y, text) in enumerate(zip(trace["x"], trace["y"], trace["text"], strict=True)):
        if x is None or y is None:
            continue
        upright, sideways = places[place].split()
        one = {name: values[place] for name, values in each.items()}
        shift = ({"left": -GAP, "right": GAP}.get(sideways, 0), {"top": -GAP, "bottom": GAP}.get(upright, 0))
        anchors = (BESIDE.get(sideways, sideways), BESIDE.get(upright, upright))
        canvas.word(canvas.across(x), canvas.down(y), text, one, anchors, shift)
