"""What is said of reach: the headline, what it is compared with, the unit, and what a careful reader should know."""

import pandas as pd

from jangkau.findings.period import before_said, period_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.change import Change
from jangkau.metrics.week.headline import STEADY


def reach_headline(view: View, ranked: pd.DataFrame, change: Change | None, say: Say) -> str:
    """The finding: which way the measure went, and who leads."""
    measure, name = say(f"measure.{view.measure.name}"), f"measure.{view.measure.name}.inline"
    if ranked.empty:
        return say("reach.title.none", measure=say(name), province=view.province)
    if ranked["high"].max() == 0:
        return say("reach.title.zero", measure=measure, province=view.province)
    leader = ranked["label"].iloc[0]
    if change is None:
        return say("reach.title.leader", measure=say(name), province=view.province, leader=leader)
    way = "steady" if abs(change.share) < STEADY else "up" if change.share > 0 else "down"
    return say(f"reach.title.{way}", measure=measure, province=view.province, leader=leader, share=say.percent(abs(change.share)))


def reach_comparison(view: View, change: Change | None, say: Say) -> str:
    """What the finding is compared with, on how many accounts, and what is usual."""
    before = before_said(view.scope, say)
    if change is None:
        return say("reach.not_compared", before=before)
    low, high = change.usual_low, change.usual_high
    usual = "." if low is None or high is None else say("reach.usual", low=say.signed(low), high=say.signed(high))
    return say("reach.compared", before=before, n=change.accounts_compared) + usual


def unit_line(view: View, say: Say) -> str:
    """The map's unit and period."""
    return say("reach.where.unit", unit=say(f"measure.{view.measure.name}.unit"), period=period_said(view.scope, say))


def remarks(regions: pd.DataFrame, own: pd.Series, view: View, say: Say) -> list[str]:
    """What a careful reader should know of this week's numbers."""
    said = []
    if own["accounts_registered"]:
        total = say("state.no_data") if pd.isna(own["total"]) else say.short(own["total"])
        if view.measure.ranged and pd.notna(own["total"]):
            total = say.between(own["largest"], own["total"])
        said.append(
            say(
                "reach.province_level",
                have=say.number(own["accounts_with_data"]),
                n=int(own["accounts_registered"]),
                amount=total,
            )
        )
    if view.measure.per_1000:
        said.append(say("reach.per_1000", year=int(regions["population_year"].max())))
    if by_posts := int(regions["accounts_by_posts"].sum()):
        said.append(say("reach.by_posts", n=by_posts))
    if regions["provisional"].any():
        said.append(say("reach.provisional"))
    return said
