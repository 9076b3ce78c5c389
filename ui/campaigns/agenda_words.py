"""What is said of agendas: the finding, how fast, the table and the file."""

import pandas as pd

from locales import Say
from metrics.response_time import ResponseTime
from ui.campaigns.looked import Looked
from ui.campaigns.theme_words import percent
from ui.filters import period_said

ROWS_SHOWN = 300


def sentence(shares: pd.DataFrame, whole: pd.Series, looked: Looked) -> str:
    """What share of the accounts posted in time."""
    say, share = looked.say, whole["on_time_share"]
    if pd.isna(share):
        return say("campaign.agenda.title.no_data", n=len(shares))
    if len(shares) == 1:
        return say("campaign.agenda.title.one", share=say.percent(share), agenda=shares["agenda"].iloc[0])
    return say("campaign.agenda.title", share=say.percent(share), n=len(shares))


def compared(whole: pd.Series, time: ResponseTime, earlier: bool, looked: Looked) -> str:
    """How long half of them took, on how many the share rests, and of how many nobody can tell."""
    say, period = looked.say, period_said(looked.scope, looked.say)
    parts = [say("campaign.agenda.earlier" if earlier else "campaign.agenda.period", period=period, place=looked.view.place)]
    parts.append(say("campaign.agenda.counted", n=int(whole["counted"])))
    if time.pairs:
        median = (
            say("campaign.agenda.median", hours=say.short(time.median))
            if time.median is not None
            else say("campaign.agenda.no_median")
        )
        parts.append(median)
        parts += [say("campaign.agenda.waiting", n=time.waiting)] if time.waiting else []
    parts += [say("campaign.agenda.no_data", n=int(whole["no_data"]))] if whole["no_data"] else []
    return " ".join(parts)


def speed_said(owner: str, time: ResponseTime, say: Say) -> str:
    """When half of one side had posted, and how many have not."""
    key = "campaign.curve.said" if time.median is not None else "campaign.curve.said.never"
    hours = "" if time.median is None else say.short(time.median)
    return say(key, owner=say(f"owner.{owner}"), hours=hours, waiting=say.number(time.waiting), n=time.pairs)


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


def response_filed(response: pd.DataFrame) -> pd.DataFrame:
    """The same for programs: every account and agenda."""
    return response


def pairs_said(row: dict, say: Say) -> str:
    """How many pairs of account and agenda a share rests on."""
    return say("campaign.around.pairs", share=percent(row["on_time_share"], say), n=int(row["counted"]))
