"""The ranked table beside the map: each kabupaten and kota with its amount, change, weeks and accounts; a row chooses it."""

from functools import lru_cache
from html import escape
from json import dumps
from pathlib import Path

import pandas as pd
import streamlit as st

from jangkau.charts.reach.regions import THIN, amount, arrow, band, change_words, thin
from jangkau.charts.sparkline import sparkline
from jangkau.findings.some import some_of
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.parts import heading
from jangkau.ui.reach.choosing import REGION, choose
from jangkau.ui.session import heard, kept, palette
from jangkau.ui.text import plain_html

FIRST = 12  # rows on a phone before the rest is asked for
SPARK_WEEKS = 26
SCRIPT = Path(__file__).parents[1] / "rows.js"


@lru_cache
def mounted():
    """The component, registered once in a process."""
    return st.components.v2.component("jangkau.rows", js=SCRIPT.read_text(), isolate_styles=False)


def ranking(warehouse: Warehouse, regions: pd.DataFrame, year: pd.DataFrame, view: View, say: Say) -> None:
    """The table, with what its numbers are above it; a row that is pressed chooses its region, as the map does."""
    known, peopled = regions[regions["rank"].notna()], regions[regions["state"] != "no_account"]
    notes = [say("reach.ranking.range.table")] * view.measure.ranged + [say("reach.ranking.band")] * (len(known) > 1)
    order = say("reach.ranking.all" if len(known) > 1 else "reach.ranking.few", n=len(known))
    heading(say("reach.ranking"), " ".join([order, *notes]), "rank_bands", say)

    def chosen() -> None:
        if code := heard("ranking", "chosen"):
            choose(code)

    html = warehouse.drawn(
        ("drawn", "ranked", view.scope, view.measure.name, say.lang, palette()), lambda: table_of(peopled, year, view, say)
    )
    data = {"html": html, "chosen": kept(REGION), "first": FIRST, "whole": say("reach.ranking.whole", n=len(peopled))}
    if len(peopled):
        mounted()(key="ranking", data=data, on_chosen_change=chosen, width="stretch", height="content")
    without = regions.loc[regions["state"] == "no_account", "label"].sort_values()
    if len(without):
        told = say("reach.ranking.no_account", n=len(without), names=some_of(list(without), say))
        st.html(f'<p class="foot">{plain_html(told)}</p>')


def table_of(regions: pd.DataFrame, year: pd.DataFrame, view: View, say: Say) -> str:
    """The table as HTML, the highest first, those without a number last."""
    told = year.pivot(index="week", columns="code", values="high").tail(SPARK_WEEKS) if len(year) else pd.DataFrame()
    weeks = dumps([say.short_days(week.date(), (week + pd.Timedelta(days=6)).date()) for week in told.index])
    heads = ("column.rank", "column.region", "column.amount", "column.change", "reach.column.weeks", "reach.column.accounts")
    measure = say(f"measure.{view.measure.name}")
    head = "".join(f'<th scope="col">{plain_html(say(key, measure=measure))}</th>' for key in heads)
    rows = "".join(row(region, told, view, say) for region in regions.sort_values(["rank", "code"]).itertuples())
    return f"<table data-weeks='{escape(weeks)}'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def row(region, told: pd.DataFrame, view: View, say: Say) -> str:
    """One region's row."""
    rank = "" if pd.isna(region.rank) else band(region, say)
    name = plain_html(region.label)
    have, registered = region.accounts_with_data, region.accounts_registered
    accounts = f"{say.number(have)}/{say.number(registered)}" if registered else ""  # the state has said so
    words = plain_html(amount(region, view.measure.name, say)) + (f" {THIN}" if thin(region) else "")
    return (
        f'<tr data-code="{escape(region.code)}"><td class="rank">{plain_html(rank)}</td>'
        f'<th scope="row"><button type="button">{name}</button></th><td class="number">{words}</td>'
        f'<td class="number" title="{plain_html(change_words(region, say))}">{plain_html(moved(region, say))}</td>'
        f'<td>{spark(region, told, say)}</td><td class="number">{accounts}</td></tr>'
    )


def moved(region, say: Say) -> str:
    """A region's change in little room: as a share where it may be told as one, else only which way it went."""
    if pd.isna(region.change):
        return ""
    way = "up" if region.change > 0 else "down" if region.change < 0 else "same"
    shared = change_words(region, say) == say("region.change", arrow=arrow(region.change), change=say.signed(region.change))
    if shared:
        return f"{arrow(region.change)} {say.percent(abs(region.change))}"
    return say(f"reach.ranking.{way}", arrow=arrow(region.change))


def spark(region, told: pd.DataFrame, say: Say) -> str:
    """How a region came here, week by week, with its values for whoever touches the line."""
    levels = told[region.code].dropna() if region.code in told else pd.Series(dtype=float)
    if len(levels) < 2:
        return ""
    values = [say.short(value) if value == value else "" for value in told[region.code]]
    described = say("overview.spark", n=len(levels), share=change_of(levels, say))
    named = f'<svg class="spark" role="img" aria-label="{plain_html(described)}" data-values="{escape(dumps(values))}"'
    return sparkline(list(told[region.code]), [], palette()).replace(
        "<svg", named, 1
    )  # a browser opens each picture as a document


def change_of(levels: pd.Series, say: Say) -> str:
    """From the first week to the last, as a share."""
    return say.signed(levels.iloc[-1] / levels.iloc[0] - 1) if levels.iloc[0] else "–"
