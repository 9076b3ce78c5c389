"""Who is in the comparison, who was left out and why, and every account before and after the meetup."""

import pandas as pd
import streamlit as st

from jangkau.charts.meetup.meetup_account import meetup_account
from jangkau.findings.meetup.accounts import called, changed, left_out_counted, sided, who
from jangkau.findings.meetup.days import when
from jangkau.locales import Say
from jangkau.metrics.meetup.guests import LEFT_OUT
from jangkau.metrics.meetup.picture import account_lines
from jangkau.metrics.registry.registered import searched_in
from jangkau.ui.drawn import Picture, chart, drawn_or_told
from jangkau.ui.meetups.answers import PageAnswers
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

PAGE = 12
ROLES = ("attendee", "comparison", "left_out")


def comparison_group(answers: PageAnswers, say: Say) -> None:
    """Who stands beside whom, and who does not count and why, as two short lists."""
    answer, out = answers.effect(), answers.left_out()
    heading(say("meetup.who"), say("meetup.who.unit"))
    sides = "".join(f"<li>{plain_html(line)}</li>" for line in answers.worded("who", lambda: who(answers, say), say))
    rows = "".join(
        f"<li>{plain_html(say(f'meetup.left_out.{row.why}'))}: {plain_html(left_out_counted(row, say))}</li>"
        for row in out.itertuples() if row.why in LEFT_OUT
    )  # fmt: skip
    total = int(out["every"].sum())
    head = say("meetup.left_out", n=total) if total else say("meetup.left_out.nobody")
    st.html(f'<ul class="who">{sides}</ul><p class="events-title">{plain_html(head)}</p><ul class="who">{rows}</ul>')
    if answer.verdict == "no_comparison":
        st.html(f'<p class="foot">{plain_html(say("meetup.who.description"))}</p>')


def each_account(answers: PageAnswers, say: Say) -> None:
    """Small multiples of the accounts, searched and turned by the page. A description, and said to be one."""
    answer = answers.effect()
    unit = say("meetup.accounts.unit", outcome=say(f"meetup.outcome.{answer.outcome}"), n=answer.horizon)
    heading(say("meetup.accounts"), unit)
    if not answer.occasion.exact:
        st.html(f'<p class="unit">{plain_html(say("meetup.month"))}</p>')
        return
    rows = narrowed(answers.kept("sides", lambda: sided(answers)), say)
    if rows.empty:
        st.info(say("meetup.accounts.none"), icon=":material/search_off:")
        return
    pages = -(-len(rows) // PAGE)
    number = min(st.pagination(pages, key=f"meetup.page.{pages}"), pages) if pages > 1 else 1
    page = rows.iloc[(number - 1) * PAGE : number * PAGE]
    accounts = tuple(page["account"])
    drawn = answers.warehouse.drawn(
        ("meetup accounts", answers.asked, accounts, say.lang, palette()), lambda: multiples(answers, page, say)
    )
    names = say.listed([called(row, say) for row in page.itertuples()])
    chart(Picture(drawn, None), "meetup-accounts", say("meetup.accounts.alt", names=names))
    days = when(answer.occasion, say, short=True)
    st.html(f'<p class="foot">{plain_html(say("meetup.accounts.note", n=len(rows), listed=len(page), days=days))}</p>')


def narrowed(rows: pd.DataFrame, say: Say) -> pd.DataFrame:
    """By side and by what is searched for."""
    counts = rows["side"].value_counts()
    sides = [side for side in ROLES if counts.get(side)]
    with st.container(horizontal=True, vertical_alignment="bottom", key="meetup-search"):
        side = st.segmented_control(
            say("meetup.accounts.side"), sides, default=sides[0] if sides else None, key="meetup.side", required=True,
            format_func=lambda name: say(f"meetup.side.{name}", n=int(counts[name])), label_visibility="collapsed",
        )  # fmt: skip
        searched = st.text_input(
            say("meetup.accounts.search"), key="meetup.search", placeholder=say("meetup.accounts.search"), type="search",
            live=True, icon=":material/search:", label_visibility="collapsed",
        )  # fmt: skip
    return rows[(rows["side"] == side) & searched_in(rows["words"], searched or "")]


def multiples(answers: PageAnswers, accounts: pd.DataFrame, say: Say) -> str:
    """The small pictures side by side, each under its account's name and numbers."""
    lines = account_lines(answers.effect(), accounts["account"].tolist())
    figures = []
    for row in accounts.itertuples():
        own = lines[lines["account"] == row.account]
        small, _ = drawn_or_told(meetup_account(own, "attendee" if row.came else "comparison", palette()), "")
        words = f"<b>{plain_html(called(row, say))}</b><br>{plain_html(changed(row, say))}"
        figures.append(f"<figure><figcaption>{words}</figcaption>{small}</figure>")
    return f'<div class="multiples">{"".join(figures)}</div>'
