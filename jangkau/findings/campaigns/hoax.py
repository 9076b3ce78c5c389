"""What is said of hoaxes and their corrections: the finding, the pictures in words, the tables."""

from datetime import datetime
from itertools import pairwise

import pandas as pd

from jangkau.charts.campaigns.correction_map import AMOUNTS, amount_said, state_said
from jangkau.charts.campaigns.corrections import MOST, OPEN
from jangkau.findings.campaigns.section import Section
from jangkau.findings.period import local, period_said
from jangkau.findings.shares import enough, share_said
from jangkau.locales import Say
from jangkau.metrics.campaigns.hoax_corrections import CorrectionShare
from jangkau.metrics.scope import Scope, week_name

NAMES = 14  # regions named in a row


def hoax_headline(share: CorrectionShare, reports: pd.DataFrame, section: Section) -> str:
    """How many of how many hoaxes were corrected within the goal."""
    say = section.say
    if reports.empty:
        return say("campaign.hoax.title.none", period=period_said(section.scope, say))
    if share.share is None:
        return say("campaign.hoax.title.no_hoax", n=len(reports))
    if not enough(share.reported):
        return say("campaign.hoax.title.few", met=say.number(share.met), n=share.reported)
    percent = share_said(share.met, share.reported, say)
    return say("campaign.hoax.title", met=say.number(share.met), n=share.reported, share=percent)


def hoax_comparison(share: CorrectionShare, reports: pd.DataFrame, earlier: bool, section: Section) -> str:
    """Which reports these are, how long those corrected took, and what stands open."""
    say = section.say
    if reports.empty:
        return say("campaign.hoax.none.how")
    parts = [say("campaign.hoax.earlier" if earlier else "campaign.hoax.period", period=period_said(section.scope, say))]
    if share.median_hours is not None:
        half = "campaign.hoax.median" if share.reported > 1 else "campaign.hoax.median.one"
        parts.append(say(half, time=say.taking(share.median_hours)))
    elif share.reported:
        parts.append(say("campaign.hoax.median.never"))
    states = reports.loc[reports["counted"], "state"].value_counts()
    parts += [say(f"campaign.hoax.open.{state}", n=int(states[state])) for state in OPEN if state in states]
    return " ".join(parts)


def hours_said(reports: pd.DataFrame, say: Say) -> str:
    """The picture in words: each report that it shows, and its hours or how it stands."""
    return say("campaign.hoax.hours.alt", reports="; ".join(report_said(row, say) for row in reports.head(MOST).itertuples()))


def report_said(row, say: Say) -> str:
    """One report, its hours where a moment is told, and how it stands."""
    parts = [] if pd.isna(row.hours) else [say.taking(row.hours)]
    return f"{row.title}: {', '.join([*parts, say(f'campaign.hoax.state.{row.state}')])}"


def highest(regions: pd.DataFrame, measure: str, say: Say) -> str:
    """The three regions whose corrections were seen or reached most, each with its views or its range."""
    measured = regions[(regions["state"] == "value") & regions[AMOUNTS[measure]].notna()]
    most = measured.sort_values(AMOUNTS[measure], ascending=False, kind="stable").head(3)
    return say.listed([f"{row.label} ({amount_said(row, measure, say)})" for row in most.itertuples()])


def most_said(regions: pd.DataFrame, measure: str, say: Say) -> str:
    """Those three in a sentence below the map; nothing where none is told."""
    most = highest(regions, measure, say)
    return say("campaign.hoax.map.most", most=most) if most else ""


def map_said(regions: pd.DataFrame, measure: str, say: Say) -> str:
    """The map in words: the three highest regions, and how many have none or are not known."""
    states = regions["state"].value_counts()
    kinds = [
        say(f"campaign.map.{state}.count", n=int(states[state]))
        for state in ("none", "none_seen", "no_data", "no_account")
        if state in states
    ]
    return say("campaign.hoax.map.alt", most=highest(regions, measure, say) or "–", nothing=say.listed(kinds) or "–")


def named(regions: pd.DataFrame, say: Say) -> str:
    """The names of regions, the most residents first, and how many more there are."""
    names = list(regions.sort_values("population", ascending=False)["label"])
    more = [say("campaign.others", n=len(names) - NAMES)] if len(names) > NAMES else []
    return say.listed([*names[:NAMES], *more])


def range_said(bounds: tuple[float, ...], say: Say) -> list[str]:
    """What each class stands for: up to the first bound, between two, above the last."""
    between = [say.between(low, high) for low, high in pairwise(bounds)]
    return [
        say("campaign.map.up_to", amount=say.short(bounds[0])),
        *between,
        say("campaign.map.above", amount=say.short(bounds[-1])),
    ]


def moment(value: object, say: Say) -> str:
    """A UTC moment in WIB, as it is read."""
    if not isinstance(value, datetime) or pd.isna(value):
        return ""
    wib = local(value)
    return f"{say.short_day(wib.date())}, {wib:%H:%M}"


def report_rows(reports: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Every report as it is read."""
    say, rows = section.say, reports.to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.hoax"): [row["title"] for row in rows],
            say("campaign.column.category"): [say(f"campaign.hoax.category.{row['category']}") for row in rows],
            say("campaign.column.region"): [section.place(row["regency_code"]) for row in rows],
            say("campaign.column.reported"): [moment(row["reported_at"], say) for row in rows],
            say("campaign.column.corrected"): [moment(row["corrected_at"], say) for row in rows],
            say("campaign.column.hours"): ["" if pd.isna(row["hours"]) else say.short(row["hours"]) for row in rows],
            say("campaign.column.state"): [say(f"campaign.hoax.status.{row['status']}") for row in rows],
            say("campaign.column.goal"): [say(f"campaign.hoax.state.{row['state']}") for row in rows],
            say("campaign.column.posts"): [say.number(row["posts"]) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
        }
    )


def region_rows(regions: pd.DataFrame, say: Say) -> pd.DataFrame:
    """Every kabupaten and kota as it is read."""
    rows = regions.to_dict("records")
    ranges = ["–" if pd.isna(row["reach_high"]) else say.between(row["reach_low"], row["reach_high"]) for row in rows]
    return pd.DataFrame(
        {
            say("campaign.column.region"): [row["label"] for row in rows],
            say("campaign.column.state"): [state_said(row["state"], row["posts"], say) for row in rows],
            say("measure.views"): ["–" if pd.isna(row["views"]) else say.number(row["views"]) for row in rows],
            say("campaign.column.reach"): ranges,
        }
    )


def regions_filed(regions: pd.DataFrame, scope: Scope) -> pd.DataFrame:
    """The same for programs."""
    return regions.drop(columns="label").assign(first_week=week_name(scope.first_week), last_week=week_name(scope.week))
