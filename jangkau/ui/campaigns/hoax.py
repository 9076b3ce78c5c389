"""Hoaxes: how many were corrected within three hours, and how far corrections reached in each region."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.correction_map import AMOUNTS, SHADES, UNKNOWN, correction_map, ranges
from jangkau.charts.campaigns.corrections import MOST, correction_hours
from jangkau.findings.campaigns.hoax import (
    hoax_comparison,
    hoax_headline,
    hours_said,
    map_said,
    most_said,
    named,
    range_said,
    region_rows,
    regions_filed,
    report_rows,
)
from jangkau.findings.period import period_said
from jangkau.metrics.campaigns.hoax_corrections import (
    GOAL_HOURS,
    correction_posts,
    correction_regions,
    correction_share,
    hoax_corrections,
)
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.ui.account.link import to_the_register
from jangkau.ui.campaigns.choices import one_of, segment
from jangkau.ui.campaigns.posts import POSTS, post_list
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import finding, heading, legend, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def hoaxes(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes. Without a report in the period: those of half a year."""
    say = section.say
    reports, earlier = hoax_corrections(section.warehouse, section.scope), False
    if reports.empty:
        section, earlier = section.longer(), True
        reports = hoax_corrections(section.warehouse, section.scope)
    regions = correction_regions(section.warehouse, section.scope).assign(
        label=lambda rows: rows["regency_code"].map(section.place)
    )
    share = correction_share(reports)
    finding(hoax_headline(share, reports, section), hoax_comparison(share, reports, earlier, section))
    if reports.empty:
        to_the_register("hoaxes", say)
    left, right = st.columns([1, 1.15], gap="large")
    if len(reports):
        with left:
            soon(section, reports)
    with right if len(reports) else left:
        far(section, regions)
    examples(section, reports)
    table(
        say("campaign.hoax.table"),
        lambda: report_rows(reports, section),
        lambda: reports,
        section.file("klarifikasi-hoaks"),
        say,
    )
    table(say("campaign.hoax.regions.table"), lambda: region_rows(regions, say), lambda: regions_filed(regions, section.scope),
          section.file("jangkauan-klarifikasi"), say)  # fmt: skip
    return post_coverage(section.warehouse, section.scope), [say("campaign.hoax.rules"), say("campaign.reach.note")]


def soon(section: PageSection, reports: pd.DataFrame) -> None:
    """The reports that call for a correction, the newest first, and how many hours each took."""
    say, counted = section.say, reports[reports["counted"]].reset_index(drop=True)
    counted = counted.assign(place=[section.labels.get(code, "") for code in counted["regency_code"]])
    heading(say("campaign.hoax.hours"), say("campaign.hoax.hours.unit", listed=min(len(counted), MOST), n=len(counted)))
    if counted.empty:
        lines("unit", say("campaign.hoax.none.how"))
        return
    section.picture(("hours",), lambda: correction_hours(counted, say, palette()), lambda: hours_said(counted, say))
    lines("foot", say("campaign.hoax.hours.note", n=GOAL_HOURS))


def examples(section: PageSection, reports: pd.DataFrame) -> None:
    """The posts that correct one report, as the table counts them, the newest report first that has any."""
    corrected = reports[reports["posts"] > 0]
    if corrected.empty:
        return
    say, names = section.say, dict(zip(corrected["hoax_id"], corrected["title"], strict=True))
    heading(say("campaign.hoax.posts"), say("campaign.hoax.posts.unit"))
    report = one_of("report", list(names), say, lambda key: names.get(key, key))
    post_list(correction_posts(section.warehouse, section.scope, report, POSTS), say)


def far(section: PageSection, regions: pd.DataFrame) -> None:
    """By name the regions without corrections, then the map of how far the others' reach."""
    say, value = section.say, regions["state"] == "value"
    if not value.any():  # a map of nothing would say less than the names do
        unit = say("campaign.hoax.map.unit.views", period=period_said(section.scope, say))
        heading(say("campaign.hoax.map"), unit, "views", say)
        without(section, regions)
        return
    place = st.container()
    measure = segment("seen", tuple(AMOUNTS), say)
    with place:
        unit = say(f"campaign.hoax.map.unit.{measure}", period=period_said(section.scope, say))
        heading(say("campaign.hoax.map"), unit, measure, say)
        without(section, regions)
    untold, bare = int((value & regions[AMOUNTS[measure]].isna()).sum()), int((regions["state"] == "no_account").sum())
    known = [("untold", say(f"campaign.map.untold.{measure}.count", n=untold))] if untold else []
    known += [("no_account", say("campaign.map.no_account.count", n=bare))] if bare else []
    legend(steps(regions, measure, section), known, say("campaign.hoax.map"))
    section.picture(
        ("corrections", measure),
        lambda: correction_map(regions, section.scope.province, measure, say, palette()),
        lambda: map_said(regions, measure, say),
    )
    lines("foot", most_said(regions, measure, say))


def without(section: PageSection, regions: pd.DataFrame) -> None:
    """Those surely without corrections, and those that nobody can tell of, the most residents first."""
    say = section.say
    kinds = {"bare": regions["state"] == "none", "no_data": regions["state"].isin(UNKNOWN)}
    kinds_named = [
        f'<p><i class="{look}"></i><b>{plain_html(say(f"campaign.hoax.without.{look}", n=int(of_it.sum())))}</b> '
        f"{plain_html(named(regions[of_it], say))}</p>"
        for look, of_it in kinds.items()
        if of_it.any()
    ]
    if kinds_named:
        st.html(f'<div class="without">{"".join(kinds_named)}</div>')
    elif (regions["state"] == "value").all():
        lines("unit", say("campaign.hoax.without.nobody"))


def steps(regions: pd.DataFrame, measure: str, section: PageSection) -> list[tuple[str, str]]:
    """Each shade's colour and the amounts that it stands for."""
    say, colours, amounts = section.say, palette(), regions.loc[regions["state"] == "value", AMOUNTS[measure]].dropna()
    if amounts.empty:
        return []
    classes = ranges(regions, measure)
    if not classes.bounds:
        words = [say.between(float(amounts.min()), float(amounts.max()))]
        shades: tuple[int, ...] = (classes.shade(float(amounts.max())),)
    else:
        words, shades = range_said(classes.bounds, say), SHADES
    return [
        (colours.sequential[shade], say(f"measure.{measure}.amount", amount=amount))
        for shade, amount in zip(shades, words, strict=False)
    ]
