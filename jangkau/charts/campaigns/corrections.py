"""How soon hoaxes are corrected, against the goal of three hours."""

from html import escape
from textwrap import wrap

import pandas as pd

from jangkau.charts.drawing.letters import widest
from jangkau.charts.palette import Palette
from jangkau.charts.sides.dots import note
from jangkau.charts.theme import NORMAL, SMALL, Figure, figure, grid_axis, hidden_axis

GOAL = 3  # hours
TICKS = (1, 3, 12, 24, 72)
SOONEST, LATEST = 0.5, 400  # hours: where the axis begins, and beyond its last tick the ones still open
ROW, HEAD, FOOT = 38, 24, 40  # pixels
LETTERS, MOST = 24, 12
FAR = 30  # hours: from there on the words stand before the mark, for behind it the axis ends
OPEN = ("untimed", "not_clarified", "pending")


def correction_hours(rows: pd.DataFrame, say, palette: Palette) -> Figure:
    """`rows`: title, place (of the report, may be blank), hours (blank where there is no moment), state; the first 12.

    state: met, late, untimed, not_clarified, pending. Hours stand on a logarithmic axis; the goal is shaded; what is still
    open stands in words at the axis's end.
    """
    placed = rows.head(MOST)
    count = max(len(placed), 1)
    placed = placed.assign(y=[count - place - 0.5 for place in range(len(placed))])
    left = widest((line for row in placed.itertuples() for line in in_lines(row.title, row.place).split("<br>")), NORMAL) + 12
    return figure(
        [marks(placed[placed["state"] == state], state, say, palette) for state in ("met", "late")],
        palette,
        ROW * count + HEAD + FOOT,
        margin={"l": left, "r": 0, "t": HEAD, "b": FOOT},
        xaxis=grid_axis(palette, type="log", tickvals=list(TICKS), ticktext=[say.number(tick) for tick in TICKS])
        | {"range": [-0.301, 2.602]},
        yaxis=hidden_axis(type="linear", range=[0, count]),
        shapes=[
            {
                "type": "rect",
                "xref": "x",
                "yref": "paper",
                "x0": SOONEST,
                "x1": GOAL,
                "y0": 0,
                "y1": 1,
                "layer": "below",
                "fillcolor": palette.sequential[0],
                "line": {"width": 0},
            }
        ],
        annotations=[
            note(GOAL, 1, say("campaign.hoax.goal"), "right", palette.accent, SMALL)
            | {"yref": "paper", "yanchor": "bottom", "yshift": 4},
            note(1, 0, say("campaign.hoax.axis"), "right", palette.muted, SMALL)
            | {"xref": "paper", "yref": "paper", "yanchor": "top", "yshift": -24},
            *(
                note(0, row.y, in_lines(row.title, row.place), "left", palette.ink, NORMAL) | {"xref": "paper", "xshift": -left}
                for row in placed.itertuples()
            ),
            *(beside(row, say, palette) for row in placed.itertuples()),
        ],
    )


def in_lines(title: str, place: str) -> str:
    """A title in at most two lines beside the plot, ending with its place where it must be cut; never markup."""
    lines = wrap(title, LETTERS)
    if len(lines) > 2:
        lines = [lines[0], f"… {place}"[:LETTERS]] if place else wrap(title, LETTERS, max_lines=2, placeholder="…")
    return "<br>".join(map(escape, lines))


def beside(row, say, palette: Palette) -> dict:
    """The hours beside a mark, or at the axis's end in words that no correction stands on record."""
    if row.state in OPEN:
        return note(1, row.y, say(f"campaign.hoax.state.{row.state}"), "right", palette.warning, SMALL) | {"xref": "paper"}
    far = row.hours >= FAR
    words = note(placed(row.hours), row.y, hours_said(row, say), "right" if far else "left", palette.muted, SMALL)
    return words | {"xshift": -10 if far else 10}


def placed(hours: float) -> float:
    """Where so many hours stand on the axis, which has an end on either side."""
    return min(max(float(hours), SOONEST), LATEST)


def marks(rows: pd.DataFrame, state: str, say, palette: Palette) -> dict:
    """The corrections that met the goal (round) or came late (square)."""
    symbol, ink = ("circle", palette.accent) if state == "met" else ("square", palette.comparison)
    said = [
        f"<b>{escape(row.title)}</b><br>{hours_said(row, say)} · {say(f'campaign.hoax.state.{state}')}"
        for row in rows.itertuples()
    ]
    return {
        "type": "scatter",
        "mode": "markers",
        "name": state,
        "x": [placed(hour) for hour in rows["hours"]],
        "y": rows["y"].tolist(),
        "hovertext": said,
        "marker": {"symbol": symbol, "size": 11, "color": ink},
    }


def hours_said(row, say) -> str:
    """How long a correction took."""
    return say.taking(row.hours)
