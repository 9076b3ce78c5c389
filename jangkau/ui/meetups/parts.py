"""The picture; for analysts the effects with their intervals, the checks, and how the number came about."""

import streamlit as st

from jangkau.charts.meetup.meetup_effects import effect_intervals
from jangkau.charts.meetup.meetup_series import meetup_series
from jangkau.charts.meetup.meetup_study import meetup_study
from jangkau.findings.meetup.checks import checks, parallel
from jangkau.findings.meetup.days import when
from jangkau.findings.meetup.effects import horizon_rows, series_described, series_titled
from jangkau.findings.meetup.looks import every_look
from jangkau.findings.meetup.verdict import between_pct, pct, unit_said
from jangkau.locales import Say
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.checks import check_list
from jangkau.ui.parts import PAGES, heading, read
from jangkau.ui.reader import opens
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html
from jangkau.ui.unfolded import folded

ABOUT = {"followers": "followers", "interactions": "interactions"}  # what the glossary knows of the outcomes


def look() -> None:
    """The rules of this page's own parts."""
    st.html(f"<style>{read('meetups/style.css')}</style>")


def picture(answers: PageAnswers, say: Say) -> None:
    """Attendees beside the comparison; no week is drawn of a meetup of which only the month is known."""
    answer = answers.effect()
    series = answers.picture()
    heading(series_titled(series, say), unit_said(answer, say), ABOUT.get(answer.outcome), say)
    if series["index"].isna().all():
        none = say("meetup.picture.none") if answer.spacing is None else say("meetup.picture.sparse", n=answer.spacing)
        st.info(none, icon=":material/show_chart:")
        return
    shocks = tuple((shock.week, shock.name) for shock in answer.shocks if shock.date_precision != "month")
    days, stated = say("meetup.mark", days=when(answer.occasion, say, short=True)), answer.stated is not None
    described = answers.worded("series", lambda: series_described(series, say), say)
    answers.show("series", lambda: meetup_series(series, shocks, days, stated, say, palette()), described, say)
    notes = [say(f"meetup.picture.note.{'effect' if answer.stated else 'description'}")]
    notes += [say("meetup.picture.shock.month", shock=shock.name) for shock in answer.shocks if shock.date_precision == "month"]
    st.html(f'<p class="foot">{plain_html(" ".join(notes))}</p>')


def effects(answers: PageAnswers, say: Say) -> None:
    """The effect at every horizon with its interval, where the verdict allows numbers; else nothing that looks like one."""
    answer = answers.effect()
    if main := answer.estimate:
        weeks = say.listed([say.number(estimate.horizon) for estimate in answer.estimates])
        heading(say("meetup.effects", weeks=weeks), say(f"meetup.effects.unit.{answer.verdict}"), "meetup_effect", say)
        rows = answers.worded("rows", lambda: horizon_rows(answer, say), say)
        alt = say("meetup.effects.alt", rows=say.listed(rows["hover"].tolist()))
        answers.show("effects", lambda: effect_intervals(rows, say, palette()), alt, say)
        st.html(f'<p class="foot">{plain_html(say("meetup.effects.blind", x=pct(main.mde_pct, say)))}</p>')
    heading(say(f"meetup.checks.{answer.verdict}"), say(f"meetup.checks.{answer.verdict}.unit"))
    check_list(checks(answer, say), say)
    heading(say("meetup.looks"), say("meetup.looks.unit"))
    check_list(answers.worded("looks", lambda: every_look(answer, say), say), say)
    for season in answer.examined.seasons:
        st.html(f'<p class="foot">{plain_html(say("meetup.season.edit", name=season.name, code=season.season_id))}</p>')


def methods(answers: PageAnswers, say: Say) -> None:
    """How the number came about: the gate and the second view, in plain words; worked out when it is opened."""
    opened = folded(say("meetup.methods"), key="meetup-methods")
    if not opened.open:
        return
    answer = answers.effect()
    with opened:
        st.html("".join(f'<p class="said">{plain_html(say(f"meetup.methods.{part}"))}</p>' for part in ("estimate", "gate")))
        check_list([parallel(answer, say)] if answer.stated or answer.verdict == "diverging" else [], say)
        heading(say("meetup.study"), say("meetup.study.unit"))
        st.html(f'<p class="said">{plain_html(say("meetup.methods.study"))}</p>')
        study(answers, say)


def study(answers: PageAnswers, say: Say) -> None:
    """The second view week by week, or why there is none."""
    answer = answers.effect()
    if not answer.stated:
        st.info(say("meetup.study.withheld"), icon=":material/block:")
        return
    with st.status(say("meetup.study.running")) as status:
        weeks = answers.studied()
        status.update(label=say("meetup.study.done", n=int(answer.comparison.used.sum())), state="complete")
    if not weeks:
        st.info(say("meetup.study.none"), icon=":material/show_chart:")
        return
    days = say("meetup.mark", days=when(answer.occasion, say, short=True))
    last = weeks[-1]
    alt = say("meetup.study.alt", week=say.number(last.week), interval=between_pct(last.low_pct, last.high_pct, say))
    answers.show("study", lambda: meetup_study(weeks, days, say, palette()), alt, say, words="")
    st.html(f'<p class="foot">{plain_html(alt)}</p>')


def no_meetup(say: Say) -> None:
    """Where no meetup is registered: where to write one down."""
    st.title(say("meetup.empty"), anchor=False)
    st.html(f'<p class="compared">{plain_html(say("meetup.empty.what"))}</p>')
    here = {"lang": say.lang, "tab": "events"}
    if opens("registry"):
        st.page_link(PAGES / "registry.py", label=say("nav.registry"), icon=":material/arrow_forward:", query_params=here)
