"""The second view week by week: how far attendees stood from the comparison, against the week before the meetup."""

from jangkau.charts.drawing.letters import widest
from jangkau.charts.meetup.meetup_effects import amount
from jangkau.charts.meetup.meetup_marks import ROW, above, band, beneath, inside, named_weeks, signed, spanned, upright
from jangkau.charts.palette import Palette
from jangkau.charts.theme import SMALL, Figure, figure, grid_axis, plain_axis

PLOT, FOOT = 190, 46


def meetup_study(weeks: tuple, when: str, say, palette: Palette) -> Figure:
    """`weeks`: week, effect_pct, low_pct and high_pct of each, the oldest first; around the meetup both lines are the same."""
    ends = [end for week in weeks for end in (week.low_pct, week.high_pct, week.effect_pct) if end == end]
    span = spanned([0.0, *ends])
    values = inside(span, 4)
    labels = [say("meetup.percent", amount=amount(value, say)) for value in values]
    x, head = [week.week for week in weeks], ROW + 8
    return figure(
        [
            *band(x, [week.low_pct for week in weeks], [week.high_pct for week in weeks], palette.accent, "study"),
            {"type": "scatter", "mode": "lines+markers", "name": "study", "x": x, "y": [week.effect_pct for week in weeks],
             "line": {"color": palette.accent, "width": 2}, "marker": {"symbol": "circle", "size": 5, "color": palette.accent},
             "hovertext": [touched(week, say) for week in weeks]},
        ],
        palette,
        head + PLOT + FOOT,
        margin={"l": widest(labels, SMALL) + 10, "r": 12, "t": head, "b": FOOT},
        xaxis=plain_axis(palette, type="linear", range=[x[0], x[-1]]) | named_weeks(x[0], x[-1], say),
        yaxis=grid_axis(palette, type="linear", range=list(span), tickvals=values, ticktext=labels),
        shapes=[{"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "layer": "below",
                 "line": {"color": palette.ink, "width": 1.5}}, upright(0, palette.ink, "dash")],
        annotations=[above(0, 0, f"<b>{when}</b>", palette.ink, "right"), beneath(say("meetup.axis.weeks"), palette)],
    )  # fmt: skip


def touched(week, say) -> str:
    """What a week says when touched."""
    head = say("meetup.week.touched", week=signed(week.week, say))
    said = {name: say.decimal(getattr(week, f"{name}_pct")) for name in ("low", "high")}
    return f"<b>{head}</b><br>{say('meetup.range', **said)}" if week.low_pct == week.low_pct else head
