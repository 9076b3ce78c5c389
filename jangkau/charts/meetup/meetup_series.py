"""Attendees beside the comparison, week by week: an index with its 95 % bands, the meetup, skipped weeks and shocks."""

from html import escape

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.meetup.meetup_marks import (
    LETTERS,
    ROLES,
    ROW,
    above,
    band,
    beneath,
    colour,
    dash,
    inside,
    named_weeks,
    signed,
    spanned,
    upright,
)  # fmt: skip
from jangkau.charts.palette import Palette
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, grid_axis, plain_axis, plotted, shortened

PLOT, FOOT = 300, 46  # pixels
NAME = 17  # pixels that a name at a line's end takes
SKIPPED = (-9, -1)


def meetup_series(series: pd.DataFrame, shocks: tuple, when: str, skipped: bool, say, palette: Palette) -> Figure:
    """`series`: the frame of indexed_series; shocks: (week, name) of each; when: the meetup's days; skipped: whether the
    weeks that the trend leaves out are shaded (only where an effect is estimated)."""
    known = series.dropna(subset="index")
    weeks = known["week"]
    first, last = int(weeks.min()), int(weeks.max())
    ends = known[["index", "low", "high"]].stack()
    span = spanned(ends.dropna().tolist())
    values = inside(span, 7)
    names = {role: named(known, role, say) for role in ROLES if (known["role"] == role).any()}
    marked = [shock for shock in shocks if first <= shock[0] <= last]
    head = 8 + ROW * (1 + len(marked))
    labels = [say.number(value) if value == round(value) else say.decimal(value) for value in values]
    traces = [trace for role in reversed(list(names)) for trace in line(series[series["role"] == role], role, say, palette)]
    return figure(
        traces,
        palette,
        head + PLOT + FOOT,
        margin={"l": widest(labels, SMALL) + 10, "r": widest(names.values(), NORMAL) + 12,
                "t": head, "b": FOOT},
        xaxis=plain_axis(palette, type="linear", range=[first, last]) | named_weeks(first, last, say),
        yaxis=grid_axis(palette, type="linear", range=list(span), tickvals=values, ticktext=labels),
        shapes=[*([gap(palette)] if skipped else []), *(upright(shock[0], palette.warning, "dot") for shock in marked),
                upright(0, palette.ink, "dash")],
        annotations=[
            *ends_named(known, names, span, palette),
            above(0, 0, f"<b>{escape(when)}</b>", palette.ink),
            *(above(shock[0], row, f"<b>◆</b> {escape(shortened(shock[1], LETTERS))}", palette.warning)
              for row, shock in enumerate(marked, 1)),
            beneath(say("meetup.axis.weeks"), palette),
            *([skipped_words(say, palette)] if skipped else []),
        ],
    )  # fmt: skip


def named(known: pd.DataFrame, role: str, say) -> str:
    """The line's name with how many accounts it is made of."""
    return say(f"meetup.role.{role}.count", n=int(known.loc[known["role"] == role, "accounts"].max()))


def line(rows: pd.DataFrame, role: str, say, palette: Palette) -> list[dict]:
    """The band and over it the line."""
    ink = colour(role, palette)
    return [
        *band(rows["week"].tolist(), rows["low"], rows["high"], ink, role),
        {"type": "scatter", "mode": "lines", "name": role, "x": rows["week"].tolist(), "y": plotted(rows["index"]),
         "line": {"color": ink, "width": 3 if role == "attendee" else 2, "dash": dash(role)},
         "hovertext": [touched(row, say) for row in rows.rename(columns={"index": "value"}).itertuples()]},
    ]  # fmt: skip


def touched(row, say) -> str:
    """What a week says when touched."""
    head = say("meetup.week.touched", week=signed(row.week, say))
    if pd.isna(row.value):
        return head
    parts = {"index": say.decimal(row.value), "low": say.decimal(row.low), "high": say.decimal(row.high)}
    said = say("meetup.index.touched", **parts) if not pd.isna(row.low) else parts["index"]
    return f"<b>{head}</b><br>{say(f'meetup.role.{row.role}')}: {said}"


def ends_named(known: pd.DataFrame, names: dict[str, str], span: tuple[float, float], palette: Palette) -> list[dict]:
    """The names at the lines' ends, moved apart where they would touch."""
    last = {role: known[known["role"] == role].iloc[-1] for role in names}
    scale = PLOT / (span[1] - span[0])
    moved = apart({role: (row["index"] - span[0]) * scale for role, row in last.items()}, NAME, PLOT)
    return [
        {"x": row["week"], "y": row["index"], "xanchor": "left", "yanchor": "middle", "xshift": 7, "yshift": moved[role],
         "text": f"<b>{names[role]}</b>" if role == "attendee" else names[role], "showarrow": False,
         "font": {"family": FONT, "size": NORMAL, "color": palette.accent if role == "attendee" else palette.muted}}
        for role, row in last.items()
    ]  # fmt: skip


def gap(palette: Palette) -> dict:
    """The weeks that the trend leaves out."""
    return {"type": "rect", "xref": "x", "yref": "paper", "x0": SKIPPED[0], "x1": SKIPPED[1], "y0": 0, "y1": 1, "layer": "below",
            "fillcolor": palette.comparison, "opacity": 0.14, "line": {"width": 0}}  # fmt: skip


def skipped_words(say, palette: Palette) -> dict:
    """What the shaded weeks are."""
    return {"x": SKIPPED[1], "y": 0, "yref": "paper", "yanchor": "bottom", "yshift": 4, "xanchor": "right", "xshift": -4,
            "text": say("meetup.skipped"), "showarrow": False,
            "font": {"family": FONT, "size": SMALL, "color": palette.muted}}  # fmt: skip
