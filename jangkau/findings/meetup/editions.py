"""The editions of a series, and how many came to each, in words."""

import pandas as pd

from jangkau.findings.meetup.days import where
from jangkau.findings.meetup.effects import horizon_row
from jangkau.findings.meetup.verdict import verdict_name
from jangkau.findings.shares import enough, share_said
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect


def edition_row(answer: MeetupEffect, chosen: str, say: Say) -> dict:
    """An edition in a row of effect_intervals: its interval, or the verdict in words where there is none to tell."""
    about = answer.occasion
    label = say("meetup.editions.row", year=about.starts_on.year, place=where(about, say).removeprefix("Kabupaten "))
    own = about.event_id == chosen
    if answer.estimate:
        return horizon_row(answer, answer.estimate, say) | {"label": label, "chosen": own}
    name = verdict_name(answer, say)
    return {"label": label, "low": None, "high": None, "effect": None, "blind": None, "words": name, "chosen": own,
            "hover": say("meetup.effects.row", after=label, words=name)}  # fmt: skip


def came_said(event: dict, say: Say) -> list[str]:
    """How many accounts came, of how many registered; then regencies, strangers, and people, as reported."""
    if not event["accounts_came"]:
        return [say("meetup.list.nobody")]
    matched, registered = event["accounts_matched"], event["accounts_registered"]
    share = f" ({share_said(matched, registered, say)})" if enough(registered) and not pd.isna(event["share_came"]) else ""
    sentences = [say("meetup.list.accounts", came=say.number(matched), n=int(registered), share=share)]
    sentences.append(say("meetup.list.regencies", came=say.number(event["regencies_came"]), n=int(event["regencies_registered"])))
    strangers = int(event["accounts_came"] - matched)
    sentences += [say("meetup.list.strangers", n=strangers)] if strangers else []
    return sentences + ([] if pd.isna(event["participants"]) else [say("meetup.list.people", n=int(event["participants"]))])
