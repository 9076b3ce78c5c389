"""What followed the latest meetup, who responded to an agenda, and what the community added to it, in words."""

import re
from datetime import date

from jangkau.locales import Say
from jangkau.report.edition import Edition
from jangkau.report.meetup import Followed
from jangkau.ui.meetups.words import sentence as verdict


def meetup(told: Edition, say: Say) -> dict[str, str] | None:
    """The latest meetup and the verdict in short."""
    if told.meetup is None:
        return None
    about = Followed.from_values(told.meetup)
    first, last = date.fromisoformat(about.starts_on), date.fromisoformat(about.ends_on)
    when = (
        say.month(first)
        if about.date_precision == "month"
        else say.short_days(first, last)
        if first != last
        else say.short_day(first)
    )
    return {"name": say("report.meetup", name=about.name, when=when), "told": verdict(about, say)}


def acts(told: Edition, say: Say) -> list[dict[str, str]]:
    """The agendas that were to be answered in the week, then the campaigns that ran: who responded, what the community added."""
    levers = {row["event_id"]: row for row in told.levers or ()}
    campaigns = [row for row in levers.values() if row["kind"] == "campaign"]
    return [agenda(row, levers.get(row["event_id"]), say) for row in told.agendas] + [campaign(row, say) for row in campaigns]


def agenda(row: dict, lever: dict | None, say: Say) -> dict[str, str]:
    """Who responded to an agenda, of the accounts whose data tell, and how far the community reached with it."""
    unknown = say.number(row["expected"] - row["counted"])
    responded = say("report.agenda.unknown", n=row["expected"]) if not row["counted"] else say(
        "report.agenda.told", share=say.percent(row["on_time_share"]), answered=say.percent(row["answered_share"]),
        n=row["counted"], unknown=unknown)  # fmt: skip
    added = say("report.agenda.leverage", **leverage(lever, say)) if lever and lever["leverage"] is not None else ""
    return {
        "name": say("report.agenda", name=row["agenda"], when=say.short_day(date.fromisoformat(row["starts_on"]))),
        "told": f"{responded} {added}".strip(),
    }


def campaign(row: dict, say: Say) -> dict[str, str]:
    """How far the community reached with a campaign beside the government, up to the week's end."""
    first, last = (date.fromisoformat(row[name]) for name in ("starts_on", "ends_on"))
    known = row["leverage"] is not None
    posts = sum(row[f"{owner}_posts_with_reach" if known else f"{owner}_posts"] for owner in ("government", "community"))
    return {
        "name": say(
            "report.campaign",
            name=re.sub(r"^kampanye\s+", "", row["event"], flags=re.IGNORECASE),
            days=say.short_days(first, last),
        ),
        "told": say("report.campaign.told", n=posts, **leverage(row, say)) if known else say("report.campaign.unknown", n=posts),
    }


def leverage(row: dict, say: Say) -> dict[str, str]:
    """A ratio and the least and the most that the two ranges of reach allow."""
    return {"times": say.short(round(row["leverage"], 1)), "range": say.between(row["leverage_low"], row["leverage_high"])}
