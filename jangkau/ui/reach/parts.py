"""The parts of the reach page, each from the frames that metrics gave."""

import pandas as pd
import streamlit as st

from jangkau.charts.reach.region_map import region_map
from jangkau.charts.reach.regions import described
from jangkau.charts.reach.tile_map import tile_map
from jangkau.charts.reach.year_map import year_land, year_painted
from jangkau.charts.theme import Figure
from jangkau.findings.account.named import account_named
from jangkau.findings.reach.legend import legend_nothing, legend_steps
from jangkau.findings.reach.sentences import change_said, index_basis, index_said, total_said, unit_line
from jangkau.findings.reach.tables import regions_filed
from jangkau.findings.shares import fraction_said
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.change import Change
from jangkau.metrics.reach.coverage import Coverage
from jangkau.metrics.reach.reach import averaged, half_of_all
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.choices import one_of
from jangkau.ui.drawn import kept_chart
from jangkau.ui.parts import explained, glossary, heading, legend
from jangkau.ui.reach.choosing import REGION, choose
from jangkau.ui.session import kept, palette
from jangkau.ui.text import plain, plain_html
from jangkau.ui.unfolded import folded


def figures(regions: pd.DataFrame, view: View, change: Change | None, coverage: Coverage, index: pd.DataFrame, say: Say) -> None:
    """The measure, its index where it has one, how many regions and accounts have data, how few make half. One element."""
    named = view.measure.name
    meant = explained(named, say, say("reach.figure.ranged.help")) if view.measure.ranged else glossary(named, say)
    indexed = say("reach.figure.index", measure=say(f"measure.{view.measure.metric}.inline"))
    told = [figure(measure_label(view, say), total_said(regions, view, say), meant, *(moved(change, say) if change else ()))]
    if amount := index_said(index, say):
        told.append(figure(indexed, amount, explained("reach_index", say, index_basis(index, say))))
    for name, known, whole in (
        ("regencies", coverage.regencies_with_data, coverage.regencies),
        ("accounts", coverage.accounts_with_data, coverage.accounts_registered),
    ):
        told.append(figure(say(f"reach.figure.{name}"), fraction_said(known, whole, say), glossary("coverage", say)))
    if not view.measure.middle and coverage.regencies_with_data > 1:
        told.append(figure(say("reach.figure.half"), say("reach.figure.half.amount", n=half_of_all(regions))))
    st.html(f'<div class="figures">{"".join(told)}</div>')


def moved(change: Change, say: Say) -> tuple[str, str]:
    """A change, and from when."""
    return change_said(change, say), say("reach.figure.change")


def measure_label(view: View, say: Say) -> str:
    """A measure as its figure is headed: a range says so, and whether it is of an average week."""
    kind = "average" if averaged(view.measure, view.scope) else "ranged" if view.measure.ranged else ""
    name = say(f"measure.{view.measure.name}")
    return say(f"reach.figure.{kind}", measure=name) if kind else name


def figure(label: str, amount: str, about: str = "", change: str = "", since: str = "") -> str:
    """One figure in its frame; its direction is said by an arrow, never by colour. HTML."""
    return (
        f'<div><p class="label">{plain_html(label)}{about}</p><p class="amount">{plain_html(amount)}</p>'
        f'<p class="moved"><b>{plain_html(change)}</b> {plain_html(since)}</p></div>'
    )


def where(warehouse: Warehouse, regions: pd.DataFrame, year: pd.DataFrame, view: View, say: Say) -> None:
    """The outline map, its twin of tiles, or the land that plays its year; its legend before it."""
    name, chosen = view.measure.name, kept(REGION)
    heading(say("reach.where", measure=say(f"measure.{name}.inline")), unit_line(view, say), view.measure.name, say)
    kind = one_of("kind", kinds_of(regions, year, view), say, lambda kind: say(f"reach.view.{kind}"), "reach.view", segments=True)
    scale = year if kind == "year" else regions
    nothing = [("no_data", say("state.no_data"))] if kind == "year" else legend_nothing(regions, say)
    legend(legend_steps(scale, say, palette(), name), nothing, say("reach.legend"))
    kept_chart(
        warehouse,
        ("land", view.scope, name, kind, chosen),
        lambda: land(regions, view, kind, say, chosen),
        lambda: described(regions, name, say),
        say,
        choose,
        filed=lambda: regions_filed(regions, view, say),
        year=played(warehouse, regions, year, view, say) if kind == "year" else None,
    )


def kinds_of(regions: pd.DataFrame, year: pd.DataFrame, view: View) -> list[str]:
    """The kinds of map there are to choose from: a year only where weeks are looked at and several are known."""
    tiles = ["tiles"] if regions["tile_row"].notna().all() else []
    return ["map", *tiles, *(["year"] if view.scope.weeks == 1 and year["week"].nunique() > 1 else [])]


def land(regions: pd.DataFrame, view: View, kind: str, say: Say, chosen: str | None) -> Figure:
    """The figure of a kind of map."""
    name, province = view.measure.name, view.scope.province or ""
    if kind == "year":
        return year_land(regions, province, palette(), chosen)
    if kind == "tiles":
        return tile_map(regions, name, say, palette(), chosen)
    return region_map(regions, province, name, say, palette(), chosen)


def played(warehouse: Warehouse, regions: pd.DataFrame, year: pd.DataFrame, view: View, say: Say) -> dict:
    """Every week of the year at once, for the slider: worked out when the year is looked at, and once for all who do."""
    about = ("played", view.scope, view.measure.name, say.lang, palette())
    province, name = view.scope.province or "", view.measure.name
    weeks = warehouse.drawn(about, lambda: year_painted(regions, year, province, name, say, palette()))
    return weeks | {"say": {word: say(f"chart.{word}") for word in ("play", "pause", "week")}}


def left_over(unmatched: pd.DataFrame, say: Say) -> None:
    """The accounts that stand on no map, by name, and what to do about them."""
    if unmatched.empty:
        return
    opened = folded(say("reach.unmatched", n=len(unmatched)), key="reach-unmatched")
    if opened.open:
        opened.html(f'<p class="unit">{say("reach.unmatched.what")}</p>')
        opened.table(
            pd.DataFrame(
                {
                    say("column.account"): [plain(account_named(account, say)) for account in unmatched["account"]],
                    say("column.state"): unmatched["reason"].map(lambda reason: say(f"reach.unmatched.{reason}")),
                }
            ),
            border="horizontal",
            hide_index=True,
        )
