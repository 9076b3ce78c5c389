"""Who carries whom: by kind of account, between regions, the strongest pairs, and the accounts that stand alone."""

import pandas as pd
import streamlit as st

from charts.tie_matrix import tie_matrix
from charts.ties import MOST_CELLS, drawn_pairs, kind_bars, region_arcs
from metrics.mentions import carried, mentions, ties
from metrics.post_coverage import post_coverage
from ui.account.link import account_link
from ui.campaigns.carry_words import (
    compared,
    kinds_said,
    pairs_shown,
    region_pairs,
    regions_said,
    sentence,
    ties_shown,
    to_region,
)
from ui.campaigns.choices import TIES, segment
from ui.campaigns.looked import Looked, lines
from ui.filters import period_said
from ui.parts import finding, heading, table
from ui.session import palette
from ui.text import plain_html

PAIRS, ALONE = 8, 40


def carry(looked: Looked) -> tuple:
    """The whole section; gives its coverage and further notes."""
    say = looked.say
    pairs, accounts = mentions(looked.warehouse, looked.scope), ties(looked.warehouse, looked.scope)
    sums = carried(pairs)
    finding(sentence(sums, accounts, looked), compared(sums, accounts, looked))
    known = pairs[pairs["registered"]]
    left, right = st.columns([1.15, 1], gap="large")
    with left:
        regional(looked, known)
    with right:
        kinds(looked, sums)
        strongest(looked, known)
    alone(looked, accounts)
    table(say("campaign.carry.table"), lambda: pairs_shown(pairs, looked), lambda: pairs, looked.file("siapa-membawa-siapa"), say)
    table(
        say("campaign.carry.accounts.table"),
        lambda: ties_shown(accounts, looked),
        lambda: accounts,
        looked.file("ikatan-akun"),
        say,
    )
    return post_coverage(looked.warehouse, looked.scope), [say("campaign.carry.rules")]


def kinds(looked: Looked, sums: pd.DataFrame) -> None:
    """Government posts that the community picks up, and the reverse."""
    say = looked.say
    heading(say("campaign.kinds"), say("campaign.kinds.unit", period=period_said(looked.scope, say)))
    looked.picture(("kinds",), lambda: kind_bars(sums, say, palette()), lambda: kinds_said(sums, say))


def regional(looked: Looked, known: pd.DataFrame) -> None:
    """Arcs between regions, or the whole as a matrix."""
    say = looked.say
    rows = looked.kept(("region pairs",), lambda: region_pairs(known, looked))
    heading(say("campaign.carry.regions"), say("campaign.carry.regions.unit", period=period_said(looked.scope, say)))
    how = segment("ties", TIES, say)
    if rows.empty or (how == "arcs" and drawn_pairs(rows).empty):
        lines("unit", say("campaign.carry.none" if rows.empty else "campaign.carry.within"))
        return
    if how == "arcs":
        lines("unit", say("campaign.carry.arcs.how"))
        looked.picture(("arcs",), lambda: region_arcs(rows, say, palette()), lambda: regions_said(rows, say))
        across = int((rows["from_region"] != rows["to_region"]).sum())
        shown = len(drawn_pairs(rows))
        if shown < across:
            lines("foot", say("campaign.carry.arcs.rest", shown=say.number(shown), n=across))
    else:
        lines("unit", say("campaign.carry.matrix.how", n=MOST_CELLS))
        looked.picture(("tie-matrix",), lambda: tie_matrix(rows, say, palette()), lambda: regions_said(rows, say))


def strongest(looked: Looked, known: pd.DataFrame) -> None:
    """The pairs of accounts of different regions that carry most."""
    say, across = looked.say, known[known["cross_region"].fillna(False).astype(bool)].head(PAIRS)
    heading(say("campaign.pairs"), say("campaign.pairs.unit"))
    if across.empty:
        lines("unit", say("campaign.pairs.none"))
        return
    rows = "".join(
        f"<tr><td>{account_link(pair.account, say, pair.owner)}{usual(looked.place(pair.regency_code))}</td>"
        f"<td>→&nbsp;{account_link(pair.carried_account, say, pair.carried_owner)}"
        f"{usual(to_region(pair._asdict(), looked))}</td>"
        f'<td class="number">{plain_html(say("campaign.carried.posts", n=int(pair.posts)))}'
        f"{usual(say(f'campaign.tie.{pair.kind}'))}</td></tr>"
        for pair in across.itertuples()
    )
    st.html(f'<table class="moves">{rows}</table>')


def usual(words: str) -> str:
    """Words below others, in small print. HTML."""
    return f'<p class="usual">{plain_html(words)}</p>'


def alone(looked: Looked, accounts: pd.DataFrame) -> None:
    """The accounts that neither carry anybody nor are carried, by name; those without data are counted apart."""
    say, isolated = looked.say, accounts[accounts["state"] == "isolated"]
    without = int((accounts["state"] == "no_data").sum())
    heading(say("campaign.alone", n=len(isolated)), say("campaign.alone.unit"))
    links = [
        account_link(account.account, say, account.owner)
        for account in isolated.sort_values("posts", ascending=False).head(ALONE).itertuples()
    ]
    rest = len(isolated) - len(links)
    told = " ".join(f"<span>{link}</span>" for link in links)
    more = f'<p class="foot">{plain_html(say("campaign.alone.more", n=rest))}</p>' if rest > 0 else ""
    silent = f'<p class="foot">{plain_html(say("campaign.alone.no_data", n=without))}</p>' if without else ""
    st.html(f'<div class="alone">{told or plain_html(say("campaign.alone.none"))}</div>{more}{silent}')
