"""The second view week by week: how far attendees stood from the comparison, against the week before the meetup."""

from jangkau.charts.meetup.meetup_effects import amount
from jangkau.charts.meetup.meetup_marks import ROW, above, band, beneath, inside, named_weeks, signed, spanned, upright
from jangkau.charts.palette import Palette
from jangkau.charts.theme import Figure, figure, grid_axis, plain_axis

PLOT, FOOT, LETTER = 190, 46, 7.2


def meetup_study(weeks: tuple, when: str, say, palette: Palette) -> Figure:
    """`weeks`: week, effect_pct, low_pct and high_pct of each, the oldest first; around the meetup both lines are the same."""
    ends = [end for one in weeks for end in (one.low_pct, one.high_pct, one.effect_pct) if end == end]
    span = spanned([0.0, *ends])
    values = inside(span, 4)
    labels = [say("meetup.percent", amount=amount(value, say)) for value in values]
    x, head = [one.week for one in weeks], ROW + 8
    return figure(
        [
            *band(x, [one.low_pct for one in weeks], [one.high_pct for one in weeks], palette.accent, "study"),
            {"type": "scatter", "mode": "lines+markers", "name": "study", "x": x, "y": [one.effect_pct for one in weeks],
             "line": {"color": palette.accent, "width": 2}, "marker": {"symbol": "circle", "size": 5, "color": palette.accent},
             "hovertext": [touched(one, say) for one in weeks]},
        ],
        palette,
        head + PLOT + FOOT,
        margin={"l": round(LETTER * max(map(len, labels))) + 10, "r": 12, "t": head, "b": FOOT},
        xaxis=plain_axis(palette, type="linear", range=[x[0], x[-1]]) | named_weeks(x[0], x[-1], say),
        yaxis=grid_axis(palette, type="linear", range=list(span), tickvals=values, ticktext=labels),
        shapes=[{"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": 0, "y1": 0, "layer": "below",
                 "line": {"color": palette.ink, "width": 1.5}}, upright(0, palette.ink, "dash")],
        annotations=[above(0, 0, f"<b>{when}</b>", palette.ink, "right"), beneath(say("meetup.axis.weeks"), palette)],
    )  # fmt: skip


def touched(one, say) -> str:
    """What a week says when touched."""
    head = say("meetup.week.touched", week=signed(one.week, say))
    said = {name: say.decimal(getattr(one, f"{name}_pct")) for name in ("low", "high")}
    return f"<b>{head}</b><br>{say('meetup.range', **said)}" if one.low_pct == one.low_pct else head
