"""Posts in each week, attendees beside the others, each with its own habit as a dashed line: had nothing changed."""

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.meetup.meetup_marks import beneath, colour, inside, named_weeks, signed, spanned, upright
from jangkau.charts.palette import Palette
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, grid_axis, plain_axis, plotted

PLOT, FOOT = 170, 46  # pixels
SIDES = {"attendee": "attendee", "other": "comparison"}  # whose colours they wear


def meetup_posting(weeks: pd.DataFrame, say, palette: Palette) -> Figure:
    """`weeks`: week, side (attendee, other), posts and unchanged (its habit), the oldest first."""
    sides = [side for side in SIDES if (weeks["side"] == side).any()]
    first, last = int(weeks["week"].min()), int(weeks["week"].max())
    span = spanned([0.0, *weeks["posts"].dropna().tolist(), *weeks["unchanged"].dropna().tolist()])
    values = inside(span, 4)
    names = {side: say(f"meetup.posting.{side}") for side in sides}
    ends = {side: weeks[weeks["side"] == side].iloc[-1] for side in sides}
    moved = apart({side: (row["posts"] - span[0]) * PLOT / (span[1] - span[0]) for side, row in ends.items()}, 17, PLOT)
    labels = [say.decimal(value) for value in values]
    return figure(
        [line for side in reversed(sides) for line in lines(weeks[weeks["side"] == side], side, say, palette)],
        palette,
        PLOT + FOOT,
        margin={"l": widest(labels, SMALL) + 10, "r": widest(names.values(), NORMAL) + 12, "t": 8, "b": FOOT},
        xaxis=plain_axis(palette, type="linear", range=[first, last]) | named_weeks(first, last, say),
        yaxis=grid_axis(palette, type="linear", range=list(span), tickvals=values, ticktext=labels),
        shapes=[upright(0, palette.ink, "dash")],
        annotations=[*(end(side, ends[side], names[side], moved[side], palette) for side in sides),
                     beneath(say("meetup.axis.weeks"), palette)],
    )  # fmt: skip


def lines(rows: pd.DataFrame, side: str, say, palette: Palette) -> list[dict]:
    """What was posted, and what would have been."""
    ink, weeks = colour(SIDES[side], palette), rows["week"].tolist()
    common = {"type": "scatter", "mode": "lines", "x": weeks}
    return [
        common | {"name": f"{side} unchanged", "y": plotted(rows["unchanged"]), "hoverinfo": "skip",
                  "line": {"color": ink, "width": 1.5, "dash": "dash"}},
        common | {"name": side, "y": plotted(rows["posts"]), "line": {"color": ink, "width": 3 if side == "attendee" else 2},
                  "hovertext": [touched(row, say) for row in rows.itertuples()]},
    ]  # fmt: skip


def touched(row, say) -> str:
    """What a week says when touched."""
    said = say("meetup.posting.touched", posts=say.decimal(row.posts), unchanged=say.decimal(row.unchanged))
    return f"<b>{say('meetup.week.touched', week=signed(row.week, say))}</b><br>{say(f'meetup.posting.{row.side}')}: {said}"


def end(side: str, row: pd.Series, name: str, moved: float, palette: Palette) -> dict:
    """The side's name where its line ends."""
    font = {"family": FONT, "size": NORMAL, "color": colour(SIDES[side], palette)}
    return {"x": row["week"], "y": row["posts"], "xanchor": "left", "yanchor": "middle", "xshift": 7, "yshift": moved,
            "text": name, "showarrow": False, "font": font}  # fmt: skip
