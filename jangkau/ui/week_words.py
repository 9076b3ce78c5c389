"""The sentences of a week, in the overview and in the report, made of what metrics tell. They know no Streamlit."""

import pandas as pd

from jangkau.charts.reach.regions_told import arrow
from jangkau.locales import Say
from jangkau.metrics.week.headline import STEADY
from jangkau.metrics.week.post_performance import GROWN_DAYS
from jangkau.ui.overview.week import Week
from jangkau.ui.period_words import before_said, period_said


def sentence(week: Week, say: Say) -> str:
    """The sentence of the week, by the rule in force."""
    told, view, lead = week.told, week.view, week.view.measure.name
    names = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))
    way = None if told.share is None or told.rule == "steady" else "up" if told.share > 0 else "down"
    return say(
        f"overview.title.{told.rule}" + (f".{way}" if way else ""),
        measure=say(f"measure.{lead}"),
        inline=say(f"measure.{lead}.inline"),
        province=view.place,
        period=period_said(view.scope, say),
        share="" if told.share is None else say.percent(abs(told.share)),
        region=told.region or view.place,
        event=names.get(told.event, ""),
        side=say(f"overview.side.{told.beyond}") if told.beyond else "",
    )


def compared(week: Week, say: Say) -> str:
    """What the sentence compares with, on how many accounts, and what is usual."""
    figure, before = week.figures.iloc[0], before_said(week.view.scope, say)
    if not week.whole:
        return say("overview.partial")
    if pd.isna(figure["change"]):
        return say("overview.not_compared", before=before)
    usual = "" if pd.isna(figure["usual_low"]) else say("overview.usual", **usual_range(figure, say))
    return say("overview.compared", before=before, n=int(figure["accounts_compared"])) + usual


def movers_unit(week: Week, say: Say) -> str:
    """What moved, against when, and in which order."""
    measure = say(f"measure.{week.view.measure.name}")
    return say("overview.movers.unit", measure=measure, before=before_said(week.view.scope, say))


def posting_known(figures: pd.DataFrame, say: Say) -> str:
    """Of how many accounts it is known whether they posted; nothing where of none."""
    whole = figures.set_index("name")["whole"]["posting"]
    return "" if pd.isna(whole) else say("overview.posting_known", n=int(whole))


def usual_range(moved, say: Say) -> dict[str, str]:
    """The ends of a usual range, in words."""
    return {"low": say.signed(moved["usual_low"]), "high": say.signed(moved["usual_high"])}


def change_said(figure: pd.Series, whole: bool, say: Say) -> tuple[str, str]:
    """A figure's change, and whether that is usual: the two lines below its amount."""
    if not whole:
        return "", say("overview.change.partial")
    if pd.isna(figure["change"]):
        return "", say("overview.change.none")
    change, counted = figure["change"], figure["name"] == "posting"
    steady = change == 0 if counted else abs(change) < STEADY
    amount = say.number(abs(change)) if counted else say.percent(abs(change))
    moved = say("overview.change.steady") if steady else f"{arrow(change)} {amount}"
    if pd.isna(figure["usual_low"]):
        return moved, ""
    side = "above" if change > figure["usual_high"] else "below" if change < figure["usual_low"] else "within"
    return moved, say(f"overview.side.{side}.short")


def amount_said(figure: pd.Series, say: Say) -> str:
    """A figure's amount: a range, a number, or how many of all."""
    if pd.isna(figure["high"]):
        return "–"
    if figure["name"] == "posting":
        return say("overview.of", part=say.number(figure["high"]), whole=say.number(figure["whole"]))
    return say.between(figure["low"], figure["high"]) if figure["name"] == "reach" else say.short(figure["high"])


def score_said(post, say: Say) -> str:
    """A post's score: 4,2×, at least that where it was seen younger than those it is compared with."""
    if pd.isna(post.score):
        return say(f"overview.score.{post.basis}")
    digits = 1 if post.score < 10 else 0
    said = say("overview.score", score=say.decimal(post.score, digits))
    return say("overview.score.at_least", score=said, days=GROWN_DAYS) if post.basis == "at_least" else said


def set_said(post, say: Say) -> str:
    """Which interactions were counted for a post."""
    more = "".join(f"_{measure}" for measure in ("shares", "saves") if getattr(post, f"with_{measure}"))
    return say(f"overview.set.likes_comments{more}")
