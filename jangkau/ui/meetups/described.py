"""What everyone can read of a meetup, refused or not: who came, growth before and after, by regency, posting, each account."""

import streamlit as st

from jangkau.charts.meetup.meetup_posting import meetup_posting
from jangkau.findings.meetup.described import (
    came_in_words,
    growth_said,
    growth_unit,
    periods_said,
    posting_described,
    posting_said,
    regencies_described,
    sides_rows,
)
from jangkau.findings.meetup.settled import cost_said
from jangkau.locales import Say
from jangkau.ui.meetups.accounts import each_account
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain, plain_html
from jangkau.ui.unfolded import folded


def what_happened(answers: PageAnswers, say: Say) -> None:
    """Sentences, one small table, and three drawers that are filled when they are opened."""
    described = answers.described()
    heading(say("meetup.described"), say("meetup.described.plain"))
    lines = answers.worded("described", lambda: [came_in_words(described.who, say), growth_said(described, say)], say)
    lines = [*lines, *filter(None, [cost_said(answers.effect(), say)])]
    st.html("".join(f'<p class="said">{plain_html(line)}</p>' for line in lines))
    small_table(answers, say)
    regencies(answers, say)
    posting(answers, say)
    accounts = folded(say("meetup.described.accounts"), key="meetup-each")
    if accounts.open:
        with accounts:
            each_account(answers, say)


def small_table(answers: PageAnswers, say: Say) -> None:
    """Both sides before and after."""
    described = answers.described()
    rows = sides_rows(described, say)
    if not rows:
        return
    before, after = periods_said(described, say)
    head = "".join(f'<th scope="col">{plain_html(period)}</th>' for period in (before, after))
    lines = "".join(
        f'<tr><th scope="row">{plain_html(label)}</th><td>{plain_html(grown)}</td><td>{plain_html(later)}</td></tr>'
        for label, grown, later in rows
    )
    caption, head = plain_html(growth_unit(described, say)), f"<thead><tr><td></td>{head}</tr></thead>"
    st.html(f'<table class="sides"><caption>{caption}</caption>{head}<tbody>{lines}</tbody></table>')


def regencies(answers: PageAnswers, say: Say) -> None:
    """The same for each kabupaten and kota."""
    opened = folded(say("meetup.described.regencies"), key="meetup-regencies")
    if opened.open:
        rows = regencies_described(answers.described(), say)
        opened.html(f'<p class="unit">{plain_html(growth_unit(answers.described(), say))}</p>')
        opened.table(rows.map(plain), border="horizontal", hide_index=True)


def posting(answers: PageAnswers, say: Say) -> None:
    """Posts week by week, beside nothing having changed."""
    opened = folded(say("meetup.described.posting"), key="meetup-posting-open")
    if not opened.open:
        return
    described = answers.described()
    with opened:
        st.html(f'<p class="said">{plain_html(posting_said(described, say))}</p>')
        if described.weeks.empty or not described.occasion.exact:
            return
        st.html(f'<p class="unit">{plain_html(say("meetup.described.posting.unit"))}</p>')
        alt = posting_described(described, say)
        answers.show("posting", lambda: meetup_posting(described.weeks, say, palette()), alt, say, words="")
