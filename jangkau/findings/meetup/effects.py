"""The effect at every horizon and the picture of both sides, in words."""

import pandas as pd

from jangkau.findings.meetup.verdict import between_pct, estimate_said
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.inference import Estimate


def series_titled(series: pd.DataFrame, say: Say) -> str:
    """What the picture shows: both sides, or the attendees alone."""
    compared = series.loc[series["role"] == "comparison", "index"].notna().any()
    return say("meetup.picture" if compared else "meetup.picture.alone")


def series_described(series: pd.DataFrame, say: Say) -> str:
    """The picture in words: where both sides stood at its end."""
    parts = []
    for role in ("attendee", "comparison"):
        indexed = series[(series["role"] == role) & series["index"].notna()]
        if len(indexed):
            last = indexed.iloc[-1]
            parts.append(say("meetup.picture.alt.side", role=say(f"meetup.role.{role}"), index=say.decimal(last["index"]),
                             week=say.number(last["week"])))  # fmt: skip
    return say("meetup.picture.alt", sides=say.listed(parts))


def horizon_rows(answer: MeetupEffect, say: Say) -> pd.DataFrame:
    """The rows of effect_intervals: one an estimate; without the effect where only the interval may be told."""
    return pd.DataFrame([horizon_row(answer, estimate, say) for estimate in answer.estimates])


def horizon_row(answer: MeetupEffect, estimate: Estimate, say: Say) -> dict:
    """One horizon. The sentence's own is as wide as the sentence says."""
    own, effect = estimate.horizon == answer.horizon, None
    low, high, words = estimate.low_pct, estimate.high_pct, estimate_said(estimate, answer.verdict == "effect", say)
    if own and answer.stated:
        low, high = answer.stated.low_pct, answer.stated.high_pct
    if answer.verdict == "effect":
        effect = estimate.effect_pct
    elif own:
        words = between_pct(low, high, say)
    label = say("meetup.after", n=estimate.horizon)
    return {"label": label, "low": low, "high": high, "effect": effect, "blind": estimate.mde_pct,
            "words": words, "chosen": own, "hover": say("meetup.effects.row", after=label, words=words)}  # fmt: skip
