"""All editions of a series side by side, and the list of all meetups."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.ui.account.link import link, page_address
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.days import invited_said, when, where
from jangkau.ui.meetups.parts import horizon_row
from jangkau.ui.meetups.words import verdict_name
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def editions(answers: Answers, every: pd.DataFrame, say: Say) -> None:
    """Each edition's own answer, the newest first; never one number for all."""
    series = answers.effect().occasion.series
    if not series:
        return
    rows = every[every["series"] == series]
    heading(say("meetup.editions", series=series), say("meetup.editions.unit", n=answers.asked.horizon))
    if len(rows) < 2:
        st.html(f'<p class="unit">{plain_html(say("meetup.editions.one"))}</p>')
        return
    with st.spinner(say("meetup.computing")):
        found = [answers.effect(event) for event in rows["event_id"]]
    told = pd.DataFrame([edition_row(answer, answers.asked.event, say) for answer in found])
    drawn = answers.drawn("editions", lambda: effect_intervals(told, say, palette()), say)
    chart(drawn, "meetup-editions", say("meetup.effects.alt", rows=say.listed(told["hover"].tolist())))
    st.html(f'<p class="foot">{plain_html(say("meetup.editions.note"))}</p>')


def edition_row(answer: MeetupEffect, chosen: str, say: Say) -> dict:
    """An edition in a row of effect_intervals: its interval, or the verdict in words where there is none to tell."""
    about = answer.occasion
    label = say("meetup.editions.row", year=about.starts_on.year, place=where(about, say).removeprefix("Kabupaten "))
    own = about.event_id == chosen
    if answer.told:
        return horizon_row(answer, answer.estimate, say) | {"label": label, "chosen": own}
    name = verdict_name(answer, say)
    return {"label": label, "low": None, "high": None, "effect": None, "blind": None, "words": name, "chosen": own,
            "hover": say("meetup.effects.row", after=label, words=name)}  # fmt: skip


def every_meetup(every: pd.DataFrame, chosen: str, say: Say) -> None:
    """The list: what, where and when, who was invited, who came."""
    heading(say("meetup.list"), say("meetup.list.unit"))
    head = "".join(f"<span>{plain_html(say(f'meetup.list.{name}'))}</span>" for name in ("name", "place", "invited", "came"))
    rows = "".join(listed(event, chosen, say) for event in every.to_dict("records"))
    st.html(f'<div class="meetups"><div class="head" aria-hidden="true">{head}</div>{rows}</div>')


def listed(event: dict, chosen: str, say: Say) -> str:
    """One meetup; its name leads to it."""
    to_it = link(event["name"], page_address("meetups", say, event=event["event_id"]))
    name = f"<b>{plain_html(event['name'])}</b>" if event["event_id"] == chosen else to_it
    series = event["series"] if isinstance(event["series"], str) else ""
    place = event["place"] if isinstance(event["place"], str) else where(event, say)
    cells = [
        f"{name}<small>{plain_html(series)}</small>",
        f"{plain_html(when(event, say))}<small>{plain_html(place)}</small>",
        plain_html(invited_said(event, say)),
        came(event, say),
    ]
    return f"<div>{''.join(f'<p>{cell}</p>' for cell in cells)}</div>"


def came(event: dict, say: Say) -> str:
    """How many accounts and regencies came, of how many registered; and people, as reported."""
    if not event["accounts_came"]:
        return f"<small>{plain_html(say('meetup.list.nobody'))}</small>"
    share = "" if pd.isna(event["share_came"]) else f" ({say.percent(event['share_came'])})"
    parts = say(
        "meetup.list.accounts", came=say.number(event["accounts_matched"]), n=int(event["accounts_registered"]), share=share
    )
    more = [say("meetup.list.regencies", came=say.number(event["regencies_came"]), n=int(event["regencies_registered"]))]
    strangers = int(event["accounts_came"] - event["accounts_matched"])
    more += [say("meetup.list.strangers", n=strangers)] if strangers else []
    more += [] if pd.isna(event["participants"]) else [say("meetup.list.people", n=int(event["participants"]))]
    return f"{plain_html(parts)}<small>{plain_html(' · '.join(more))}</small>"
