"""The sentences of a week, in the overview and in the report, made of what metrics tell."""

import pandas as pd

from jangkau.findings.period import before_said, period_said
from jangkau.findings.week.figures import usual_range
from jangkau.findings.week.week import Week
from jangkau.locales import Say


def week_headline(week: Week, say: Say) -> str:
    """The sentence of the week, by the rule in force."""
    headline, view, lead = week.headline, week.view, week.view.measure.name
    names = dict(zip(week.recent["event_id"], week.recent["name"], strict=True))
    way = None if headline.share is None or headline.rule == "steady" else "up" if headline.share > 0 else "down"
    return say(
        f"overview.title.{headline.rule}" + (f".{way}" if way else ""),
        measure=say(f"measure.{lead}"),
        inline=say(f"measure.{lead}.inline"),
        province=view.place,
        period=period_said(view.scope, say),
        share="" if headline.share is None else say.percent(abs(headline.share)),
        region=headline.region or view.place,
        event=names.get(headline.event, ""),
        side=say(f"overview.side.{headline.beyond}") if headline.beyond else "",
    )


def week_comparison(week: Week, say: Say) -> str:
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
