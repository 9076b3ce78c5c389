"""Events on a time series: numbered diamonds above it, and the days that they lasted as a band or a line."""

from dataclasses import dataclass
from html import escape

import pandas as pd

from jangkau.charts.drawing.letters import width
from jangkau.charts.palette import Palette
from jangkau.charts.theme import FONT, SMALL

TOP = 20  # pixels above the plot that a row of marks takes
ROW = 18
NARROW, BETWEEN = 250, 3  # pixels: the plot on a phone, by which marks are kept apart, and the air between two
ROWS = 3
EDGE = pd.Timedelta(days=4)  # free on either side of weeks that are drawn by their Mondays
LINES = {"shock": "solid", "meetup": "dash", "agenda": "dot", "campaign": "dot"}


def clipped(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> pd.DataFrame:
    """The events that touch the range, numbered in their order, with the part of each that lies in it.

    Adds number (from 1), shown_from, shown_to (days within the range), cut (whether a part lies outside).
    """
    starts = pd.to_datetime(events["starts_on"])
    ends = pd.to_datetime(events["ends_on"]).fillna(starts)
    kept = (starts <= last) & (ends >= first)
    inside = events[kept].assign(shown_from=starts[kept].clip(lower=first), shown_to=ends[kept].clip(upper=last))
    inside["cut"] = (starts[kept] < first) | (ends[kept] > last)
    inside = inside.sort_values(["starts_on", "event_id"]).reset_index(drop=True)
    return inside.assign(number=inside.index + 1)


def event_marks(events: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp, say, palette: Palette) -> tuple[list, list, int]:
    """Shapes, annotations and the room in pixels above the plot, to be added to a figure with days along x.

    `events`: the frame of events_between; `first`, `last`: the ends of the x axis. An event that reaches beyond them is drawn
    as far as they go. The number stands in the list below the chart; touching it tells the event.
    """
    inside = clipped(events, first, last)
    if inside.empty:
        return [], [], 0
    marks = stacked(inside, first, last)
    shapes = [shape for event in inside.itertuples() for shape in lasting(event, palette)]
    return shapes, [numbered(mark, say, palette) for mark in marks], TOP + ROW * max(mark.row for mark in marks)


@dataclass
class Mark:
    """A diamond above the plot: the row that it stands in, and the events that it stands for, mostly one."""

    row: int
    events: list

    @property
    def text(self) -> str:
        """The first event's number, and how many more there was no room for."""
        more = f" +{len(self.events) - 1}" if len(self.events) > 1 else ""
        return f"<b>◆{self.events[0].number}{more}</b>"


def stacked(inside: pd.DataFrame, first: pd.Timestamp, last: pd.Timestamp) -> list[Mark]:
    """The marks, those close together in rows above one another; beyond the last row, one takes its neighbour's events in."""
    marks: list[Mark] = []
    ends, newest, span = [float("-inf")] * ROWS, dict[int, Mark](), (last - first).days or 1
    for event in inside.itertuples():
        place = (event.shown_from - first).days / span * NARROW
        alone = Mark(0, [event])
        free = [row for row in range(ROWS) if place - width(alone.text, SMALL) / 2 >= ends[row]]
        row = free[0] if free else min(range(ROWS), key=lambda row: ends[row])
        if free:
            alone.row = row
            marks.append(alone)
            newest[row] = alone
        else:
            newest[row].events.append(event)
            place = (newest[row].events[0].shown_from - first).days / span * NARROW
        ends[row] = place + width(newest[row].text, SMALL) / 2 + BETWEEN
    return marks


def lasting(event, palette: Palette) -> list[dict]:
    """A line where it began, and a band for the days that it lasted or may have been on."""
    begun = iso(event.shown_from)
    line = {"type": "line", "xref": "x", "yref": "paper", "x0": begun, "x1": begun, "y0": 0, "y1": 1, "layer": "below",
            "line": {"color": palette.comparison, "width": 1, "dash": LINES[event.kind]}}  # fmt: skip
    if event.shown_to - event.shown_from < pd.Timedelta(days=2):
        return [line]
    band = {"type": "rect", "xref": "x", "yref": "paper", "x0": begun, "x1": iso(event.shown_to), "y0": 0, "y1": 1,
            "layer": "below", "fillcolor": palette.comparison, "opacity": 0.12, "line": {"width": 0}}  # fmt: skip
    return [band] if event.date_precision == "month" else [band, line]


def numbered(mark: Mark, say, palette: Palette) -> dict:
    """The event's number above the plot, where it began; touched, it says what it was."""
    event, shocked = mark.events[0], any(event.kind == "shock" for event in mark.events)
    return {
        "x": iso(event.shown_from), "xref": "x", "y": 1, "yref": "paper", "yanchor": "bottom", "xanchor": "center",
        "yshift": 2 + ROW * mark.row, "showarrow": False, "text": mark.text,
        "font": {"family": FONT, "size": SMALL, "color": palette.warning if shocked else palette.muted},
        "hovertext": "<br>".join(f"<b>{escape(event.name)}</b><br>{event_words(event, say)}" for event in mark.events),
    }  # fmt: skip


def event_words(event, say) -> str:
    """Which kind of event it was, when and where; where only the month is known, the month."""
    starts = pd.Timestamp(event.starts_on).date()
    ends = starts if pd.isna(event.ends_on) else pd.Timestamp(event.ends_on).date()
    if event.date_precision == "month":
        when = say("event.month", month=say.month(starts))
    else:
        when = say.short_day(starts) if starts == ends else say.short_days(starts, ends)
    parts = [say(f"event.kind.{event.kind}"), when, escape(event.host) if isinstance(event.host, str) else ""]
    return " · ".join(part for part in parts if part)


def iso(day: pd.Timestamp) -> str:
    """A day as a figure reads it."""
    return day.strftime("%Y-%m-%d")
