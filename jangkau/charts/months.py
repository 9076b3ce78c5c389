"""Months along an axis: as many of their names as the picture's width has room for, on a phone and on a desk alike."""

import pandas as pd

from jangkau.charts.drawing.letters import width
from jangkau.charts.theme import SMALL

APART = 14  # pixels between two names
STRIDES = (16, 8, 4, 2, 1)  # every so many months: each of them keeps those of the one before
END = 0.03  # of the axis: a month that begins in its last part has no room for a name
STEP = 100  # pixels between the widths at which more names are shown (drawing.css)


def months(first: pd.Timestamp, last: pd.Timestamp, say) -> dict:
    """The axis' tickvals and ticktext: the first of each month, or the first day where there is none."""
    days = pd.date_range(first, last - (last - first) * END, freq="MS")
    days = days if len(days) else pd.DatetimeIndex([first])
    return {"tickvals": [day.strftime("%Y-%m-%d") for day in days], "ticktext": [say.month(day.date()) for day in days]}


def room(axis: dict) -> dict:
    """How wide the plot must be, in pixels, for each of months() to be named; the first of them always are. For layout.meta."""
    names = axis["ticktext"]
    whole = len(names) * (max(width(name, SMALL) for name in names) + APART)
    return {"xaxis": [needed(place, whole) for place in range(len(names))]}


def needed(place: int, whole: float) -> int:
    """The width from which on the name at a place is shown, were all of them shown from `whole` on."""
    stride = next(stride for stride in STRIDES if place % stride == 0)
    return 0 if place == 0 else -(-round(whole / stride) // STEP) * STEP
