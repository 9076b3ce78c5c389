"""Each agenda and campaign in a row: how many responded, and how far the community reached beside the government."""

import pandas as pd
import streamlit as st

from locales import Say
from ui.campaigns.looked import Looked
from ui.campaigns.theme_words import percent
from ui.parts import glossary, heading
from ui.text import plain_html

MOST = 12
HEADS = ("agenda", "response", "leverage")


def agenda_list(shares: pd.DataFrame, levers: pd.DataFrame, looked: Looked) -> None:
    """`shares`: response_shares by agenda, in the order of the matrix's columns; `levers`: delivered_leverage."""
    say = looked.say
    heading(say("campaign.agenda.list"), say("campaign.agenda.list.unit"))
    by_event = levers.set_index("event_id").to_dict("index")
    rows = [agenda(number, row, by_event.get(row["event_id"]), say) for number, row in enumerate(shares.to_dict("records"), 1)]
    rows += [campaign(row, say) for row in levers[levers["kind"] == "campaign"].to_dict("records")]
    about = {"response": glossary("agenda_response", say), "leverage": glossary("leverage_delivered", say)}
    heads = "".join(f"<span>{plain_html(say(f'campaign.agenda.list.{name}'))}{about.get(name, '')}</span>" for name in HEADS)
    st.html(f'<div class="agendas"><div class="head">{heads}</div>{"".join(rows[:MOST])}</div>')


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
    """The share in time, and how many accounts did what. HTML."""
    told = "–" if pd.isna(row["on_time_share"]) else say("campaign.agenda.in_time", share=percent(row["on_time_share"], say))
    counts = [
        say(f"campaign.count.{state}", n=int(row[state]))
        for state in ("on_time", "late", "day_only", "none", "no_data")
        if row[state]
    ]
    return f"<b>{plain_html(told)}</b><small>{plain_html(' · '.join(counts))}</small>"


def leverage(lever: dict | None, say: Say) -> str:
    """Community reach over government reach as a ratio with its range, and what it rests on. HTML."""
    if lever is None:
        return "–"
    counts = {f"{owner}_n": say.number(lever[f"{owner}_posts"]) for owner in ("government", "community")}
    rests = say("campaign.leverage.posts", **counts)
    if pd.isna(lever["leverage"]):
        return f"{plain_html(say('campaign.leverage.none'))}<small>{plain_html(rests)}</small>"
    times = say("campaign.leverage.times", amount=say.short(round(float(lever["leverage"]), 1)))
    ends = say("campaign.leverage.range", amount=say.between(float(lever["leverage_low"]), float(lever["leverage_high"])))
    return f"<b>{plain_html(times)}</b><small>{plain_html(f'{ends} · {rests}')}</small>"


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
