"""A figure as text that a person can read and compare: never Plotly's own JSON."""

import plotly.graph_objects as go


def plotly(figure: dict) -> go.Figure:
    """The figure as Plotly takes it: raises where Plotly does not know a property."""
    return go.Figure(**figure)


def told(figure: dict) -> str:
    """One line a trace: its name, what it is, how many points, its texts; then the axes' words and the notes."""
    drawn = plotly(figure)
    lines = [f"{drawn.layout.height} high"]
    for trace in drawn.data:
        filled = trace.type == "scatter" and trace.fill == "toself"
        parts = sum(value is None for value in trace.x) if filled else len(trace.x)
        kind = "bars" if trace.type == "bar" else "outlines" if filled else trace.mode
        look = ("hatched" if trace.fillpattern.shape else trace.fillcolor) if filled else ""
        texts = ", ".join(trace.text) if trace.name in ("names", "high") else ""
        lines.append(" · ".join(part for part in (trace.name, f"{parts} {kind}", look, texts) if part))
    for axis in ("xaxis", "yaxis"):
        if drawn.layout[axis].ticktext:
            lines.append(f"{axis}: {', '.join(drawn.layout[axis].ticktext)}")
    lines += [f"note: {note.text}" for note in drawn.layout.annotations]
    return "\n".join(lines)


def touched(figure: dict, code: str) -> str:
    """What is shown when a region is touched."""
    trace = next(trace for trace in figure["data"] if trace.get("customdata") == [[code]])
    return trace["text"].replace("<br>", " / ")
