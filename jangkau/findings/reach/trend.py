"""The year of weeks in words, and why its line is cut."""

import pandas as pd

from jangkau.locales import Say


def trend_described(weeks: pd.DataFrame, measure: str, say: Say) -> str:
    """The picture in words: where each line stands in the last week, beside what is usual."""
    last = weeks.dropna(subset="level").groupby("series").tail(1)
    lines = [line_described(row, say) for row in last.itertuples()]
    return say("trend.described", measure=say(f"measure.{measure}.inline"), series="; ".join(lines))


def line_described(row, say: Say) -> str:
    """One line's last week."""
    named = {"series": say(f"trend.series.{row.series}"), "level": say.number(row.level)}
    if pd.isna(row.usual_low):
        return say("trend.described.bare", **named)
    return say("trend.described.series", **named, low=say.number(row.usual_low), high=say.number(row.usual_high))
