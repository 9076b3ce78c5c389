"""Each agenda and campaign in a row: how many responded, and how far the community reached beside the government."""

import pandas as pd
import streamlit as st

from jangkau.locales import Say
from jangkau.ui.campaigns.looked import Looked
from jangkau.ui.parts import glossary, heading
from jangkau.ui.text import plain_html

NEWEST = 8  # agendas that stand open; the older ones are opened
HEADS = ("agenda", "response", "leverage")
COUNTED = {"late": "counted_late", "none": "counted_none"}  # those within the share that were not on time
ASIDE = ("no_data", "untimed", "uncovered")  # those without it


def agenda_list(shares: pd.DataFrame, levers: pd.DataFrame, looked: Looked) -> None:
    """`shares`: response_shares by agenda, in the order of the matrix's columns; `levers`: delivered_leverage."""
    say = looked.say
    heading(say("campaign.agenda.list"), say("campaign.agenda.list.unit"))
    by_event = levers.set_index("event_id").to_dict("index")
    rows = [agenda(number, row, by_event.get(row["event_id"]), say) for number, row in enumerate(shares.to_dict("records"), 1)]
    campaigns = [campaign(row, say) for row in levers[levers["kind"] == "campaign"].to_dict("records")]
    about = {"response": glossary("agenda_response", say), "leverage": glossary("leverage_delivered", say)}
    heads = "".join(f"<span>{plain_html(say(f'campaign.agenda.list.{name}'))}{about.get(name, '')}</span>" for name in HEADS)
    shown = [*rows[:NEWEST], older(rows[NEWEST:], say), *campaigns]
    st.html(f'<div class="agendas"><div class="head">{heads}</div>{"".join(shown)}</div>')


def older(rows: list[str], say: Say) -> str:
    """The older agendas, folded away under how many they are. HTML."""
    if not rows:
        return ""
    said = plain_html(say("campaign.agenda.list.older", n=len(rows)))
    return f"<details><summary>{said}</summary>{''.join(rows)}</details>"


def agenda(number: int, row: dict, lever: dict | None, say: Say) -> str:
    """An agenda's number, name and day, its response, its leverage. HTML."""
    name = f"<b>{number}</b> {plain_html(row['agenda'])}<small>{plain_html(say.day(row['starts_on']))}</small>"
    return cells(name, response(row, say), leverage(lever, say))


def campaign(row: dict, say: Say) -> str:
    """A campaign: no response is asked for, its leverage is told. HTML."""
    ends = row["starts_on"] if pd.isna(row["ends_on"]) else row["ends_on"]
    days = say.short_days(row["starts_on"], ends)
    name = f"{plain_html(row['event'])}<small>{plain_html(say('campaign.campaign', days=days))}</small>"
    return cells(name, f"<small>{plain_html(say('campaign.campaign.response'))}</small>", leverage(row, say))


def cells(*parts: str) -> str:
    """One row. HTML."""
    return f"<div>{''.join(f'<p>{part}</p>' for part in parts)}</div>"


def response(row: dict, say: Say) -> str:
    """The share in time with its fraction, what the others of these did, and whom the share leaves out. HTML."""
    counted = [say(f"campaign.count.{state}", n=int(row[name])) for state, name in COUNTED.items() if row[name]]
    aside = [say(f"campaign.count.{state}", n=int(row[state])) for state in ASIDE if row[state]]
    told = [" · ".join(counted)]
    if aside:
        told.append(say("campaign.agenda.aside", counts=" · ".join(aside), n=int(row["expected"] - row["counted"])))
    return f"<b>{plain_html(in_time(row, say))}</b>{''.join(f'<small>{plain_html(line)}</small>' for line in told if line)}"


def in_time(row: dict, say: Say) -> str:
    """The share in time with its fraction: 28% (62 of 222)."""
    if not row["counted"]:
        return say("campaign.agenda.in_time.none")
    share = say.percent(row["on_time_share"])
    return say("campaign.agenda.in_time", share=share, part=say.number(row["counted_on_time"]), n=int(row["counted"]))


def leverage(lever: dict | None, say: Say) -> str:
    """Community reach over government reach as a ratio with its range, and what it rests on. HTML."""
    if lever is None:
        return plain_html(say("campaign.leverage.none"))
    counts = {f"{owner}_{part}": say.number(lever[f"{owner}_{name}"]) for owner in ("government", "community")
              for part, name in (("n", "posts"), ("told", "posts_with_reach"))}  # fmt: skip
    rests = say("campaign.leverage.posts", **counts)
    if pd.isna(lever["leverage"]):
        return f"{plain_html(say('campaign.leverage.none'))}<small>{plain_html(rests)}</small>"
    amount = say.short(float(lever["leverage"]))
    span = say.between(float(lever["leverage_low"]), float(lever["leverage_high"]))
    told = say("campaign.leverage.times" if span != amount else "campaign.leverage.exact", amount=amount, range=span)
    return f"{plain_html(told)}<small>{plain_html(rests)}</small>"


def leverage_shown(levers: pd.DataFrame, say: Say) -> pd.DataFrame:
    """The leverage of every agenda and campaign as it is read."""
    rows = levers.to_dict("records")
    columns = {say("campaign.column.agenda"): [row["event"] for row in rows]}
    for owner in ("government", "community"):
        columns[say(f"campaign.column.reach.{owner}")] = [reach(row, owner, say) for row in rows]
    columns[say("campaign.column.leverage")] = [
        "–" if pd.isna(row["leverage"]) else say.short(float(row["leverage"])) for row in rows
    ]
    columns[say("campaign.column.views_leverage")] = [
        "–" if pd.isna(row["views_leverage"]) else say.short(float(row["views_leverage"])) for row in rows
    ]
    return pd.DataFrame(columns)


def reach(row: dict, owner: str, say: Say) -> str:
    """One side's reach as a range; a dash where no post tells it."""
    low, high = row[f"{owner}_reach_low"], row[f"{owner}_reach_high"]
    return "–" if pd.isna(high) else say.between(float(low), float(high))
