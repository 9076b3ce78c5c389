"""A year of weeks, on every page that tells of a province: one chart, one question."""

from collections.abc import Callable

import pandas as pd

from jangkau.charts.event_marks import EDGE
from jangkau.charts.trend import trend as trend_chart
from jangkau.findings.reach.trend import breaks_said, trend_described
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.breaks import breaks_between
from jangkau.metrics.reach.trend import trend
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.ui.drawn import kept_chart, kept_html
from jangkau.ui.event_list import events_told
from jangkau.ui.parts import heading, one_below_another
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html


def year(warehouse: Warehouse, view: View, metric: str, say: Say, by_owner: bool = False) -> None:
    """The 52 weeks up to the last of the view, as an index of comparable accounts, with what happened on the way."""
    weeks = trend(warehouse, view.scope, metric, by_owner)
    named = say(f"measure.{metric}.inline")
    drawn = weeks["level"].notna().any()
    unit = say("trend.unit", measure=named, day=say.day(view.scope.sunday)) if drawn else say("trend.none")
    heading(say("trend.title", measure=named), unit, "usual", say)
    if not drawn:
        return
    first, last = weeks["week"].min() - EDGE, weeks["week"].max() + EDGE

    def within(asked: Callable, *about) -> pd.DataFrame:
        return asked(warehouse, view.scope, *about, first.date(), last.date())

    def breaks() -> pd.DataFrame:
        return breaks_said(within(breaks_between, metric), say)

    kept_chart(
        warehouse,
        ("trend", view.scope, metric, by_owner),
        lambda: trend_chart(weeks, within(events_between), breaks(), say, palette()),
        lambda: trend_described(weeks, metric, say),
        say,
    )
    kept_html(
        warehouse,
        ("events", view.scope, metric, by_owner),
        lambda: one_below_another(
            *(f'<p class="unit">{plain_html(reason)}</p>' for reason in breaks()["reason"]),
            events_told(within(events_between), first, last, say),
        ),
        say,
    )
