"""The sentences and tables of the reach page, made of what metrics tell."""

from itertools import pairwise

import pandas as pd

from jangkau.charts.classes import classes
from jangkau.charts.palette import Palette
from jangkau.charts.reach.regions_told import NOTHING, amount, arrow
from jangkau.locales import Say
from jangkau.metrics.reach.change import Change
from jangkau.ui.period_words import before_said, period_name, period_said
from jangkau.ui.view import View

STEADY = 0.005


def sentence(view: View, ranked: pd.DataFrame, change: Change | None, say: Say) -> str:
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


def compared(view: View, change: Change | None, say: Say) -> str:
    """What the finding is compared with, on how many accounts, and what is usual."""
    before = before_said(view.scope, say)
    if change is None:
        return say("reach.not_compared", before=before)
    usual = (
        "."
        if change.usual_low is None
        else say("reach.usual", low=say.signed(change.usual_low), high=say.signed(change.usual_high))
    )
    return say("reach.compared", before=before, n=change.accounts_compared) + usual


def unit_line(view: View, say: Say) -> str:
    """The map's unit and period."""
    return say("reach.where.unit", unit=say(f"measure.{view.measure.name}.unit"), period=period_said(view.scope, say))


def legend_steps(regions: pd.DataFrame, say: Say, colours: Palette) -> list[tuple[str, str]]:
    """The scale's steps in use, as colour and words."""
    told = regions.loc[regions["high"] > 0, "high"]
    if told.empty:
        return []
    steps = classes(told)
    edges = [told.min(), *steps.bounds, told.max()]
    return [(colours.sequential[steps.step(upper)], say.between(lower, upper)) for lower, upper in pairwise(edges)]


def legend_nothing(regions: pd.DataFrame, say: Say) -> list[tuple[str, str]]:
    """The kinds of nothing on this map, with their counts."""
    counts = regions["state"].value_counts()
    return [(state, say(f"state.{state}.count", n=int(counts[state]))) for state in NOTHING if state in counts]


def table_shown(regions: pd.DataFrame, view: View, say: Say) -> pd.DataFrame:
    """All regions as they are read: amounts in words, the kinds of nothing named."""
    measure = view.measure.name
    return pd.DataFrame(
        [
            {
                say("column.rank"): "" if pd.isna(region.rank) else say.number(region.rank),
                say("column.region"): region.label,
                say("column.amount", measure=say(f"measure.{measure}")): amount(region, measure, say),
                say("column.change"): "" if pd.isna(region.change) else f"{arrow(region.change)} {say.signed(region.change)}",
                say("column.accounts_with_data"): say(
                    "reach.figure.of", part=say.number(region.accounts_with_data), whole=say.number(region.accounts_registered)
                ),
            }
            for region in regions.sort_values(["rank", "code"]).itertuples()
        ]
    )


def table_filed(regions: pd.DataFrame, view: View, say: Say) -> pd.DataFrame:
    """The same for a file: numbers unrounded, with the view that they belong to."""
    measure = say(f"measure.{view.measure.name}")
    filed = regions.sort_values(["rank", "code"])
    values = (
        {"low": say("column.low", measure=measure), "high": say("column.high", measure=measure)}
        if view.measure.ranged
        else {"high": say("column.amount", measure=measure)}
    )
    columns = {
        "rank": say("column.rank"),
        "code": say("column.code"),
        "name": say("column.region"),
        **values,
        "change": say("column.change"),
        "accounts_with_data": say("column.accounts_with_data"),
        "accounts_registered": say("column.accounts_registered"),
        "population": say("column.population"),
        "population_year": say("column.population_year"),
        "state": say("column.state"),
    }
    # without its dot: a spreadsheet would read 35.10 as 35.1
    filed = filed.assign(code=filed["code"].str.replace(".", ""))
    filed = filed[list(columns)].assign(state=filed["state"].map(lambda state: "" if state == "value" else say(f"state.{state}")))
    filed = filed.rename(columns=columns)
    filed.insert(0, say("column.week"), period_name(view.scope))
    filed.insert(1, say("column.province"), view.province)
    return filed


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
