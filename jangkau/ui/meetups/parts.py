"""The head of the page: the picture, the effects with their intervals, and the checks."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.charts.meetup.meetup_series import meetup_series
from jangkau.charts.meetup.meetup_study import meetup_study
from jangkau.locales import Say
from jangkau.metrics.meetup.answer import MeetupEffect
from jangkau.metrics.meetup.inference import Estimate
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.checks import checks, listed, parallel
from jangkau.ui.meetups.days import when
from jangkau.ui.meetups.words import because, between_pct, estimate_said, pct, unit_said
from jangkau.ui.parts import PAGES, heading, read
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

ABOUT = {"followers": "followers", "interactions": "interactions"}  # what the glossary knows of the outcomes


def look() -> None:
    """The rules of this page's own parts."""
    st.html(f"<style>{read('meetups/style.css')}</style>")


def notices(answer: MeetupEffect, say: Say) -> None:
    """What has to be known before any number, below the sentence."""
    lines = because(answer, say)
    if lines:
        st.html("".join(f'<p class="because">{plain_html(line)}</p>' for line in lines))


def picture(answers: Answers, say: Say) -> None:
    """Attendees beside the comparison; no week is drawn of a meetup of which only the month is known."""
    answer = answers.effect()
    heading(say("meetup.picture"), unit_said(answer, say), ABOUT.get(answer.outcome), say)
    if not answer.occasion.exact:
        st.info(say("meetup.picture.month"), icon=":material/calendar_month:")
        return
    series = answers.picture()
    if series["index"].isna().all():
        st.info(say("meetup.picture.none"), icon=":material/show_chart:")
        return
    shocks = tuple((shock.week, shock.name) for shock in answer.shocks if shock.date_precision != "month")
    days = say("meetup.mark", days=when(answer.occasion, say, short=True))
    drawn = answers.drawn("series", lambda: meetup_series(series, shocks, days, answer.told, say, palette()), say)
    chart(drawn, "meetup-series", answers.worded("series", lambda: described(series, say), say))
    notes = [say(f"meetup.picture.note.{'effect' if answer.told else 'description'}")]
    notes += [say("meetup.picture.shock.month", shock=shock.name) for shock in answer.shocks if shock.date_precision == "month"]
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')


def described(series: pd.DataFrame, say: Say) -> str:
    """The picture in words: where both sides stood at its end."""
    parts = []
    for role in ("attendee", "comparison"):
        known = series[(series["role"] == role) & series["index"].notna()]
        if len(known):
            last = known.iloc[-1]
            parts.append(say("meetup.picture.alt.side", role=say(f"meetup.role.{role}"), index=say.decimal(last["index"]),
                             week=say.number(last["week"])))  # fmt: skip
    return say("meetup.picture.alt", sides=say.listed(parts))


def effects(answers: Answers, say: Say) -> None:
    """The effect at every horizon with its interval, where the verdict allows numbers; else nothing that looks like one."""
    answer = answers.effect()
    if answer.told:
        weeks = say.listed([say.number(found.horizon) for found in answer.estimates])
        heading(say("meetup.effects", weeks=weeks), say(f"meetup.effects.unit.{answer.verdict}"), "meetup_effect", say)
        rows = answers.worded("rows", lambda: horizon_rows(answer, say), say)
        drawn = answers.drawn("effects", lambda: effect_intervals(rows, say, palette()), say)
        chart(drawn, "meetup-effects", say("meetup.effects.alt", rows=say.listed(rows["hover"].tolist())))
        st.html(f'<p class="foot">{plain_html(say("meetup.effects.blind", x=pct(answer.mde_pct, say)))}</p>')
    heading(say(f"meetup.checks.{answer.verdict}"), say(f"meetup.checks.{answer.verdict}.unit"))
    listed(checks(answer, say), say)


def horizon_rows(answer: MeetupEffect, say: Say) -> pd.DataFrame:
    """The rows of effect_intervals: one an estimate; without the effect where only the interval may be told."""
    return pd.DataFrame([horizon_row(answer, found, say) for found in answer.estimates])


def horizon_row(answer: MeetupEffect, found: Estimate, say: Say) -> dict:
    """One horizon. The sentence's own is as wide as the sentence says."""
    own, told = found.horizon == answer.horizon, answer.verdict == "effect"
    low, high = answer.interval_pct if own else (found.low_pct, found.high_pct)
    words = estimate_said(found, told, say) if told or not own else between_pct(low, high, say)
    label = say("meetup.after", n=found.horizon)
    return {"label": label, "low": low, "high": high, "effect": found.effect_pct if told else None, "blind": found.mde_pct,
            "words": words, "chosen": own, "hover": say("meetup.effects.row", after=label, words=words)}  # fmt: skip


def methods(answers: Answers, say: Say) -> None:
    """How the number came about: the gate and the second view, in plain words; worked out when it is opened."""
    opened = st.expander(say("meetup.methods"), key="meetup-methods", on_change="rerun")
    if not opened.open:
        return
    answer = answers.effect()
    with opened:
        st.html("".join(f'<p class="said">{plain_html(say(f"meetup.methods.{part}"))}</p>' for part in ("estimate", "gate")))
        listed([parallel(answer, say)] if answer.told or answer.verdict == "diverging" else [], say)
        heading(say("meetup.study"), say("meetup.study.unit"))
        st.html(f'<p class="said">{plain_html(say("meetup.methods.study"))}</p>')
        study(answers, say)


def study(answers: Answers, say: Say) -> None:
    """The second view week by week, or why there is none."""
    answer = answers.effect()
    if not answer.told:
        st.info(say("meetup.study.withheld"), icon=":material/block:")
        return
    with st.status(say("meetup.study.running")) as status:
        weeks = answers.studied()
        status.update(label=say("meetup.study.done", n=int(answer.seen.used.sum())), state="complete")
    if not weeks:
        st.info(say("meetup.study.none"), icon=":material/show_chart:")
        return
    days = say("meetup.mark", days=when(answer.occasion, say, short=True))
    last = weeks[-1]
    alt = say("meetup.study.alt", week=say.number(last.week), interval=between_pct(last.low_pct, last.high_pct, say))
    chart(answers.drawn("study", lambda: meetup_study(weeks, days, say, palette()), say), "meetup-study", alt)
    st.html(f'<p class="foot">{plain_html(alt)}</p>')


def no_meetup(say: Say) -> None:
    """Where no meetup is registered: where to write one down."""
    st.title(say("meetup.empty"), anchor=False)
    st.html(f'<p class="compared">{plain_html(say("meetup.empty.what"))}</p>')
    here = {"lang": say.lang, "tab": "events"}
    st.page_link(PAGES / "registry.py", label=say("nav.registry"), icon=":material/arrow_forward:", query_params=here)
