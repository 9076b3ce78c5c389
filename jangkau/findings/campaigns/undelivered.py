"""What is said of where an agenda or campaign has not arrived: the finding, the map in words, who could carry it."""

import pandas as pd

from jangkau.findings.campaigns.hoax import named
from jangkau.findings.campaigns.section import Section
from jangkau.findings.shares import fraction_said
from jangkau.locales import Say
from jangkau.metrics.campaigns.undelivered import STATES

CARRIERS = 3  # accounts of a region that are named


def message_to_open(totals: pd.DataFrame) -> str:
    """The newest agenda or campaign that has not arrived somewhere; where all have, the newest."""
    missed = totals[totals["undelivered"] > 0]
    return str((missed if len(missed) else totals)["event_id"].iloc[-1])


def delivery_headline(total: pd.Series, say: Say) -> str:
    """In how many regions it has not arrived, and how many people live there; what is unknown is not among them."""
    if total["undelivered"]:
        residents = say.short(total["undelivered_population"])
        return say("delivery.title", n=int(total["undelivered"]), residents=residents)
    if total["delivered"]:
        return say("delivery.title.none" if total["unknown"] or total["no_account"] else "delivery.title.everywhere")
    return say("delivery.title.unknown")


def delivery_unit(total: pd.Series, say: Say) -> str:
    """Which agenda it is, and in how many regions it has arrived, is unknown, or has no account, with their residents."""
    parts = [say("delivery.message", agenda=total["agenda"], day=say.day(total["starts_on"]))]
    for state in ("delivered", "unknown", "no_account"):
        residents = say.short(total[f"{state}_population"])
        parts += [say(f"delivery.count.{state}", n=int(total[state]), residents=residents)] if total[state] else []
    return " · ".join(parts)


def map_said(regions: pd.DataFrame, say: Say) -> str:
    """The map in words: the names in each state, the most residents first."""
    kinds = [(state, regions[regions["state"] == state]) for state in STATES]
    return " ".join(f"{say(f'delivery.state.{state}')}: {named(rows, say)}." for state, rows in kinds if len(rows))


def habit_said(row, say: Say) -> str:
    """How many earlier agendas an account answered of those of which one can tell."""
    return say("delivery.habit", share=fraction_said(row.answered, row.asked, say)) if row.asked else say("delivery.habit.none")


def call(carriers: pd.DataFrame, total: pd.Series, say: Say) -> str:
    """A message to those who could carry it: the first of each region."""
    first = carriers[carriers["place"] == 1]
    handles = say.listed([f"@{handle}" for handle in dict.fromkeys(first["handle"])])
    key = "delivery.call.campaign" if total["kind"] == "campaign" else "delivery.call"
    return say(key, accounts=handles, agenda=total["agenda"], day=say.day(total["starts_on"]))


def delivery_rows(regions: pd.DataFrame, carriers: pd.DataFrame, section: Section) -> pd.DataFrame:
    """Every region as it is read."""
    say, rows = section.say, regions.to_dict("records")
    first = carriers[carriers["place"] == 1].set_index("regency_code")["handle"].to_dict()
    return pd.DataFrame(
        {
            say("campaign.column.region"): [section.place(row["regency_code"]) for row in rows],
            say("campaign.column.state"): [say(f"delivery.state.{row['state']}") for row in rows],
            say("delivery.column.residents"): [say.number(row["population"]) for row in rows],
            say("delivery.column.accounts"): [say.number(row["accounts"]) for row in rows],
            say("delivery.column.posted"): [say.number(row["posted"]) for row in rows],
            say("delivery.column.unknown"): [say.number(row["unknown"]) for row in rows],
            say("delivery.column.carrier"): [f"@{first[c]}" if (c := row["regency_code"]) in first else "" for row in rows],
        }
    )
