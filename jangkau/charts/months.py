"""Months along an axis; the drawing leaves out names for which there is no room."""

import pandas as pd

END = 0.03  # of the axis: a month that begins in its last part has no room for a name


def months(first: pd.Timestamp, last: pd.Timestamp, say) -> dict:
    """The axis' tickvals and ticktext: the first of each month, or the first day where there is none."""
    days = pd.date_range(first, last - (last - first) * END, freq="MS")
    days = days if len(days) else pd.DatetimeIndex([first])
    return {"tickvals": [day.strftime("%Y-%m-%d") for day in days], "ticktext": [say.month(day.date()) for day in days]}
