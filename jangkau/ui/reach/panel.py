"""The answer to a chosen kabupaten or kota: a panel at the page's side, a sheet at a phone's foot."""

from dataclasses import replace
from datetime import date

import pandas as pd
import streamlit as st

from jangkau.charts.account.account_lines import EDGE, account_lines
from jangkau.charts.reach.regions import touched
from jangkau.findings.account.named import account_named
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.account.account_series import account_series
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.ui.account.link import account_there, to_the_register
from jangkau.ui.drawn import comparison
from jangkau.ui.event_list import event_list
from jangkau.ui.parts import heading
from jangkau.ui.reach.choosing import choose
from jangkau.ui.session import palette
from jangkau.ui.text import plain, plain_html
from jangkau.warehouse.vocabulary import MARKS


def panel(warehouse: Warehouse, regions: pd.DataFrame, view: View, code: str, say: Say) -> None:
    """One region: what it reached, its accounts with their last week, and how they came there."""
    region = regions.set_index("code", drop=False).loc[code]
    with st.container(key="panel"):
        st.button("✕", key="panel-close", help=say("frame.close"), on_click=choose, args=(None,), type="tertiary")
        st.html(f'<h2 class="chart">{plain_html(say("reach.region.title", region=region["label"]))}</h2>')
        st.html(f'<p class="said">{"<br>".join(touched(region, view.measure.name, say).split("<br>")[1:])}</p>')
        accounts(warehouse, view, region, say)


def accounts(warehouse: Warehouse, view: View, region: pd.Series, say: Say) -> None:
    """The region's accounts, or why there is nothing to draw."""
    measure, name = view.measure.metric, region["label"]
    series = account_series(warehouse, replace(view.scope, regency=region["code"]), measure)
    if series.empty:
        st.info(plain(say("reach.region.no_account", region=name)))
        to_the_register("accounts", say)
    elif series["week"].isna().all():
        st.info(plain(say("reach.region.no_data", region=name, measure=say(f"measure.{measure}.inline"))))
    else:
        known = series.dropna(subset="week")
        last = newest(known, view.scope.week)
        st.html(f'<ul class="accounts">{"".join(account_row(row, say) for row in last.itertuples())}</ul>')
        lines(warehouse, view, series, known, last, name, say)


def newest(known: pd.DataFrame, week: date) -> pd.DataFrame:
    """Each account's last week: those that tell of `week` first, the largest on top; `now` says whether they do."""
    last = known.sort_values("week").groupby("account").tail(1)
    last = last.assign(now=last["week"] == pd.Timestamp(week))
    return last.sort_values(["now", "total"], ascending=False, kind="stable")


def account_row(row, say: Say) -> str:
    """An account as a line that leads to its page, with its last week; an older one does not pass for this week's."""
    amount, days = say.short(row.total), say.short_days(row.week.date(), (row.week + pd.Timedelta(days=6)).date())
    told = f"<b>{plain_html(amount)}</b> {plain_html(days)}" if row.now else plain_html(
        say("reach.region.last", amount=amount, days=days)
    )  # fmt: skip
    return f"<li>{account_there(row.account, say, row.owner)} {told}</li>"


def lines(
    warehouse: Warehouse, view: View, series: pd.DataFrame, known: pd.DataFrame, last: pd.DataFrame, name: str, say: Say
) -> None:
    """The accounts over time, with the events of that time."""
    measure = view.measure.metric
    unit = say("reach.region.unit", unit=say(f"measure.{measure}.unit"), day=say.day(view.scope.sunday))
    heading(say("reach.region.year"), unit)
    named = [
        say("reach.region.account", account=account_named(row.account, say), amount=say.short(row.total))
        for row in last.itertuples()
    ]
    first, final = known["week"].min() - EDGE, known["week"].max() + EDGE
    events = events_between(warehouse, view.scope, first.date(), final.date())
    described = say("reach.region.described", measure=say(f"measure.{measure}"), region=name, accounts=say.listed(named))
    comparison(account_lines(series, measure, say, palette(), events), "accounts", described, filed=lambda: known)
    owners = set(series["owner"])
    marks = " · ".join(
        f'<span class="{owner}">{MARKS[owner]}</span> {say(f"owner.{owner}")}' for owner in MARKS if owner in owners
    )
    st.html(f'<p class="unit">{marks}</p>')
    event_list(events, first, final, say)
