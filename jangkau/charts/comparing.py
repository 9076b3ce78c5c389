"""Whether a figure shows more than a sentence does: two values at least to compare, and not all of them zero."""

from collections.abc import Iterator

from jangkau.charts.theme import Figure

FEWEST = 2
INTERVAL = "interval"  # how the name of a trace ends that says how sure a mark is


def compares(figure: Figure) -> bool:
    """Whether two marks or more stand beside one another or one beside a limit, or a line has two places or more.

    A map and a table of words always do. An interval is no second value: it compares where its mark does.

    >>> one = {"type": "bar", "orientation": "h", "x": [7], "y": [0]}
    >>> frame = {"yaxis": {}}
    >>> compares({"data": [one], "layout": frame}), compares({"data": [one, one], "layout": frame})
    (False, True)
    >>> compares({"data": [one | {"x": [0, 0], "y": [0, 1]}], "layout": frame})
    False
    """
    layout = figure["layout"]
    if layout["yaxis"].get("scaleanchor") or any("text" in trace.get("mode", "") for trace in figure["data"]):
        return True
    marks, lines, some = 0, [], False
    for trace in figure["data"]:
        if trace.get("name", "").endswith(INTERVAL):
            continue
        known = list(points(trace))
        lined = "lines" in trace.get("mode", "")
        upright = trace["type"] == "bar" and trace.get("orientation") != "h"
        some = some or any((x and y) if lined else y if upright else x for x, y in known)
        if lined:
            lines.append(len({x for x, _ in known}))
        else:
            marks += len(known)
    if marks and not lines:
        marks += bool(layout.get("shapes"))  # the limit or goal that they stand beside; across a line it is an event
    return some and max(marks, *lines, 0) >= FEWEST


def points(trace: dict) -> Iterator[tuple]:
    """The points of a trace that are known: neither None nor NaN."""
    pairs = zip(trace.get("x", ()), trace.get("y", ()), strict=True)
    return ((x, y) for x, y in pairs if None not in (x, y) and x == x and y == y)
