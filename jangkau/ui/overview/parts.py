"""The parts of the overview, each from the frames that metrics gave."""

from datetime import timedelta
from html import escape
from json import dumps

import pandas as pd
import streamlit as st

from jangkau.charts.event_marks import event_words
from jangkau.charts.reach.regions import arrow
from jangkau.charts.sparkline import picture, sparkline
from jangkau.findings.week.answers import answers_lines
from jangkau.findings.week.figures import (
    accounts_said,
    amount_said,
    change_amount,
    change_said,
    level_said,
    reach_meaning,
    usual_range,
)
from jangkau.findings.week.sentences import region_sole_said
from jangkau.findings.week.week import Week
from jangkau.locales import Say
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.answers import Answers
from jangkau.ui.drawn import kept_html
from jangkau.ui.overview.words import reason_said
from jangkau.ui.parts import glossary, read
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html

DEFINED = {"new_follows": "growth", "posting": "coverage"} | {
    name: name for name in ("reach", "views", "interactions", "followers", "growth")
}


def look() -> None:
    """The rules of the overview's own parts."""
    st.html(f"<style>{read('overview/style.css')}</style>")


def cards(warehouse: Warehouse, week: Week, answers: Answers, say: Say) -> None:
    """The figures in a row, each with its change and how it went until now. One element: a phone draws it at once."""
    kept_html(warehouse, ("cards", week.view), lambda: cards_told(week, answers, say), say)


def cards_told(week: Week, answers: Answers, say: Say) -> str:
    """The same as HTML. A figure that nobody tells of has no card."""
    begun = [(event.starts_on, event.name) for event in week.past.itertuples() if event.kind in ("meetup", "shock")]
    told = week.figures["high"].notna()
    figures = "".join(card(figure, week, begun, say) for _, figure in week.figures[told].iterrows())
    return f'<div class="cards">{figures}{answered(answers, say)}</div>{untold(week.figures.loc[~told, "name"], say)}'


def untold(names: pd.Series, say: Say) -> str:
    """The figures that nobody's data tell, by name: a card with a dash says less. HTML."""
    labels = [say(f"overview.card.{name}") for name in names]
    words = say.listed([f"{label[0].lower()}{label[1:]}" for label in labels])
    return f'<p class="marks">{plain_html(say("overview.cards.untold", figures=words))}</p>' if words else ""


def answered(answers: Answers, say: Say) -> str:
    """What was answered in time, as cards beside the others. HTML."""
    return "".join(
        f'<div class="card answer"><p class="label">{plain_html(label)}{glossary(about, say)}</p>'
        f'<p class="amount">{plain_html(amount)}</p></div>'
        for label, amount, about in answers_lines(answers, say)
    )


def card(figure: pd.Series, week: Week, begun: list[tuple], say: Say) -> str:
    """One figure in its frame."""
    name, scope = figure["name"], week.view.scope
    moved, usual = change_said(figure, week.whole, say)
    against = say("overview.change.longer" if scope.weeks > 1 else "overview.change.week") if moved and name != "reach" else ""
    small = [usual, level_said(figure, week.whole, say), accounts_said(figure, say)]
    meaning = reach_meaning(figure, scope.weeks, say) if name == "reach" else ""
    label = plain_html(say(f"overview.card.{name}")) + glossary(DEFINED[name], say)
    return (
        f'<div class="card{" wide" if meaning else ""}"><p class="label">{label}</p>'
        f'<p class="amount">{plain_html(amount_said(figure, say))}</p>'
        f'<p class="moved"><b>{plain_html(moved)}</b> {plain_html(against)}</p>'
        f'<p class="usual">{" · ".join(plain_html(part) for part in [*small, meaning] if part)}</p>'
        f"{line(week.lines[name], begun, scope, say)}</div>"
    )


def line(levels: pd.Series, begun: list[tuple], scope: Scope, say: Say) -> str:
    """A figure's last periods as a small picture, and in words for those who cannot see it. HTML."""
    if len(levels) < 2:
        return ""
    then = marked(levels, begun, scope)
    drawn = picture(sparkline(list(levels), list(then), palette()))
    described = say(
        "overview.spark", n=len(levels), share=say.signed(levels.iloc[-1] / levels.iloc[0] - 1) if levels.iloc[0] else "–"
    )
    named = f" ◆ {', '.join(then.values())}" if then else ""
    weeks = [say.short_days(week, week + timedelta(days=6)) for week in levels.index]
    told = f"data-weeks='{escape(dumps(weeks))}' data-values='{escape(dumps([say.short(level) for level in levels]))}'"
    return f'<img class="spark" src="{drawn}" alt="{plain_html(described + named)}" tabindex="0" {told}>'


def on_the_lines(events: pd.DataFrame, say: Say) -> None:
    """What the diamonds below the lines stand for: the meetups and shocks of that time."""
    marking = events[events["kind"].isin(["meetup", "shock"])]
    if len(marking):
        names = " · ".join(f"{plain_html(event.name)} ({event_words(event, say)})" for event in marking.itertuples())
        st.html(f'<p class="marks">◆ {plain_html(say("overview.marks"))} {names}</p>')


def marked(levels: pd.Series, begun: list[tuple], scope: Scope) -> dict[int, str]:
    """The places of the levels in whose period a meetup or shock began; `begun`: their first days and names."""
    begun_at = {}
    for place, week in enumerate(levels.index):
        first, last = week - timedelta(weeks=scope.weeks - 1), week + timedelta(days=6)
        if names := [name for day, name in begun if first <= day <= last]:
            begun_at[place] = ", ".join(names)
    return begun_at


def moves(week: Week, say: Say) -> str:
    """The regions that rose and fell most, and what stands behind it; nothing while the last week's days are not in. HTML.

    In the order that is promised above them: those beyond their own habit first, then the largest difference.
    """
    if week.moved.empty or not week.whole:
        return f'<p class="unit">{plain_html(say("overview.movers.none" if week.whole else "overview.movers.partial"))}</p>'
    rows = "".join(
        f'<tr><th scope="row">{plain_html(move.label)}</th>'
        f'<td class="number">{moved_said(move, say)}</td>'
        f"<td>{reason_said(move, week.recent, say)}{habit(move, say)}</td></tr>"
        for move in promised(week.moved).itertuples()
    )
    return f'<table class="moves">{rows}</table>'


def promised(moved: pd.DataFrame) -> pd.DataFrame:
    """Moves in the order of `overview.movers.order`."""
    sized = moved.assign(size=moved["difference"].abs(), unusual=moved["unusual"].astype(bool))
    return sized.sort_values(["unusual", "size"], ascending=False, kind="stable")


def habit(move, say: Say) -> str:
    """What is usual for the region, below the reason."""
    said = [] if pd.isna(move.usual_low) else [
        say(f"overview.movers.{'unusual' if move.unusual else 'within'}", **usual_range(move._asdict(), say))
    ]  # fmt: skip
    said += [region_sole_said(move, say)] if isinstance(move.sole_account, str) else []
    return "".join(f'<p class="usual">{plain_html(part)}</p>' for part in said)


def moved_said(move, say: Say) -> str:
    """A region's change, and on how many accounts. HTML."""
    amount = change_amount(move.change, move.difference, move.accounts_compared, say)
    counted = plain_html(say("overview.movers.n", n=int(move.accounts_compared)))
    return f'{arrow(move.change)}&nbsp;{plain_html(amount)}<p class="usual">{counted}</p>'
