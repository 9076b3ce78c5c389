"""The head of the page: the verdict in its kind and its sentence, what must be known of it, and three checks."""

import streamlit as st

from jangkau.findings.meetup.days import when
from jangkau.findings.meetup.kinds import kind, warnings
from jangkau.findings.meetup.looks import three_looks
from jangkau.findings.meetup.settled import settled_said
from jangkau.findings.meetup.verdict import because, rests_on, verdict_said
from jangkau.locales import Say
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.meetups.checks import check_list
from jangkau.ui.parts import finding, heading
from jangkau.ui.session import today
from jangkau.ui.text import plain_html


def verdict(answers: PageAnswers, say: Say) -> None:
    """Three kinds, one sentence; then what has to be known before any number."""
    answer = answers.effect()
    name = kind(answer)
    st.html(f'<p class="kind {name}">{plain_html(say(f"meetup.kind.{name}"))}</p>')
    finding(verdict_said(answer, say), rests_on(answer, say))
    if lines := because(answer, say):
        st.html("".join(f'<p class="because">{plain_html(line)}</p>' for line in lines))


def to_come(answers: PageAnswers, say: Say) -> bool:
    """Whether the meetup has not begun; then that is said, and the question that was frozen for it."""
    answer = answers.effect()
    about = answer.occasion
    if about.starts_on <= today():
        return False
    st.html(f'<p class="kind unjudged">{plain_html(say("meetup.kind.unjudged"))}</p>')
    finding(say("meetup.to_come"), say("meetup.to_come.when", name=about.name, when=when(about, say), n=answer.horizon))
    st.html(f'<p class="said">{plain_html(settled_said(answer, say))}</p>')
    return True


def three_checks(answers: PageAnswers, say: Say) -> None:
    """What was looked at, in three lines, and what the simulations say of such an answer."""
    answer = answers.effect()
    heading(say("meetup.three"), say("meetup.three.unit"))
    check_list(answers.worded("three", lambda: three_looks(answer, say), say), say)
    lines = [*warnings(answer, say), settled_said(answer, say)]
    st.html("".join(f'<p class="foot">{plain_html(line)}</p>' for line in lines))
