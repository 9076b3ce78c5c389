"""Hoaxes: how many were corrected within three hours, and how far corrections reached in each region."""

import pandas as pd
import streamlit as st

from charts.correction_map import correction_map, fill, steps_of
from charts.corrections import MOST, correction_hours
from metrics.hoax_corrections import GOAL_HOURS, correction_regions, correction_share, hoax_corrections
from metrics.post_coverage import post_coverage
from metrics.theme_share import theme_posts
from ui.campaigns.choices import one_of
from ui.campaigns.hoax_words import compared, hours_said, map_said, regions_filed, regions_shown, reports_shown, sentence
from ui.campaigns.looked import Looked, lines
from ui.campaigns.posts import POSTS, post_list
from ui.filters import period_said
from ui.parts import finding, heading, legend, table
from ui.session import palette

SEEN = ("none", "none_seen", "no_data", "no_account")


def hoaxes(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes. Without a report in the period: those of half a year."""
    say = looked.say
    reports, earlier = hoax_corrections(looked.warehouse, looked.scope), False
    if reports.empty:
        looked, earlier = looked.longer(), True
        reports = hoax_corrections(looked.warehouse, looked.scope)
    regions = correction_regions(looked.warehouse, looked.scope).assign(label=lambda rows: rows["regency_code"].map(looked.place))
    share = correction_share(reports)
    finding(sentence(share, reports, looked), compared(share, reports, earlier, looked))
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        soon(looked, reports)
        examples(looked, reports)
    with right:
        far(looked, regions)
    table(say("campaign.hoax.table"), lambda: reports_shown(reports, looked), lambda: reports, looked.file("koreksi-hoaks"), say)
    table(say("campaign.hoax.regions.table"), lambda: regions_shown(regions, say), lambda: regions_filed(regions, looked.scope),
          looked.file("jangkauan-koreksi"), say)  # fmt: skip
    return post_coverage(looked.warehouse, looked.scope), [say("campaign.hoax.rules"), say("campaign.reach.note")]


def soon(looked: Looked, reports: pd.DataFrame) -> None:
    """The reports that call for a correction, the newest first, and how many hours each took."""
    say, counted = looked.say, reports[reports["counted"]].reset_index(drop=True)
    heading(say("campaign.hoax.hours"), say("campaign.hoax.hours.unit", shown=min(len(counted), MOST), n=len(counted)))
    if counted.empty:
        lines("unit", say("campaign.hoax.none.how"))
        return
    looked.picture(("hours",), lambda: correction_hours(counted, say, palette()), lambda: hours_said(counted, say))
    lines("foot", say("campaign.hoax.hours.note", n=GOAL_HOURS))


def examples(looked: Looked, reports: pd.DataFrame) -> None:
    """The posts about one report, the newest first that has any, with what was found in each."""
    told = reports[reports["posts"] > 0]
    if told.empty:
        return
    say, names = looked.say, dict(zip(told["hoax_id"], told["title"], strict=True))
    heading(say("campaign.hoax.posts"), say("campaign.hoax.posts.unit"))
    report = one_of("report", list(names), say, lambda key: names.get(key, key))
    post_list(theme_posts(looked.warehouse, looked.scope, report, POSTS, "hoax"), say)


def far(looked: Looked, regions: pd.DataFrame) -> None:
    """The map of corrections, and by name the regions that have none."""
    say = looked.say
    heading(say("campaign.hoax.map"), say("campaign.hoax.map.unit", period=period_said(looked.scope, say)), "views", say)
    looked.picture(
        ("corrections",), lambda: correction_map(regions, looked.scope.province, say, palette()), lambda: map_said(regions, say)
    )
    states = regions["state"].value_counts()
    known = [(css(state), say(f"campaign.map.{state}.count", n=int(states[state]))) for state in SEEN if state in states]
    legend(steps(regions, looked), known, say("campaign.hoax.map"))
    without = regions[regions["state"].isin(["none", "none_seen"])].sort_values("population", ascending=False)
    if len(without):
        lines("said", say("campaign.hoax.without", n=len(without), names=say.listed(list(without["label"].head(8)))))


def css(state: str) -> str:
    """How a kind of nothing looks in the legend."""
    return {"none": "zero", "none_seen": "no_data"}.get(state, state)


def steps(regions: pd.DataFrame, looked: Looked) -> list[tuple[str, str]]:
    """Each step's colour and the views that it stands for, those that occur."""
    bounds, colours, say = steps_of(regions), palette(), looked.say
    told = regions[(regions["state"] == "value") & (regions["views"] > 0)]
    told = told.assign(colour=[fill(region, bounds, colours) for region in told.itertuples()])
    ends = told.groupby("colour", sort=False)["views"].agg(["min", "max"]).sort_values("min")
    return [
        (colour, say("measure.views.amount", amount=say.between(float(row["min"]), float(row["max"]))))
        for colour, row in ends.iterrows()
    ]
