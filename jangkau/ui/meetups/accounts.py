"""Who is in the comparison, who was left out and why, and every account before and after the meetup."""

import pandas as pd
import streamlit as st

from jangkau.charts.drawing.drawing import drawing
from jangkau.charts.meetup.meetup_account import meetup_account
from jangkau.locales import Say
from jangkau.metrics.meetup.described import COMPARABLE
from jangkau.metrics.meetup.guests import LEFT_OUT
from jangkau.metrics.meetup.picture import account_lines
from jangkau.metrics.registry.registered import told_in
from jangkau.ui.drawn import chart
from jangkau.ui.meetups.answers import Answers
from jangkau.ui.meetups.days import when
from jangkau.ui.meetups.words import signed_pct
from jangkau.ui.parts import heading
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

PAGE = 12
ROLES = ("attendee", "comparison", "left_out")


def compared(answers: Answers, say: Say) -> None:
    """Who stands beside whom, and who does not count and why, as two short lists."""
    answer, out = answers.effect(), answers.left_out()
    heading(say("meetup.who"), say("meetup.who.unit"))
    sides = "".join(f"<li>{plain_html(line)}</li>" for line in answers.worded("who", lambda: who(answers, say), say))
    rows = "".join(
        f"<li>{plain_html(say(f'meetup.left_out.{row.why}'))}: {plain_html(counted(row, say))}</li>"
        for row in out.itertuples() if row.why in LEFT_OUT
    )  # fmt: skip
    total = int(out["every"].sum())
    head = say("meetup.left_out", n=total) if total else say("meetup.left_out.nobody")
    st.html(f'<ul class="who">{sides}</ul><p class="events-title">{plain_html(head)}</p><ul class="who">{rows}</ul>')
    if answer.verdict == "no_comparison":
        st.html(f'<p class="foot">{plain_html(say("meetup.who.description"))}</p>')


def counted(row, say: Say) -> str:
    """How many accounts, and how many of them came."""
    return say(f"meetup.left_out.counted{'.came' if row.came else ''}", n=int(row.every), came=say.number(row.came))


def who(answers: Answers, say: Say) -> list[str]:
    """The two sides in words: how many, on which platforms, and what makes them comparable."""
    answer = answers.effect()
    counts = {"attendee": answer.n_attendees, "comparison": answer.n_comparison}
    if answer.verdict not in COMPARABLE:
        how = "alone" if answer.verdict == "no_comparison" else "would"
        return [say(f"meetup.who.{role}.{how}", n=counts[role]) for role in counts]
    accounts = answers.accounts()
    used, found = accounts[accounts["used"].astype(bool)], []
    for role in counts:
        platforms = used.loc[used["role"] == role, "platform"].value_counts()
        counted_on = ((say(f"platform.{name}"), int(count)) for name, count in platforms.items())
        each = say.listed([say("meetup.who.on", platform=platform, n=count) for platform, count in counted_on])
        found.append(say(f"meetup.who.{role}", n=counts[role], platforms=f" ({each})" if each else ""))
    return found


def each_account(answers: Answers, say: Say) -> None:
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
    shown = rows.iloc[(number - 1) * PAGE : number * PAGE]
    told = tuple(shown["account"])
    drawn = answers.warehouse.remembered(
        ("meetup accounts", answers.asked, told, say.lang, palette()), lambda: multiples(answers, shown, say)
    )
    names = say.listed([called(row, say) for row in shown.itertuples()])
    chart(drawn, "meetup-accounts", say("meetup.accounts.alt", names=names))
    days = when(answer.occasion, say, short=True)
    st.html(f'<p class="foot">{plain_html(say("meetup.accounts.note", n=len(rows), shown=len(shown), days=days))}</p>')


def sided(answers: Answers) -> pd.DataFrame:
    """The accounts of the panel with the side they are on, those with a value before first, the largest first."""
    accounts = answers.accounts()
    counts = accounts["used"].astype(bool) if answers.effect().verdict in COMPARABLE else accounts["role"] != ""
    side = accounts["role"].where(counts, "left_out")
    more = (" " + accounts[column].fillna("").astype(str) for column in ("name", "regency"))
    found = accounts.assign(side=side, words=sum(more, accounts["account"]).str.casefold())
    found = found[~found["why"].isin(["unregistered", "other_province"])]
    return found.sort_values("before", ascending=False, na_position="last")


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
    return rows[(rows["side"] == side) & told_in(rows["words"], searched or "")]


def multiples(answers: Answers, shown: pd.DataFrame, say: Say) -> str:
    """The small pictures side by side, each under its account's name and numbers."""
    lines = account_lines(answers.effect(), shown["account"].tolist())
    found = []
    for row in shown.itertuples():
        own = lines[lines["account"] == row.account]
        told = own["value"].notna().any()
        small = drawing(meetup_account(own, "attendee" if row.came else "comparison", palette())) if told else ""
        words = f"<b>{plain_html(called(row, say))}</b><br>{plain_html(changed(row, say))}"
        found.append(f"<figure><figcaption>{words}</figcaption>{small}</figure>")
    return f'<div class="multiples">{"".join(found)}</div>'


def called(row, say: Say) -> str:
    """An account's handle and platform."""
    return say("meetup.account", handle=row.handle, platform=say(f"platform.{row.platform}.short"))


def changed(row, say: Say) -> str:
    """From how many to how many, and by how many per cent."""
    if pd.isna(row.before) or pd.isna(row.after):
        return say("meetup.accounts.unknown")
    amounts = {"before": say.number(row.before), "after": say.number(row.after)}
    if not row.before:
        return say("meetup.accounts.from_to", **amounts)
    change = signed_pct(100 * (row.after / row.before - 1), say)
    return say("meetup.accounts.changed", change=change, **amounts)
