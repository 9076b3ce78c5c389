"""All editions of a series side by side, and the list of all meetups."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.findings.meetup.days import when, where
from jangkau.findings.meetup.editions import came_said, edition_row
from jangkau.findings.meetup.programme import programme
from jangkau.findings.places import invited_said
from jangkau.locales import Say
from jangkau.ui.account.link import link, page_address
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html
from jangkau.ui.unfolded import folded


def editions(answers: PageAnswers, every: pd.DataFrame, say: Say) -> None:
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
        effects = [answers.effect(event) for event in rows["event_id"]]
    intervals = pd.DataFrame([edition_row(answer, answers.asked.event, say) for answer in effects])
    told = say.listed(intervals["hover"].tolist())
    answers.show(
        "editions", lambda: effect_intervals(intervals, say, palette()), say("meetup.effects.alt", rows=told), say,
        words=say("meetup.editions.told", rows=told),
    )  # fmt: skip
    st.html(f'<p class="foot">{plain_html(say("meetup.editions.note"))}</p>')


def every_meetup(every: pd.DataFrame, chosen: str, say: Say) -> None:
    """The list: what, where and when, who was invited, who came."""
    opened = folded(say("meetup.list"), key="meetup-list")
    if not opened.open:
        return
    head = "".join(f"<span>{plain_html(say(f'meetup.list.{name}'))}</span>" for name in ("name", "place", "invited", "came"))
    rows = "".join(listed(event, chosen, say) for event in every.to_dict("records"))
    opened.html(f'<p class="unit">{plain_html(say("meetup.list.unit"))}</p>')
    opened.html(f'<div class="meetups"><div class="head" aria-hidden="true">{head}</div>{rows}</div>')


def listed(event: dict, chosen: str, say: Say) -> str:
    """One meetup; its name leads to it."""
    to_it = link(event["name"], page_address("meetups", say, event=event["event_id"]))
    name = f"<b>{plain_html(event['name'])}</b>" if event["event_id"] == chosen else to_it
    series = event["series"] if isinstance(event["series"], str) else ""
    place = event["place"] if isinstance(event["place"], str) else where(event, say)
    cells = [
        name + "".join(f"<small>{plain_html(line)}</small>" for line in (series, *programme(event, say))),
        f"{plain_html(when(event, say))}<small>{plain_html(place)}</small>",
        plain_html(invited_said(event["invited_scope"], say)),
        came_html(event, say),
    ]
    return f"<div>{''.join(f'<p>{cell}</p>' for cell in cells)}</div>"


def came_html(event: dict, say: Say) -> str:
    """How many came, of how many registered, the rest in small print. HTML."""
    accounts, *more = came_said(event, say)
    if not event["accounts_came"]:
        return f"<small>{plain_html(accounts)}</small>"
    return f"{plain_html(accounts)}<small>{plain_html(' · '.join(more))}</small>"
