"""Hoaxes: how many were corrected within three hours, and how far corrections reached in each region."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.correction_map import AMOUNTS, SHADES, UNKNOWN, correction_map, ranges
from jangkau.charts.campaigns.corrections import MOST, correction_hours
from jangkau.metrics.campaigns.hoax_corrections import (
    GOAL_HOURS,
    correction_posts,
    correction_regions,
    correction_share,
    hoax_corrections,
)
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.ui.campaigns.choices import one_of, segment
from jangkau.ui.campaigns.hoax_words import (
    compared,
    hours_said,
    map_said,
    most_said,
    named,
    range_said,
    regions_filed,
    regions_shown,
    reports_shown,
    sentence,
)
from jangkau.ui.campaigns.looked import Looked, lines
from jangkau.ui.campaigns.posts import POSTS, post_list
from jangkau.ui.filters import period_said
from jangkau.ui.parts import finding, heading, legend, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


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
    left, right = st.columns([1, 1.15], gap="large")
    if len(reports):
        with left:
            soon(looked, reports)
    with right if len(reports) else left:
        far(looked, regions)
    examples(looked, reports)
    table(
        say("campaign.hoax.table"), lambda: reports_shown(reports, looked), lambda: reports, looked.file("klarifikasi-hoaks"), say
    )
    table(say("campaign.hoax.regions.table"), lambda: regions_shown(regions, say), lambda: regions_filed(regions, looked.scope),
          looked.file("jangkauan-klarifikasi"), say)  # fmt: skip
    return post_coverage(looked.warehouse, looked.scope), [say("campaign.hoax.rules"), say("campaign.reach.note")]


def soon(looked: Looked, reports: pd.DataFrame) -> None:
    """The reports that call for a correction, the newest first, and how many hours each took."""
    say, counted = looked.say, reports[reports["counted"]].reset_index(drop=True)
    counted = counted.assign(place=[looked.labels.get(code, "") for code in counted["regency_code"]])
    heading(say("campaign.hoax.hours"), say("campaign.hoax.hours.unit", shown=min(len(counted), MOST), n=len(counted)))
    if counted.empty:
        lines("unit", say("campaign.hoax.none.how"))
        return
    looked.picture(("hours",), lambda: correction_hours(counted, say, palette()), lambda: hours_said(counted, say))
    lines("foot", say("campaign.hoax.hours.note", n=GOAL_HOURS))


def examples(looked: Looked, reports: pd.DataFrame) -> None:
    """The posts that correct one report, as the table counts them, the newest report first that has any."""
    told = reports[reports["posts"] > 0]
    if told.empty:
        return
    say, names = looked.say, dict(zip(told["hoax_id"], told["title"], strict=True))
    heading(say("campaign.hoax.posts"), say("campaign.hoax.posts.unit"))
    report = one_of("report", list(names), say, lambda key: names.get(key, key))
    post_list(correction_posts(looked.warehouse, looked.scope, report, POSTS), say)


def far(looked: Looked, regions: pd.DataFrame) -> None:
    """By name the regions without corrections, then the map of how far the others' reach."""
    say = looked.say
    place = st.container()
    measure = segment("seen", tuple(AMOUNTS), say)
    with place:
        unit = say(f"campaign.hoax.map.unit.{measure}", period=period_said(looked.scope, say))
        heading(say("campaign.hoax.map"), unit, measure, say)
        without(looked, regions)
    looked.picture(
        ("corrections", measure),
        lambda: correction_map(regions, looked.scope.province, measure, say, palette()),
        lambda: map_said(regions, measure, say),
    )
    value = regions["state"] == "value"
    untold, bare = int((value & regions[AMOUNTS[measure]].isna()).sum()), int((regions["state"] == "no_account").sum())
    known = [("untold", say(f"campaign.map.untold.{measure}.count", n=untold))] if untold else []
    known += [("no_account", say("campaign.map.no_account.count", n=bare))] if bare else []
    legend(steps(regions, measure, looked), known, say("campaign.hoax.map"))
    lines("foot", most_said(regions, measure, say))


def without(looked: Looked, regions: pd.DataFrame) -> None:
    """Those surely without corrections, and those that nobody can tell of, the most residents first."""
    say = looked.say
    kinds = {"bare": regions["state"] == "none", "no_data": regions["state"].isin(UNKNOWN)}
    told = [
        f'<p><i class="{look}"></i><b>{plain_html(say(f"campaign.hoax.without.{look}", n=int(of_it.sum())))}</b> '
        f"{plain_html(named(regions[of_it], say))}</p>"
        for look, of_it in kinds.items()
        if of_it.any()
    ]
    if told:
        st.html(f'<div class="without">{"".join(told)}</div>')
    elif (regions["state"] == "value").all():
        lines("unit", say("campaign.hoax.without.nobody"))


def steps(regions: pd.DataFrame, measure: str, looked: Looked) -> list[tuple[str, str]]:
    """Each shade's colour and the amounts that it stands for."""
    say, colours, told = looked.say, palette(), regions.loc[regions["state"] == "value", AMOUNTS[measure]].dropna()
    if told.empty:
        return []
    classes = ranges(regions, measure)
    if not classes.bounds:
        words = [say.between(float(told.min()), float(told.max()))]
        shades = [classes.shade(float(told.max()))]
    else:
        words, shades = range_said(classes.bounds, say), SHADES
    return [
        (colours.sequential[shade], say(f"measure.{measure}.amount", amount=amount))
        for shade, amount in zip(shades, words, strict=False)
    ]
