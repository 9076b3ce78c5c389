"""A figure as text that a person can read and compare: never Plotly's own JSON."""

import plotly.graph_objects as go


def told(drawn: go.Figure) -> str:
    """One line a trace: its name, what it is, how many points, its texts; then the axes' words and the notes."""
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


def touched(drawn: go.Figure, code: str) -> str:
    """What is shown when a region is touched."""
    trace = next(trace for trace in drawn.data if trace.customdata is not None)
    place = [one[0] for one in trace.customdata].index(code)
    return (trace.hovertext or trace.text)[place].replace("<br>", " / ")
