"""What is said of agendas: the headline, one agenda's sentence, how fast, before and after a meetup, the table."""

import pandas as pd

from jangkau.findings.campaigns.responded import Responded
from jangkau.findings.campaigns.section import Section
from jangkau.findings.period import period_said
from jangkau.findings.shares import enough, share_said, share_with_fraction
from jangkau.locales import Say
from jangkau.metrics.campaigns.response_time import ResponseTime

ROWS_SHOWN = 300
COUNTED = {"late": "counted_late", "none": "counted_none"}  # those within the share that were not on time
ASIDE = ("no_data", "untimed", "uncovered")  # those without it


def agenda_said(row: dict, say: Say) -> str:
    """How many of the accounts that can be judged posted about one agenda: the sentence of page, picture, caption and leaflet.

    `row`: expected, counted, on_time_share and answered_share of response_shares, or as an edition has kept them.
    """
    counted = int(row["counted"])
    if not counted:
        return say("campaign.agenda.said.unknown", n=int(row["expected"]))
    on_time, answered = (round(row[name] * counted) for name in ("on_time_share", "answered_share"))
    unknown = say.number(row["expected"] - counted)
    share = share_said(on_time, counted, say)
    if enough(counted):
        within = share_said(answered, counted, say)
        return say("campaign.agenda.said", share=share, answered=within, n=counted, unknown=unknown)
    return say("campaign.agenda.said.few", share=share, answered=say.number(answered), n=counted, unknown=unknown)


def others_said(row: dict, say: Say) -> list[str]:
    """What the accounts did that were not on time, and whom the share leaves out."""
    counted = [say(f"campaign.count.{state}", n=int(row[name])) for state, name in COUNTED.items() if row[name]]
    aside = [say(f"campaign.count.{state}", n=int(row[state])) for state in ASIDE if row[state]]
    lines = [" · ".join(counted)] if counted else []
    left = int(row["expected"] - row["counted"])
    return lines + ([say("campaign.agenda.aside", counts=" · ".join(aside), n=left)] if aside else [])


def agenda_headline(shares: pd.DataFrame, whole: pd.Series, earlier: bool, section: Section) -> str:
    """What share of the accounts posted in time, and over which weeks where the period itself had no agenda."""
    say, counted = section.say, whole["counted"]
    single, share = len(shares) == 1, share_said(whole["counted_on_time"], counted, say)
    if not counted:
        headline = say("campaign.agenda.title.no_data", n=len(shares))
    elif single:
        few = "" if enough(counted) else ".few"
        headline = say(f"campaign.agenda.title.one{few}", share=share, agenda=shares["agenda"].iloc[0], n=int(counted))
    elif enough(counted):
        headline = say("campaign.agenda.title", share=share, n=len(shares))
    else:
        headline = say("campaign.agenda.title.few", share=share, agendas=say.number(len(shares)), n=int(counted))
    return say("campaign.agenda.title.earlier", headline=headline, n=section.scope.weeks) if earlier else headline


def agenda_comparison(responded: Responded, section: Section) -> str:
    """Each side's share, what all did, how long half of them took, and how many nobody can judge."""
    say, whole = section.say, responded.whole
    parts = [say("campaign.agenda.period", period=period_said(section.scope, say), place=section.view.place)]
    if len(responded.by_owner) > 1:
        sides = {owner: share_said(*counts, say) for owner, counts in responded.by_owner.items()}
        parts.append(say("campaign.agenda.sides", **sides))
    if whole["counted"]:
        counts = {state: say.number(whole[state]) for state in ("counted_on_time", "counted_late", "counted_none")}
        parts.append(say("campaign.agenda.counted", n=int(whole["counted"]), **counts))
    if responded.time.median is not None:
        parts.append(say("campaign.agenda.median", hours=say.short(responded.time.median)))
    left = int(whole["expected"] - whole["counted"])
    parts += [say("campaign.agenda.left", n=left)] if left else []
    return " ".join(parts)


def speed_said(owner: str, time: ResponseTime, say: Say) -> str:
    """When half of one side had posted, how many have not, and how many were not looked at to the end."""
    key = "campaign.curve.said" if time.median is not None else "campaign.curve.said.never"
    hours = "" if time.median is None else say.short(time.median)
    speed = say(key, owner=say(f"owner.{owner}"), hours=hours, waiting=say.number(time.waiting), n=time.pairs)
    return f"{speed} {say('campaign.curve.lost', n=time.lost)}" if time.lost else speed


def response_rows(response: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Every account and agenda as it is read; the first 300 rows, all of them in the file."""
    say, rows = section.say, response.head(ROWS_SHOWN).to_dict("records")
    return pd.DataFrame(
        {
            say("campaign.column.agenda"): [row["agenda"] for row in rows],
            say("campaign.column.account"): [f"@{row['handle']}" for row in rows],
            say("campaign.column.platform"): [say(f"platform.{row['platform']}") for row in rows],
            say("campaign.column.owner"): [say(f"owner.{row['owner']}") for row in rows],
            say("campaign.column.region"): [section.place(row["regency_code"]) for row in rows],
            say("campaign.column.state"): [say(f"campaign.state.{row['status']}") for row in rows],
            say("campaign.column.hours"): ["" if pd.isna(row["hours"]) else say.short(row["hours"]) for row in rows],
            say("campaign.column.matched"): [row["matched"] if isinstance(row["matched"], str) else "" for row in rows],
        }
    )


def pairs_said(row: dict, say: Say) -> str:
    """A share in time with its fraction over accounts and agendas."""
    return share_with_fraction(row["counted_on_time"], row["counted"], say)


def laid_out(around: pd.DataFrame, section: Section) -> pd.DataFrame:
    """The rows of before_after: those that came to a meetup and the others, where both times can be told."""
    say, rows = section.say, []
    for came in (True, False):
        periods = {row["period"]: row for row in around[around["came"] == came].to_dict("records")}
        label = say("campaign.around.came" if came else "campaign.around.stayed")
        shares = {period: periods[period]["on_time_share"] for period in ("before", "after")}
        words = say("campaign.around.said", who=label, **{period: pairs_said(row, say) for period, row in periods.items()})
        moved = " → ".join(share_said(periods[name]["counted_on_time"], periods[name]["counted"], say) for name in shares)
        rows.append({"label": label, **shares, "words": words, "moved": moved, "came": came})
    return pd.DataFrame(rows).astype({"before": "float64", "after": "float64"}).dropna(subset=["before", "after"])
