"""A year of weeks: a line of comparable accounts, the band of what is usual, events above, gaps where the series breaks."""

from datetime import timedelta
from html import escape
from math import ceil

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.drawing.words import GIVES_WAY
from jangkau.charts.event_marks import EDGE, event_marks, iso
from jangkau.charts.months import months
from jangkau.charts.palette import Palette, faded
from jangkau.charts.sides.amounts import SYMBOLS
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, grid_axis, plain_axis, plotted

PLOT, FOOT = 230, 28  # pixels
NAME = 18  # pixels that a name at a line's end takes
ROOM = 1.06  # above the highest value
BESIDE = 1.25  # times the highest level: a band that is wider leaves the picture rather than press the lines to its foot
BAND = 0.16  # of the line's colour
WHOLE = "all"  # the series of every account; the others are the owners'
STEPS = (1, 2, 2.5, 5, 10)


def trend(weeks: pd.DataFrame, events: pd.DataFrame, breaks: pd.DataFrame, say, palette: Palette) -> Figure:
    """The weeks as an index: 100 is the median of the twelve before the last. The axis starts at zero.

    `weeks`: series ("all", or government and community), week (its Monday), level (blank: nothing comparable, a gap),
    usual_low, usual_high (blank: not known), accounts (compared). `events`: the frame of events_between. `breaks`: day,
    reason (in words): a line is never drawn across one.
    """
    first, last = weeks["week"].min() - EDGE, weeks["week"].max() + EDGE
    broken = breaks[(breaks["day"] > first) & (breaks["day"] <= last)]
    highest = weeks["level"].max()
    values, words = ticks(min(max(highest, weeks["usual_high"].max()), BESIDE * highest), say)
    named = months(first, last, say)
    top = values[-1] * ROOM
    weeks = weeks.assign(drawn_high=weeks["usual_high"].clip(upper=top), drawn_low=weeks["usual_low"].clip(upper=top))
    names = {series: say(f"trend.series.{series}") for series in weeks["series"].unique()}
    shapes, marks, room = event_marks(events, first, last, say, palette)
    return figure(
        [trace for series in names for trace in drawn(weeks[weeks["series"] == series], series, broken, say, palette)],
        palette,
        PLOT + FOOT + room,
        margin={"l": widest(words, SMALL) + 8, "r": widest(names.values(), NORMAL) + 14, "t": 8 + room, "b": FOOT},
        xaxis=plain_axis(palette, type="date", range=[iso(first), iso(last)]) | named,
        yaxis=grid_axis(palette, type="linear", range=[0, top], tickvals=values, ticktext=words),
        shapes=[*shapes, *(cut(day, palette) for day in broken["day"])],
        annotations=[*ends(weeks, names, top, palette), *(reason(row, say, palette) for row in broken.itertuples()), *marks],
    )


def drawn(weeks: pd.DataFrame, series: str, breaks: pd.DataFrame, say, palette: Palette) -> list[dict]:
    """A series: its band, and over it the line with a mark at its end."""
    rows, colour = parted(weeks, breaks), ink(series, palette)
    days = [iso(day) for day in rows["week"]]
    level, low, high = (plotted(rows[name]) for name in ("level", "drawn_low", "drawn_high"))
    edge = {"type": "scatter", "x": days, "mode": "lines", "line": {"color": colour, "width": 0}, "hoverinfo": "skip"}
    return [
        edge | {"y": low, "name": f"{series} low"},
        edge | {"y": high, "name": f"{series} usual", "fill": "tonexty", "fillcolor": faded(colour, BAND)},
        {"type": "scatter", "mode": "lines", "name": series, "x": days, "y": level, "line": {"color": colour, "width": 2.5},
         "connectgaps": False, "hovertext": [touched(row, series, say) for row in rows.itertuples()]},
        *last_mark(weeks, series, colour),
    ]  # fmt: skip


