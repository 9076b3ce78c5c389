"""Each agenda and campaign in a row: how many responded, and how far the community reached beside the government."""

import pandas as pd
import streamlit as st

from jangkau.findings.campaigns.agenda import agenda_said, others_said
from jangkau.findings.campaigns.leverage import leverage_rests_on, leverage_said
from jangkau.locales import Say
from jangkau.ui.campaigns.section import PageSection
from jangkau.ui.parts import glossary, heading
from jangkau.ui.text import plain_html

NEWEST = 8  # agendas that stand open; the older ones are opened
HEADS = ("agenda", "response", "leverage")


def agenda_list(shares: pd.DataFrame, levers: pd.DataFrame, section: PageSection) -> None:
    """`shares`: response_shares by agenda, in the order of the matrix's columns; `levers`: delivered_leverage."""
    heading(section.say("campaign.agenda.list"), section.say("campaign.agenda.list.unit"))
    st.html(section.kept(("agenda list",), lambda: listed(shares, levers, section.say)))


def listed(shares: pd.DataFrame, levers: pd.DataFrame, say: Say) -> str:
    """The list. HTML."""
    by_event = levers.set_index("event_id").to_dict("index")
    rows = [agenda(number, row, by_event.get(row["event_id"]), say) for number, row in enumerate(shares.to_dict("records"), 1)]
    campaigns = [campaign(row, say) for row in levers[levers["kind"] == "campaign"].to_dict("records")]
    about = {"response": glossary("agenda_response", say), "leverage": glossary("leverage_delivered", say)}
    heads = "".join(f"<span>{plain_html(say(f'campaign.agenda.list.{name}'))}{about.get(name, '')}</span>" for name in HEADS)
    lines = [*rows[:NEWEST], older(rows[NEWEST:], say), *campaigns]
    return f'<div class="agendas"><div class="head">{heads}</div>{"".join(lines)}</div>'


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
    """The agenda's sentence, what the others did, and whom the share leaves out. HTML."""
    lines = "".join(f"<small>{plain_html(line)}</small>" for line in others_said(row, say))
    return f"<b>{plain_html(agenda_said(row, say))}</b>{lines}"


def leverage(lever: dict | None, say: Say) -> str:
    """Community reach over government reach as a ratio with its range, and what it rests on. HTML."""
    rests = f"<small>{plain_html(leverage_rests_on(lever, say))}</small>" if lever else ""
    return f"{plain_html(leverage_said(lever, say))}{rests}"
