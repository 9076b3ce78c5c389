"""The overview's small map; a click on a kabupaten or kota leads to its accounts."""

import streamlit as st

from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.findings.reach.legend import legend_nothing, legend_steps
from jangkau.findings.reach.sentences import unit_line
from jangkau.findings.week.week import Week
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.drawn import kept_chart, kept_html
from jangkau.ui.parts import PAGES, headed, legend_told
from jangkau.ui.session import keep, palette

CHOSEN = "overview.region"


def go_to_region() -> None:
    """Open the region that was clicked, on the page that shows its accounts."""
    if code := st.session_state.pop(CHOSEN, None):
        keep("region", code)
        st.switch_page(PAGES / "reach.py", query_params=st.query_params.to_dict())


def small_map(warehouse: Warehouse, week: Week, say: Say) -> None:
    """Where it was, what its colours stand for said before it."""
    regions, view = week.around, week.view
    name = view.measure.name
    kept_html(warehouse, ("where", view, name), lambda: above_map(week, say), say)
    kept_chart(
        warehouse,
        ("overview-map", view.scope, name),
        lambda: region_map(regions, view.scope.province, name, say, palette(), view.scope.regency),
        lambda: described(regions, name, say),
        say,
        choose,
    )


def above_map(week: Week, say: Say) -> str:
    """The map's title, unit and legend. HTML."""
    regions, name = week.around, week.view.measure.name
    title = headed(say("reach.where", measure=say(f"measure.{name}.inline")), unit_line(week.view, say), name, say)
    return title + legend_told(legend_steps(regions, say, palette(), name), legend_nothing(regions, say), say("reach.legend"))


def choose(code: str) -> None:
    """Remember what was clicked until the page runs again."""
    st.session_state[CHOSEN] = code