def parted(weeks: pd.DataFrame, breaks: pd.DataFrame) -> pd.DataFrame:
    """The weeks with an empty row at each break, so that no line runs across it."""
    empty = pd.DataFrame({"week": breaks["day"]}).reindex(columns=weeks.columns)
    return pd.concat([weeks, empty], ignore_index=True).sort_values("week", kind="stable") if len(empty) else weeks


def last_mark(weeks: pd.DataFrame, series: str, colour: str) -> list[dict]:
    """The mark at the last known week."""
    known = weeks.dropna(subset="level")
    if known.empty:
        return []
    end = known.iloc[-1]
    return [{"type": "scatter", "mode": "markers", "name": f"{series} last", "x": [iso(end["week"])], "y": [float(end["level"])],
             "marker": {"symbol": SYMBOLS.get(series, "circle"), "size": 9, "color": colour}, "hoverinfo": "skip"}]  # fmt: skip


def ends(weeks: pd.DataFrame, names: dict[str, str], top: float, palette: Palette) -> list[dict]:
    """Each line's name beside its last value, moved up or down where two would touch."""
    known = weeks.dropna(subset="level").groupby("series")["level"].last()
    levels = {str(series): float(level) for series, level in known.sort_values(ascending=False).items()}
    moved = apart({series: level / top * PLOT for series, level in levels.items()}, NAME, PLOT)
    return [
        {"x": 1, "xref": "paper", "y": level, "yshift": moved[series], "xanchor": "left", "yanchor": "middle", "xshift": 8,
         "text": f"<b>{names[series]}</b>", "showarrow": False,
         "font": {"family": FONT, "size": NORMAL, "color": said(series, palette)}}
        for series, level in levels.items()
    ]  # fmt: skip


def cut(day: pd.Timestamp, palette: Palette) -> dict:
    """The line where what is counted changed."""
    return {"type": "line", "xref": "x", "yref": "paper", "x0": iso(day), "x1": iso(day), "y0": 0, "y1": 1,
            "line": {"color": palette.warning, "width": 2, "dash": "dash"}}  # fmt: skip


def reason(row, say, palette: Palette) -> dict:
    """Why the line is cut, beside the cut; touched, in full."""
    return {"x": iso(row.day), "xref": "x", "y": 0, "yref": "paper", "xanchor": "left", "yanchor": "bottom", "xshift": 4,
            "yshift": 2, "text": say("trend.break"), "showarrow": False, "hovertext": escape(row.reason), "name": GIVES_WAY,
            "font": {"family": FONT, "size": SMALL, "color": palette.warning}}  # fmt: skip


def touched(row, series: str, say) -> str:
    """What a week says when touched: its level, what is usual, and on how many accounts."""
    if pd.isna(row.level):
        return ""
    words = [f"<b>{say(f'trend.series.{series}')}</b>", say.days(row.week.date(), row.week.date() + timedelta(days=6)),
             say("trend.level", level=say.number(row.level))]  # fmt: skip
    if pd.notna(row.usual_low):
        words.append(say("trend.usual", low=say.number(row.usual_low), high=say.number(row.usual_high)))
    return "<br>".join([*words, say("trend.accounts", n=int(row.accounts))])


def ticks(highest: float, say) -> tuple[list[float], list[str]]:
    """Round values from zero to the highest, 100 among them, and how they are written."""
    top = highest if highest > 100 else 100.0
    rough = top / 4
    unit = 10.0 ** (len(str(int(rough))) - 1)
    step = next(unit * factor for factor in STEPS if unit * factor >= rough)
    values = [step * place for place in range(ceil(top / step) + 1)]
    return values, [say.number(value) for value in values]


def ink(series: str, palette: Palette) -> str:
    """The colour of a series: an owner's own, else the accent."""
    return palette.accent if series == WHOLE else palette.owner(series)


def said(series: str, palette: Palette) -> str:
    """The colour of a series' name."""
    return palette.accent if series == WHOLE else palette.words(series)
