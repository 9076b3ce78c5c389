"""What the reader narrows a page to. The choices live in the address, so that a link shows the same view."""

from dataclasses import dataclass
from datetime import date, timedelta

import streamlit as st

from locales import Say
from metrics.reach import MEASURES, Measure
from metrics.scope import OWNERS, PLATFORMS, Scope, week_name, week_named
from metrics.warehouse import Warehouse
from metrics.weeks import bakorwils, provinces, week_to_open, weeks
from ui.session import keep, kept

ALL = "all"
WIDTHS = {"province": 150, "measure": 195, "week": 230, "platform": 165, "owner": 165, "bakorwil": 175}  # pixels


@dataclass(frozen=True)
class View:
    """What the page shows: whose numbers, and which measure; `province` is the name."""

    scope: Scope
    measure: Measure
    province: str


def view(warehouse: Warehouse, say: Say) -> View:
    """The row of filters, and what they say. Without any week in the province, scope.week is None."""
    with st.container(horizontal=True, gap="xsmall", key="filters"):
        names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
        province = choice("province", list(names), say, names.get)
        measure = choice("measure", list(MEASURES), say, lambda name: say(f"measure.{name}"))
        week = week_choice(warehouse, province, say)
        platform = choice(
            "platform",
            [ALL, *PLATFORMS],
            say,
            lambda name: say("filter.platform.all") if name == ALL else say(f"platform.{name}"),
        )
        owner = choice(
            "owner", [ALL, *OWNERS], say, lambda name: say("filter.owner.all") if name == ALL else say(f"owner.{name}")
        )
        areas = bakorwils(warehouse, province)
        area = (
            choice("bakorwil", [ALL, *areas], say, lambda name: say("filter.bakorwil.all") if name == ALL else name)
            if areas
            else ALL
        )
    chosen = [None if narrowed == ALL else narrowed for narrowed in (area, platform, owner)]
    return View(Scope(province, chosen[0], None, chosen[1], chosen[2], week), MEASURES[measure], names[province])


def choice(name: str, options: list[str], say: Say, shown) -> str:
    """A select box whose choice is kept in the address; the first option is the usual one."""
    if st.session_state.get(name) not in options:
        asked = kept(name)
        st.session_state[name] = asked if asked in options else options[0]
    value = st.selectbox(say(f"filter.{name}"), options, key=name, format_func=shown, width=WIDTHS[name])
    keep(name, value, default=options[0])
    return value


def week_choice(warehouse: Warehouse, province: str, say: Say) -> date | None:
    """The week's select box, newest first; it opens on the newest that is not half empty."""
    available = weeks(warehouse, province)
    usual = week_to_open(available)
    if usual is None:
        return None
    options = [week_name(week.date()) for week in reversed(available["week"])]
    if st.session_state.get("week") not in options:
        asked = kept("week")
        st.session_state["week"] = asked if asked in options else week_name(usual)
    value = st.selectbox(
        say("filter.week"), options, key="week", format_func=lambda name: week_said(name, say), width=WIDTHS["week"]
    )
    keep("week", value, default=week_name(usual))
    return week_named(value)


def week_said(name: str, say: Say) -> str:
    """A week as it is offered: its number and days."""
    monday = week_named(name)
    return say("week.option", week=monday.isocalendar().week, days=say.short_days(monday, monday + timedelta(days=6)))
