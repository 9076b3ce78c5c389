"""The parts of the account page, each from the frames that metrics gave."""

from datetime import date, timedelta

import pandas as pd
import streamlit as st

from jangkau.charts.account.account_days import account_days
from jangkau.charts.comparing import compares
from jangkau.findings.account.named import account_named
from jangkau.findings.account.sentences import level_said, when_said, who_said
from jangkau.findings.account.tables import (
    gap_rows,
    gaps_filed,
    import_rows,
    imports_filed,
    series_filed,
    series_rows,
)
from jangkau.findings.period import days_said
from jangkau.locales import Say
from jangkau.metrics.account.account_view import ORDER
from jangkau.ui.drawn import comparison, explored
from jangkau.ui.empty import led_to
from jangkau.ui.overview.posts import best_posts
from jangkau.ui.parts import finding, heading, rest, table
from jangkau.ui.session import keep, kept, palette
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import MARKS, PLATFORMS

SPANS = {"13": 13, "52": 52}  # weeks
EVERY = "all"
EXPLORE = "explore"
FIRST = 4  # metrics that a phone shows before it is asked for the rest
NAMED = ("reach", "views", "interactions", "followers")  # what the glossary knows by its own name


def not_known(account: str | None, say: Say) -> None:
    """No account was asked for, or one that neither registry nor data know; and the way to where accounts stand."""
    if account:
        called = account_named(account, say) if account.partition(":")[0] in PLATFORMS else account
        finding(say("account.unknown.title"), say("account.unknown", account=called))
    else:
        finding(say("account.none.title"), say("account.none"))
    for page in ("overview", "registry"):
        led_to(page, say(f"nav.{page}"), say)


def facts_line(card: pd.Series, say: Say) -> str:
    """Whose account it is, and what is known of it."""
    mark = f"{MARKS[card['owner']]} " if card["owner"] in MARKS else ""
    return mark + " · ".join(who_said(card, say) + when_said(card, say))


def span(card: pd.Series, say: Say) -> tuple[date, date] | None:
    """How far back the page looks from the account's last day; None where it has no data."""
    if pd.isna(card["last_on"]):
        return None
    st.session_state.setdefault("span", kept("span") if kept("span") in (*SPANS, EVERY) else "13")
    chosen = st.segmented_control(
        say("account.span"), [*SPANS, EVERY], key="span", required=True, label_visibility="collapsed",
        format_func=lambda name: say("account.span.all") if name == EVERY else say("account.span.weeks", n=SPANS[name]),
    )  # fmt: skip
    keep("span", chosen, default="13")
    st.toggle(say("account.explore"), key=EXPLORE, help=say("account.explore.help"))
    last = card["last_on"].date()
    last += timedelta(days=6 - last.weekday())
    first = card["first_on"].date() if chosen is None or chosen == EVERY else last - timedelta(weeks=SPANS[chosen], days=-1)
    return first - timedelta(days=first.weekday()), last


def series(measured: pd.DataFrame, card: pd.Series, first: date, last: date, events: pd.DataFrame, say: Say) -> None:
    """A chart a metric, in two columns, and the values as a file."""
    metrics = [metric for metric in ORDER if metric in set(measured.dropna(subset="value")["metric"])]
    if not metrics:
        st.info(say("account.no_data.span"))
        return
    with st.grid(2, min_column_width=320, gap="medium", key="series"):
        pictures(measured, metrics[:FIRST], card, (first, last), events, say)
    if metrics[FIRST:]:
        with rest("account", say), st.grid(2, min_column_width=320, gap="medium", key="series-rest"):
            pictures(measured, metrics[FIRST:], card, (first, last), events, say)
    name = f"angka-{card['handle']}"
    table(say("account.series.table"), lambda: series_rows(measured, say), lambda: series_filed(measured, say), name, say)


def pictures(
    measured: pd.DataFrame, metrics: list[str], card: pd.Series, days: tuple[date, date], events: pd.DataFrame, say: Say
) -> None:
    """Each metric's chart in a place of its own."""
    for metric in metrics:
        with st.container():
            one_metric(measured[measured["metric"] == metric], metric, card, days, events, say)


def one_metric(
    measured: pd.DataFrame, metric: str, card: pd.Series, days: tuple[date, date], events: pd.DataFrame, say: Say
) -> None:
    """One metric's chart with its unit."""
    grain = "day" if measured["days"].iloc[0] == 1 else "week"
    unit = "stock" if metric == "followers" else "unique" if metric == "reach" else "flow"
    name = say(f"metric.{metric}")
    heading(
        name[:1].upper() + name[1:],
        say(f"account.unit.{unit}.{grain}", days=days_said(*days, say)),
        metric if metric in NAMED else "interactions" if metric in ("likes", "comments", "shares", "saves") else None,
        say,
    )
    values = measured.dropna(subset="value")["value"]
    alt = say("account.described", metric=name, account=f"@{card['handle']}", low=say.number(values.min()),
              high=say.number(values.max()), last=say.number(values.iloc[-1]), n=len(events))  # fmt: skip
    drawn = account_days(measured, metric, *days, events, card["owner"], say, palette())
    if st.session_state.get(EXPLORE) and compares(drawn):
        explored(drawn, f"account-{metric}", alt)
    else:
        comparison(drawn, f"account-{metric}", alt, words=level_said(values, grain, say))


def best(posts: pd.DataFrame, say: Say) -> None:
    """The posts that did best against the account's own habit."""
    best_posts(posts, say, of_one=True)


def exports(files: pd.DataFrame, say: Say) -> None:
    """The files that fed the account."""
    refused = int(files["refused"].sum()) if len(files) else 0
    heading(say("account.exports"), say("account.exports.unit", n=len(files), refused=say.number(refused)))
    if len(files):
        table(say("account.exports.table"), lambda: import_rows(files, say), lambda: imports_filed(files, say), "ekspor", say)


def gaps(runs: pd.DataFrame, say: Say) -> None:
    """The runs of days without data."""
    heading(say("account.gaps"), say("account.gaps.unit"))
    if runs.empty:
        st.html(f'<p class="unit">{plain_html(say("account.gaps.none"))}</p>')
    else:
        title = say("account.gaps.table", n=len(runs))
        table(title, lambda: gap_rows(runs, say), lambda: gaps_filed(runs, say), "celah", say)
