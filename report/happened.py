"""What followed the latest meetup, and who responded to an agenda, in words."""

from datetime import date

from locales import Say
from report.edition import Edition
from report.meetup import Followed
from ui.meetups.words import sentence as verdict


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


def agendas(told: Edition, say: Say) -> list[dict[str, str]]:
    """Who responded to each agenda, of the accounts whose data tell."""
    return [
        {
            "name": say("report.agenda", name=row["agenda"], when=say.short_day(date.fromisoformat(row["starts_on"]))),
            "told": say("report.agenda.unknown", n=row["expected"]) if not row["counted"] else say(
                "report.agenda.told", share=say.percent(row["on_time_share"]), answered=say.percent(row["answered_share"]),
                n=row["counted"], unknown=say.number(row["expected"] - row["counted"])),
        }
        for row in told.agendas
    ]  # fmt: skip
