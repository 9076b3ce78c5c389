"""Who carries whom: by kind of account, between regions, the strongest pairs, and the accounts that stand alone."""

import pandas as pd
import streamlit as st

from jangkau.charts.campaigns.tie_matrix import MOST_PLACES, tie_matrix
from jangkau.charts.campaigns.ties import MOST_PAIRS, across, kind_bars, pair_bars
from jangkau.findings.campaigns.carry import (
    carry_comparison,
    carry_headline,
    kinds_said,
    pair_rows,
    region_pairs,
    regions_said,
    sides,
    tie_rows,
    to_region,
)
from jangkau.findings.period import period_said
from jangkau.metrics.campaigns.mentions import carried, mentions, ties
from jangkau.metrics.campaigns.post_coverage import post_coverage
from jangkau.ui.account.link import account_there
from jangkau.ui.campaigns.choices import segment
from jangkau.ui.campaigns.partnership import over_time
from jangkau.ui.campaigns.section import PageSection, lines
from jangkau.ui.parts import finding, heading, rest, table
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

TIES = ("rows", "matrix")
PAIRS, REGIONS, EACH = 8, 10, 3  # pairs of accounts; regions with accounts that stand alone, and how many of each are named


def carry(section: PageSection) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say = section.say
    pairs, accounts = mentions(section.warehouse, section.scope), ties(section.warehouse, section.scope)
    sums = carried(pairs)
    finding(carry_headline(sums, accounts, section), carry_comparison(sums, accounts, section))
    if sides(accounts):
        known = pairs[pairs["registered"]]
        left, right = st.columns([1.15, 1], gap="large")
        with left:
            kinds(section, sums, sides(accounts))
            regional(section, known)
        with right:
            strongest(section, known)
    with rest("campaigns", say):
        if sides(accounts):
            alone(section, accounts)
        over_time(section)
    table(
        say("campaign.carry.table"),
        lambda: pair_rows(pairs, section),
        lambda: pairs,
        section.file("siapa-mengangkat-siapa"),
        say,
    )
    table(
        say("campaign.carry.accounts.table"),
        lambda: tie_rows(accounts, section),
        lambda: accounts,
        section.file("ikatan-akun"),
        say,
    )
    return post_coverage(section.warehouse, section.scope), [say("campaign.carry.rules")]


def kinds(section: PageSection, sums: pd.DataFrame, owners: list[str]) -> None:
    """Government posts that the community picks up, and the reverse; of a side that nobody can tell of, nothing."""
    say = section.say
    heading(say("campaign.kinds"), say("campaign.kinds.unit", period=period_said(section.scope, say)))
    section.picture(("kinds",), lambda: kind_bars(sums, owners, say, palette()), lambda: kinds_said(sums, owners, say))


def regional(section: PageSection, known: pd.DataFrame) -> None:
    """The strongest pairs of regions; where there are more than fit, also the whole as a matrix."""
    say = section.say
    rows = section.kept(("region pairs",), lambda: region_pairs(known, section))
    heading(say("campaign.carry.regions"), say("campaign.carry.regions.unit", period=period_said(section.scope, say)))
    count = len(across(rows))
    if not count:
        lines("unit", say("campaign.carry.none" if rows.empty else "campaign.carry.within"))
        return
    if count > MOST_PAIRS and segment("ties", TIES, say) == "matrix":
        lines("unit", say("campaign.carry.matrix.how", n=MOST_PLACES))
        section.picture(("tie-matrix",), lambda: tie_matrix(rows, say, palette()), lambda: regions_said(rows, say))
        return
    section.picture(("region-pairs",), lambda: pair_bars(rows, say, palette()), lambda: regions_said(rows, say))
    if count > MOST_PAIRS:
        lines("foot", say("campaign.carry.rows.rest", listed=say.number(MOST_PAIRS), n=count))


def strongest(section: PageSection, known: pd.DataFrame) -> None:
    """The pairs of accounts of different regions that carry most."""
    say, far = section.say, known[known["cross_region"].fillna(False).astype(bool)].head(PAIRS)
    heading(say("campaign.pairs"), say("campaign.pairs.unit"))
    if far.empty:
        lines("unit", say("campaign.pairs.none"))
        return
    rows = "".join(
        f"<tr><td>{based(pair.account, pair.owner, section.place(pair.regency_code), section)}"
        f"→&nbsp;{based(pair.carried_account, pair.carried_owner, to_region(pair._asdict(), section), section)}</td>"
        f'<td class="number">{plain_html(say("campaign.carried.posts", n=int(pair.posts)))}'
        f'<p class="usual">{plain_html(say(f"campaign.tie.{pair.kind}"))}</p></td></tr>'
        for pair in far.itertuples()
    )
    st.html(f'<table class="moves pairs">{rows}</table>')


def based(account: str, owner: str, place: str, section: PageSection) -> str:
    """An account and where it is based, on a line of its own. HTML."""
    return f'{account_there(account, section.say, owner)} <span class="usual">{plain_html(place)}</span><br>'


def alone(section: PageSection, accounts: pd.DataFrame) -> None:
    """The accounts that neither carry anybody nor are carried, region by region; those without data are counted apart."""
    say, isolated = section.say, accounts[accounts["state"] == "isolated"].sort_values("posts", ascending=False, kind="stable")
    without = int((accounts["state"] == "no_data").sum())
    heading(say("campaign.alone", n=len(isolated)), say("campaign.alone.unit" if len(isolated) else "campaign.alone.none"))
    groups = isolated.groupby(isolated["regency_code"].map(section.place), sort=False)
    largest = sorted(groups, key=lambda group: -len(group[1]))[:REGIONS]
    regions = "".join(
        f"<p><b>{plain_html(place)} ({say.number(len(group))})</b> {tagged(group, say)}</p>" for place, group in largest
    )
    named = sum(min(len(group), EACH) for _, group in largest)
    notes = [say("campaign.alone.more", n=len(isolated) - named)] if named < len(isolated) else []
    notes += [say("campaign.alone.no_data", n=without)] if without else []
    if regions:
        st.html(f'<div class="by-region">{regions}</div>')
    lines("foot", *notes)


def tagged(group: pd.DataFrame, say) -> str:
    """A region's accounts, each with its platform, and how many more there are. HTML."""
    links = [account_there(account.account, say, account.owner) for account in group.head(EACH).itertuples()]
    tags = [f"<span>{link}</span>" for link in links]
    return " ".join([*tags, *([plain_html(say("campaign.others", n=len(group) - EACH))] if len(group) > EACH else [])])
