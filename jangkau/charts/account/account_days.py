"""One account over time: a metric a figure, days or weeks, gaps left open, events above."""

from datetime import date, timedelta

import pandas as pd

from jangkau.charts.account.account_lines import iso
from jangkau.charts.drawing.letters import widest
from jangkau.charts.event_marks import event_marks
from jangkau.charts.months import months
from jangkau.charts.palette import Palette
from jangkau.charts.sides.amounts import SYMBOLS
from jangkau.charts.theme import SMALL, Figure, figure, grid_axis, plain_axis
from jangkau.warehouse.vocabulary import OWNERS

HEIGHT = 190
MARKED = 2.5


def account_days(
    series: pd.DataFrame, metric: str, first: date, last: date, events: pd.DataFrame, owner: str | None, say, palette: Palette
) -> Figure:
    """One metric of an account from `first` to `last`, with the frame of events_between.

    `series`: columns day (a day, or the Monday of a week), value (blank where none was reported), days (how many days the
    value stands for, 1 or 7). Followers may begin above zero: their changes would not be seen from there.
    """
    start, end = pd.Timestamp(first), pd.Timestamp(last)
    step = int(series["days"].iloc[0]) if len(series) else 1
    days = pd.date_range(series["day"].min(), series["day"].max(), freq=f"{step}D")
    daily = series.set_index("day")["value"].reindex(days)
    low, high, values, words = bounds(daily, metric, say)
    shapes, notes, room = event_marks(events, start, end, say, palette)
    named = months(start, end, say)
    return figure(
        [line(daily, step, owner, metric, say, palette)],
        palette,
        HEIGHT + room,
        margin={"l": widest(words, SMALL) + 8, "r": 14, "t": 8 + room, "b": 26},
        xaxis=plain_axis(palette, type="date", range=[iso(start), iso(end)]) | named,
        yaxis=grid_axis(palette, type="linear", range=[low, high], tickvals=values, ticktext=words),
        shapes=shapes,
        annotations=notes,
    )


def bounds(daily: pd.Series, metric: str, say) -> tuple[float, float, list[float], list[str]]:
    """The ends of the y axis, its ticks and their words: from zero, but for followers that changed by less than half."""
    low, high = float(daily.min()), float(daily.max())
    if metric != "followers" or low < high / 2:
        low = min(low, 0.0)
    values = round_values(low, high)
    words = [say.number(value) for value in values] if high < 10_000 else say.ticks(values)
    return min(low, values[0]) if low < 0 else values[0], max(high, values[-1]) + (values[1] - values[0]) * 0.08, values, words


def round_values(low: float, high: float) -> list[float]:
    """Three to six round values from at most `low` to at least `high`, in whole steps: these are counts.

    >>> round_values(0, 3), round_values(50_200, 52_400)
    ([0.0, 1.0, 2.0, 3.0], [50000.0, 51000.0, 52000.0, 53000.0])
    """
    rough = max((high - low) / 4, 1)
    unit = 10.0 ** (len(str(int(rough))) - 1)
    step = next(unit * factor for factor in (1, 2, 5, 10) if unit * factor >= rough)
    first, last = low // step, -(-high // step)
    return [step * place for place in range(int(first), int(max(last, first + 1)) + 1)]


def line(daily: pd.Series, step: int, owner: str | None, metric: str, say, palette: Palette) -> dict:
    """The values as a line, and a mark on those that stand alone; what is missing is a gap."""
    alone = daily.notna() & daily.shift().isna() & daily.shift(-1).isna()
    colour = palette.owner(owner) if owner and owner in OWNERS else palette.accent
    return {
        "type": "scatter",
        "x": [iso(day) for day in daily.index],
        "y": [None if pd.isna(value) else float(value) for value in daily],
        "mode": "lines+markers",
        "line": {"color": colour, "width": 1.5},
        "marker": {"symbol": SYMBOLS.get(str(owner), "circle"), "color": colour}
        | {"size": [5 if lonely else MARKED for lonely in alone]},
        "hovertext": [touched(day, value, step, metric, say) for day, value in daily.items()],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "name": metric,
    }


def touched(day: pd.Timestamp, value: float, step: int, metric: str, say) -> str:
    """What is shown when a point is touched."""
    when = say.day(day.date()) if step == 1 else say.days(day.date(), day.date() + timedelta(days=step - 1))
    return f"<b>{when}</b><br>{say('state.no_data') if pd.isna(value) else say.number(value)}"
