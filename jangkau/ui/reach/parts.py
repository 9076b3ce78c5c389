"""The parts of the reach page, each from the frames that metrics gave."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from jangkau.charts.account.account_lines import EDGE, account_lines
from jangkau.charts.reach.ranking_bars import ranking_bars
from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.charts.reach.tile_map import tile_map
from jangkau.findings.reach.legend import legend_nothing, legend_steps
from jangkau.findings.reach.sentences import change_said, index_basis, index_said, total_said, unit_line
from jangkau.findings.shares import fraction_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.account.account_series import account_series
from jangkau.metrics.reach.change import Change
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.reach.reach import averaged, half_of_all
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.week.events_between import events_between
from jangkau.ui.drawn import chart, kept_chart
from jangkau.ui.event_list import event_list
from jangkau.ui.parts import heading, legend
from jangkau.ui.session import keep, kept, palette
from jangkau.ui.text import plain
from jangkau.warehouse.vocabulary import MARKS

RANKED_SHOWN = 12
REGION = "region"


def figures(regions: pd.DataFrame, view: View, change: Change | None, coverage: Coverage, index: pd.DataFrame, say: Say) -> None:
    """The measure, its index, how many regions and accounts have data, and how few regions make half."""
    explained = {"help": say("reach.figure.ranged.help")} if view.measure.ranged else {}
    moved = {"delta": change_said(change, say), "delta_description": say("reach.figure.change")} if change else {}
    with st.grid(5, min_column_width=150, gap="small", key="figures"):
        figure(measure_label(view, say), total_said(regions, view, say), **moved, **explained)
        indexed = say("reach.figure.index", measure=say(f"measure.{view.measure.metric}.inline"))
        figure(indexed, index_said(index, say), help=index_basis(index, say))
        figure(say("reach.figure.regencies"), fraction_said(coverage.regencies_with_data, coverage.regencies, say))
        figure(say("reach.figure.accounts"), fraction_said(coverage.accounts_with_data, coverage.accounts_registered, say))
        if not view.measure.middle:
            figure(say("reach.figure.half"), say("reach.figure.half.amount", n=half_of_all(regions)))


def measure_label(view: View, say: Say) -> str:
    """A measure as its figure is headed: a range says so, and whether it is of an average week."""
    kind = "average" if averaged(view.measure, view.scope) else "ranged" if view.measure.ranged else ""
    name = say(f"measure.{view.measure.name}")
    return say(f"reach.figure.{kind}", measure=name) if kind else name


def figure(label: str, amount: str, **more) -> None:
    """One figure in its frame; its direction is said by an arrow, never by colour."""
    st.metric(label, amount, border=True, height="stretch", delta_color="off", delta_arrow="off", **more)


def where(warehouse: Warehouse, regions: pd.DataFrame, view: View, say: Say) -> None:
    """The outline map or its twin of tiles, with the legend."""
    name, colours, chosen = view.measure.name, palette(), kept(REGION)
    heading(say("reach.where", measure=say(f"measure.{name}.inline")), unit_line(view, say), view.measure.name, say)
    kinds = ["map", "tiles"] if regions["tile_row"].notna().all() else ["map"]
    kind = land_choice(kinds, say) if len(kinds) > 1 else kinds[0]
    kept_chart(
        warehouse,
        ("land", view.scope, name, kind, chosen),
        lambda: (
            region_map(regions, view.scope.province, name, say, colours, chosen)
            if kind == "map"
            else tile_map(regions, name, say, colours, chosen)
        ),
        lambda: described(regions, name, say),
        say,
        choose,
    )
    legend(legend_steps(regions, say, colours, name), legend_nothing(regions, say), say("reach.legend"))


def land_choice(kinds: list[str], say: Say) -> str:
    """The kind of map, kept in the address."""
    st.session_state.setdefault("kind", kept("kind") if kept("kind") in kinds else kinds[0])
    kind = st.segmented_control(
        say("reach.view"),
        kinds,
        key="kind",
        required=True,
        format_func=lambda kind: say(f"reach.view.{kind}"),
        label_visibility="collapsed",
    )
    keep("kind", kind, default=kinds[0])
    return kind or kinds[0]


def leaders(warehouse: Warehouse, ranked: pd.DataFrame, regions: pd.DataFrame, view: View, say: Say) -> None:
    """The ranking beside the map."""
    leading = ranked.head(RANKED_SHOWN)
    heading(
        say("reach.ranking"),
        say("reach.ranking.part", shown=len(leading), n=len(ranked))
        + (". " + say("reach.ranking.range") if view.measure.ranged else "")
        + (". " + say("reach.ranking.band") if len(ranked) > 1 else ""),
    )
    if ranked.empty:
        st.info(say("reach.ranking.none"))
        return
    chosen = kept(REGION)
    kept_chart(
        warehouse,
        ("ranking", view.scope, view.measure.name, chosen),
        lambda: ranking_bars(leading, view.measure.name, say, palette(), chosen),
        lambda: described(regions, view.measure.name, say),
        say,
        choose,
    )


def choose(code: str) -> None:
    """Take over the region that was clicked."""
    st.session_state[REGION] = code
    keep(REGION, code)


def region_choice(regions: pd.DataFrame, say: Say) -> str | None:
    """The region whose accounts are shown, chosen from a list or by a click; kept in the address."""
    names = dict(zip(regions["code"], regions["label"], strict=True))
    if st.session_state.get(REGION) not in names:
        st.session_state[REGION] = kept(REGION) if kept(REGION) in names else None
    code = st.selectbox(
        say("reach.region.choose"),
        list(names),
        key=REGION,
        index=None,
        format_func=names.__getitem__,
        placeholder=say("reach.region.placeholder"),
        width=420,
    )
    keep(REGION, code)
    return code


def region_accounts(warehouse: Warehouse, regions: pd.DataFrame, view: View, code: str, say: Say) -> None:
    """One region's accounts over time, or why there is nothing to draw."""
    region = regions.set_index("code").loc[code]
    measure, name = view.measure.metric, region["label"]
    series = account_series(warehouse, replace(view.scope, regency=code), measure)
    heading(
        say("reach.region.title", region=name),
        say("reach.region.unit", unit=say(f"measure.{measure}.unit"), day=say.day(view.scope.sunday)),
    )
    if series.empty:
        st.info(plain(say("reach.region.no_account", region=name)))
    elif series["week"].isna().all():
        st.info(plain(say("reach.region.no_data", region=name, measure=say(f"measure.{measure}.inline"))))
    else:
        known = series.dropna(subset="week")
        last = known.sort_values("week").groupby("account").tail(1)
        accounts = say.listed(
            [say("reach.region.account", account=row.account, amount=say.short(row.total)) for row in last.itertuples()]
        )
        first, final = known["week"].min() - EDGE, known["week"].max() + EDGE
        events = events_between(warehouse, replace(view.scope, regency=code), first.date(), final.date())
        chart(
            account_lines(series, measure, say, palette(), events),
            "accounts",
            say("reach.region.described", measure=say(f"measure.{measure}"), region=name, accounts=accounts),
        )
        event_list(events, first, final, say)
        st.html(
            '<p class="unit">'
            + " · ".join(f'<span class="{owner}">{MARKS[owner]}</span> {say(f"owner.{owner}")}' for owner in MARKS)
            + "</p>"
        )


def left_over(unmatched: pd.DataFrame, say: Say) -> None:
    """The accounts that stand on no map, by name, and what to do about them."""
    if unmatched.empty:
        return
    with st.expander(say("reach.unmatched", n=len(unmatched))):
        st.html(f'<p class="unit">{say("reach.unmatched.what")}</p>')
        st.table(
            pd.DataFrame(
                {
                    say("column.account"): unmatched["account"].map(plain),
                    say("column.state"): unmatched["reason"].map(lambda reason: say(f"reach.unmatched.{reason}")),
                }
            ),
            border="horizontal",
            hide_index=True,
        )
