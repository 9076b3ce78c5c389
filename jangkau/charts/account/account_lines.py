"""Accounts over time: a line each, named at its end, government round and community square."""

from datetime import timedelta
from html import escape

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.event_marks import event_marks
from jangkau.charts.months import months
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import SYMBOLS
from jangkau.charts.theme import FONT, SMALL, Figure, figure, grid_axis, plain_axis

HEAD, PLOT, FOOT = 10, 282, 28  # pixels
ROOM = 1.03  # above the highest tick
EDGE = pd.Timedelta(days=4)
SHOWN = 6
NAME_ROOM = 150  # pixels
NAME_HEIGHT = 16  # pixels
LETTERS = 13


def account_lines(series: pd.DataFrame, measure: str, say, palette: Palette, events: pd.DataFrame | None = None) -> Figure:
    """Weekly totals of the accounts with most in their last week; a week without a value is a gap, not a zero.

    `series`: the frame of account_series. For reach the totals are sums of daily reach, not unique people. `events`: the
    frame of events_between, marked above the lines and clipped to their weeks.
    """
    totals = series.dropna(subset="week")
    weeks = pd.date_range(totals["week"].min(), totals["week"].max(), freq="7D")
    lines = [totals[totals["account"] == account].set_index("week").reindex(weeks) for account in largest(totals)]
    values, words = ticks(totals["total"].max(), say)
    top = values[-1] * ROOM or 1
    named = months(weeks[0] - EDGE, weeks[-1] + EDGE, say)
    shapes, marks, room = ([], [], 0) if events is None else event_marks(events, weeks[0] - EDGE, weeks[-1] + EDGE, say, palette)
    return figure(
        [line(weekly, say, palette) for weekly in lines],
        palette,
        HEAD + PLOT + FOOT + room,
        margin={"l": widest(words, SMALL) + 8, "r": NAME_ROOM, "t": HEAD + room, "b": FOOT},
        xaxis=plain_axis(palette, type="date", range=[iso(weeks[0] - EDGE), iso(weeks[-1] + EDGE)]) | named,
        yaxis=grid_axis(palette, range=[0, top], tickvals=values, ticktext=words),
        annotations=[*names(lines, top, say, palette), *marks],
        shapes=shapes,
    )


def iso(day: pd.Timestamp) -> str:
    """A day as Plotly reads it."""
    return day.strftime("%Y-%m-%d")


def largest(totals: pd.DataFrame) -> list[str]:
    """The accounts with most in the last week that they reported, at most six."""
    last = totals.sort_values("week").groupby("account")["total"].last()
    return list(last.sort_values(ascending=False).index[:SHOWN])


def line(weekly: pd.DataFrame, say, palette: Palette) -> dict:
    """One account's line."""
    first = weekly.dropna(subset="total").iloc[0]
    colour = palette.owner(first["owner"])
    return {
        "type": "scatter",
        "x": [iso(day) for day in weekly.index],
        "y": [None if pd.isna(value) else value for value in weekly["total"]],
        "mode": "lines+markers",
        "connectgaps": False,
        "name": first["account"],
        "line": {"color": colour, "width": 2},
        "marker": {"symbol": SYMBOLS[first["owner"]], "size": 5, "color": colour},
        "text": [touched(shortened(first, say), day, value, say) for day, value in weekly["total"].items()],
        "hovertemplate": "%{text}<extra></extra>",
    }


def touched(name: str, week: pd.Timestamp, value: float, say) -> str:
    """What is shown when a week's point is touched."""
    said = "" if pd.isna(value) else say.number(value)
    return f"<b>{name}</b><br>{say.days(week.date(), week.date() + timedelta(days=6))}<br>{said}"


def names(lines: list[pd.DataFrame], top: float, say, palette: Palette) -> list[dict]:
    """Each line's name beside its last value, moved up or down where two would touch."""
    ends = {weekly["account"].dropna().iloc[-1]: weekly.dropna(subset="total").iloc[-1] for weekly in lines}
    moved = apart({account: end["total"] / top * PLOT for account, end in ends.items()}, NAME_HEIGHT, PLOT)
    return [
        {"x": 1, "xref": "paper", "y": end["total"], "yshift": moved[account], "xanchor": "left", "xshift": 6}
        | {"text": shortened(end, say), "showarrow": False}
        | {"font": {"family": FONT, "size": SMALL, "color": palette.ink}}
        for account, end in ends.items()
    ]


def shortened(account: pd.Series, say) -> str:
    """An account's handle and platform, short enough to stand at a line's end; never markup."""
    handle = account["handle"] if len(account["handle"]) <= LETTERS else account["handle"][: LETTERS - 1] + "…"
    return escape(f"@{handle} {say('platform.' + account['platform'] + '.short')}")


def ticks(highest: float, say) -> tuple[list[float], list[str]]:
    """Round values from zero to the highest, and how they are written."""
    if not highest > 0:
        return [0.0], [say.number(0)]
    rough = highest / 4
    unit = 10.0 ** len(str(int(rough))) / 10 if rough >= 1 else 0.25
    step = next(unit * factor for factor in (1, 2, 2.5, 5, 10) if unit * factor >= rough)
    values = [step * place for place in range(int(highest // step) + 2)]
    return values, say.ticks(values)
