"""What is said of agendas: the finding, how fast, the table and the file."""

import pandas as pd

from jangkau.locales import Say
from jangkau.metrics.campaigns.response_time import ResponseTime
from jangkau.ui.campaigns.agenda_found import Responded
from jangkau.ui.campaigns.looked import Looked
from jangkau.ui.campaigns.theme_words import FEW, percent
from jangkau.ui.filters import period_said

ROWS_SHOWN = 300


def sentence(shares: pd.DataFrame, whole: pd.Series, earlier: bool, looked: Looked) -> str:
    """What share of the accounts posted in time, and over which weeks where the period itself had no agenda."""
    say, share = looked.say, whole["on_time_share"]
    if pd.isna(share):
        told = say("campaign.agenda.title.no_data", n=len(shares))
    elif whole["counted"] < FEW:
        counts = {"part": say.number(whole["counted_on_time"]), "n": int(whole["counted"])}
        one = {"agenda": shares["agenda"].iloc[0]} if len(shares) == 1 else {"agendas": say.number(len(shares))}
        told = say(f"campaign.agenda.title.few.{'one' if len(shares) == 1 else 'several'}", **counts, **one)
    elif len(shares) == 1:
        told = say("campaign.agenda.title.one", share=say.percent(share), agenda=shares["agenda"].iloc[0])
    else:
        told = say("campaign.agenda.title", share=say.percent(share), n=len(shares))
    return say("campaign.agenda.title.earlier", told=told, n=looked.scope.weeks) if earlier else told


def compared(found: Responded, looked: Looked) -> str:
    """Each side's share, what all did, how long half of them took, and how many nobody can judge."""
    say, whole = looked.say, found.whole
    parts = [say("campaign.agenda.period", period=period_said(looked.scope, say), place=looked.view.place)]
    if len(found.by_owner) > 1:
        parts.append(say("campaign.agenda.sides", **{owner: percent(share, say) for owner, share in found.by_owner.items()}))
    if whole["counted"]:
        counts = {state: say.number(whole[state]) for state in ("counted_on_time", "counted_late", "counted_none")}
        parts.append(say("campaign.agenda.counted", n=int(whole["counted"]), **counts))
    if found.time.median is not None:
        parts.append(say("campaign.agenda.median", hours=say.short(found.time.median)))
    left = int(whole["expected"] - whole["counted"])
    parts += [say("campaign.agenda.left", n=left)] if left else []
    return " ".join(parts)


def speed_said(owner: str, time: ResponseTime, say: Say) -> str:
    """When half of one side had posted, how many have not, and how many were not looked at to the end."""
    key = "campaign.curve.said" if time.median is not None else "campaign.curve.said.never"
    hours = "" if time.median is None else say.short(time.median)
    told = say(key, owner=say(f"owner.{owner}"), hours=hours, waiting=say.number(time.waiting), n=time.pairs)
    return f"{told} {say('campaign.curve.lost', n=time.lost)}" if time.lost else told


def response_shown(response: pd.DataFrame, looked: Looked) -> pd.DataFrame:
    """Every account and agenda as it is read; the first 300 rows, all of them in the file."""
    say, rows = looked.say, response.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.agenda"): [row["agenda"] for row in rows],
            say("campaign.column.account"): [f"@{row['handle']}" for row in rows],
            say("campaign.column.platform"): [say(f"platform.{row['platform']}") for row in rows],
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.region"): [looked.place(row["regency_code"]) for row in rows],
            say("campaign.column.state"): [say(f"campaign.state.{row['status']}") for row in rows],
            say("campaign.column.hours"): ["" if pd.isna(row["hours"]) else say.short(row["hours"]) for row in rows],
            say("campaign.column.matched"): [row["matched"] if isinstance(row["matched"], str) else "" for row in rows],
        }
    )


def pairs_said(row: dict, say: Say) -> str:
    """A share in time with its fraction over accounts and agendas."""
    part = say.number(row["counted_on_time"])
    return say("campaign.around.pairs", share=percent(row["on_time_share"], say), part=part, n=int(row["counted"]))
