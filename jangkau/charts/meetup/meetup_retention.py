"""Not for the ceremony alone: how many still post as was their habit, and how many have not gone quiet, week by week."""

import pandas as pd

from jangkau.charts.drawing.apart import apart
from jangkau.charts.drawing.letters import widest
from jangkau.charts.meetup.meetup_marks import ROLES, band, colour, dash
from jangkau.charts.palette import Palette, faded
from jangkau.charts.theme import FONT, NORMAL, SMALL, Figure, figure, grid_axis, plain_axis

ROW, HEAD, FOOT = 26, 24, 26  # pixels
PLOT = 200
SHARES = (0, 0.25, 0.5, 0.75, 1)
MARKS = {"attendee": "circle", "comparison": "square"}


def still_posting(stills: tuple, said: list[str], say, palette: Palette) -> Figure:
    """`stills`: weeks, role, accounts, still, share, low and high of each, `said`: in words. Two rows for each count of weeks."""
    weeks = sorted({still.weeks for still in stills})
    height, rows = 0, []
    for number in reversed(weeks):
        for role in reversed(ROLES):
            rows.append((height + ROW / 2, next(still for still in stills if (still.weeks, still.role) == (number, role))))
            height += ROW
        height += HEAD
    known = [(y, still) for y, still in rows if still.share is not None]
    touched = {(still.weeks, still.role): words for still, words in zip(stills, said, strict=True)}
    words = [counted(still, say) for _, still in rows]
    names = {role: say(f"meetup.role.{role}") for role in ROLES}
    return figure(
        [trace for y, still in known for trace in interval(y, still, touched[still.weeks, still.role], palette)],
        palette,
        height + FOOT,
        margin={"l": widest(names.values(), SMALL) + 12, "r": widest(words, NORMAL) + 14, "t": 0, "b": FOOT},
        xaxis=share_axis(say, palette),
        yaxis={"type": "linear", "range": [0, height], "showgrid": False, "tickvals": [y for y, _ in rows],
               "ticktext": [names[still.role] for _, still in rows], "tickfont": {"size": SMALL, "color": palette.muted}},
        annotations=[
            *(note(1, y, text, palette.ink, NORMAL) | {"xref": "paper", "xshift": 10}
              for (y, _), text in zip(rows, words, strict=True)),
            *(note(0, rows[2 * place + 1][0] + ROW / 2 + 10, f"<b>{say('meetup.after', n=number)}</b>", palette.ink, NORMAL)
              | {"xref": "paper"} for place, number in enumerate(reversed(weeks))),
        ],
    )  # fmt: skip


def share_axis(say, palette: Palette) -> dict:
    """Shares from nought to all."""
    words = [say.percent(share) for share in SHARES]
    return grid_axis(palette, type="linear", range=[0, 1], tickvals=list(SHARES), ticktext=words)


def counted(still, say) -> str:
    """How many of how many."""
    return say("share.of", part=say.number(still.still), whole=say.number(still.accounts)) if still.accounts else "–"


def interval(y: float, still, said: str, palette: Palette) -> list[dict]:
    """A share with its 95 % interval."""
    ink = colour(still.role, palette)
    return [
        {"type": "scatter", "mode": "lines", "name": f"{still.role} interval", "x": [still.low, still.high], "y": [y, y],
         "line": {"color": faded(ink, 0.5), "width": 4}, "hoverinfo": "skip"},
        {"type": "scatter", "mode": "markers", "name": still.role, "x": [still.share], "y": [y], "hovertext": [said],
         "marker": {"symbol": MARKS[still.role], "size": 10, "color": ink}},
    ]  # fmt: skip


def note(x: float, y: float, text: str, ink: str, size: int) -> dict:
    """Words at a place, from their left."""
    return {"x": x, "y": y, "text": text, "xanchor": "left", "yanchor": "middle", "showarrow": False,
            "font": {"family": FONT, "size": size, "color": ink}}  # fmt: skip


def quiet_curve(curve: pd.DataFrame, say, palette: Palette) -> Figure:
    """`curve`: week, role, share, low and high; a share falls in the week in which an account is found to have gone quiet."""
    last = int(curve["week"].max())
    curves = {role: stepped(curve[curve["role"] == role]) for role in ROLES if (curve["role"] == role).any()}
    moved = apart({role: steps["share"].iloc[-1] * PLOT for role, steps in curves.items()}, 17, PLOT)
    names = {role: say(f"meetup.role.{role}") for role in curves}
    ticks = [week for week in (0, 4, 8, 12, 16, 20, 26) if week <= last]
    labels = [say.percent(share) for share in SHARES]
    return figure(
        [trace for role in reversed(list(curves)) for trace in line(curves[role], role, palette)],
        palette,
        PLOT + FOOT + 32,
        margin={"l": widest(labels, SMALL) + 8, "r": widest(names.values(), NORMAL) + 12, "t": 10, "b": FOOT + 22},
        xaxis=plain_axis(palette, type="linear", range=[0, last], tickvals=ticks, ticktext=[say.number(week) for week in ticks]),
        yaxis=share_axis(say, palette),
        annotations=[
            *(note(steps["week"].iloc[-1], steps["share"].iloc[-1], names[role], colour(role, palette), NORMAL)
              | {"xshift": 7, "yshift": moved[role]} for role, steps in curves.items()),
            note(0, 0, say("meetup.axis.after"), palette.muted, SMALL)
            | {"xref": "paper", "yref": "paper", "yanchor": "top", "yshift": -26},
        ],
    )  # fmt: skip


def stepped(rows: pd.DataFrame) -> pd.DataFrame:
    """A share that stays until it falls: each week's value from that week on, beginning with all in week 0."""
    began = pd.DataFrame({"week": [0], "share": [1.0], "low": [1.0], "high": [1.0]})
    levels = pd.concat([began, rows[["week", "share", "low", "high"]].astype(float)], ignore_index=True)
    corners = levels.assign(week=levels["week"].shift(-1)).iloc[:-1]
    return pd.concat([levels, corners]).sort_index(kind="stable").reset_index(drop=True)


def line(steps: pd.DataFrame, role: str, palette: Palette) -> list[dict]:
    """The band and over it the steps."""
    ink, x = colour(role, palette), steps["week"].tolist()
    return [
        *band(x, steps["low"], steps["high"], ink, role),
        {"type": "scatter", "mode": "lines", "name": role, "x": x, "y": steps["share"].tolist(), "hoverinfo": "skip",
         "line": {"color": ink, "width": 3 if role == "attendee" else 2, "dash": dash(role)}},
    ]  # fmt: skip
