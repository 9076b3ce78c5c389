"""The parts of the comparison, each from the frames that metrics gave."""

import pandas as pd
import streamlit as st

from jangkau.charts.sides.concentration_bars import concentration_bars
from jangkau.charts.sides.dots import MANY, dots
from jangkau.charts.sides.dumbbell import dumbbell
from jangkau.charts.sides.leverage_bars import leverage_bars
from jangkau.charts.sides.sides_told import said
from jangkau.locales import Say
from jangkau.metrics.sides.compared_measures import COMPARED, OWNERS
from jangkau.metrics.sides.sides import Sides
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.compare.words import leverage_said, unit_line, whole_said
from jangkau.ui.drawn import kept_chart
from jangkau.ui.filters import View, period_said
from jangkau.ui.parts import heading, read
from jangkau.ui.session import keep, kept, palette
from jangkau.ui.text import plain_html

BY = "by"


def look() -> None:
    """The rules of the comparison's own parts."""
    st.html(f"<style>{read('compare/style.css')}</style>")


def measure_choice(told: Sides, say: Say) -> str:
    """The measure that title and pictures speak of; kept in the address. It opens on one that both sides' files carry."""
    usual = told.usual()
    if st.session_state.get(BY) not in COMPARED:
        st.session_state[BY] = kept(BY) if kept(BY) in COMPARED else usual
    name = st.segmented_control(
        say("compare.by"), list(COMPARED), key=BY, required=True, format_func=lambda name: say(f"compare.measure.{name}")
    )
    keep(BY, name, default=usual)
    return name


def spread(warehouse: Warehouse, told: Sides, measure: str, shown: View, say: Say) -> None:
    """Every account of both sides, the middle one marked, and the whole in small print."""
    rows = told.spread[told.spread["measure"] == measure]
    many = bool(rows["accounts"].max() > MANY)
    heading(say("compare.dots.box" if many else "compare.dots"), unit_line(told, measure, shown, say), defined(measure), say)
    kept_chart(
        warehouse,
        ("dots", shown.scope, measure),
        lambda: dots(told.accounts, rows, measure, say, palette()),
        lambda: dots_described(told, measure, say),
        say,
    )
    small = [whole_said(told, measure, say)] + [say("compare.dots.box.how")] * many
    st.html(f'<p class="unit">{plain_html(" ".join(small))}</p>')


def dots_described(told: Sides, measure: str, say: Say) -> str:
    """Both sides' spread in words."""
    sides = {owner: side_described(row, measure, say) for owner, row in told.sides[measure].items()}
    return say("compare.dots.described", measure=say(f"compare.measure.{measure}"), **sides)


def defined(measure: str) -> str | None:
    """The glossary's entry for a measure; the count of posts needs none."""
    return None if measure == "posts" else measure


def side_described(row: dict, measure: str, say: Say) -> str:
    """One side's spread in words."""
    if not row["accounts"]:
        return say(f"compare.none.{row['owner']}")
    counted = say(
        "compare.counted", owner=say(f"owner.{row['owner']}"), have=say.number(row["accounts"]), n=int(row["registered"])
    )
    amounts = {name: said(row[name], measure, say) for name in ("median", "q1", "q3")}
    return say("compare.dots.side", counted=counted, **amounts)


def regions(warehouse: Warehouse, regencies: pd.DataFrame, measure: str, shown: View, say: Say) -> None:
    """Both sides in each kabupaten and kota, and the names of those without either."""
    name = say(f"compare.measure.{measure}")
    unit = say("compare.regions.unit", measure=name, period=period_said(shown.scope, say))
    heading(say("compare.regions"), unit, defined(measure), say)
    told, nobody = regencies[regencies["state"] != "none"], regencies.loc[regencies["state"] == "none", "label"].sort_values()
    if told.empty:
        st.html(f'<p class="unit">{plain_html(say("compare.regions.none", measure=say(f"compare.inline.{measure}")))}</p>')
        return
    kept_chart(
        warehouse,
        ("dumbbell", shown.scope, measure),
        lambda: dumbbell(regencies, measure, say, palette()),
        lambda: regions_described(told, measure, say),
        say,
    )
    below = [say("compare.regions.how")] if (told["state"] == "both").any() else []
    below += [say("compare.regions.nobody", n=len(nobody), names=say.listed(list(nobody)))] if len(nobody) else []
    if below:
        st.html("".join(f'<p class="unit">{plain_html(line)}</p>' for line in below))


def regions_described(told: pd.DataFrame, measure: str, say: Say) -> str:
    """The three widest gaps in words."""
    both = told[told["state"] == "both"]
    widest = both.loc[both["gap"].abs().sort_values(ascending=False).index].head(3)
    lines = [
        say("compare.regions.described.one", region=row["label"], **{owner: said(row[owner], measure, say) for owner in OWNERS})
        for _, row in widest.iterrows()
    ]
    return say("compare.regions.described", measure=say(f"compare.measure.{measure}"), widest=" ".join(lines))


def leverage(warehouse: Warehouse, rows: pd.DataFrame, told: Sides, shown: View, say: Say) -> None:
    """Potential and delivered leverage: one picture, one sentence."""
    unit = say("compare.leverage.unit", period=period_said(shown.scope, say))
    heading(say("compare.leverage"), unit, "leverage_potential", say)
    words = leverage_said(rows, say)
    kept_chart(warehouse, ("leverage", shown.scope), lambda: leverage_bars(rows, say, palette()), lambda: words, say)
    counted = {owner: say.number(told.potential[f"{owner}_accounts"]) for owner in OWNERS}
    small = say("compare.leverage.accounts", **counted)
    st.html(f'<p class="said">{plain_html(words)}</p><p class="unit">{plain_html(small)}</p>')


def carriers(warehouse: Warehouse, told: Sides, shown: View, say: Say) -> None:
    """How much of each side's reach its largest accounts carry."""
    unit = say("compare.concentration.unit", period=period_said(shown.scope, say))
    heading(say("compare.concentration"), unit, "reach", say)
    kept_chart(
        warehouse,
        ("concentration", shown.scope),
        lambda: concentration_bars(told.carried, say, palette()),
        lambda: " ".join(carried_said(told.carried[told.carried["owner"] == owner], owner, say) for owner in OWNERS),
        say,
    )


def carried_said(rows: pd.DataFrame, owner: str, say: Say) -> str:
    """One side's concentration in words."""
    named = say(f"owner.{owner}")
    if rows["share"].isna().all():
        return f"{named}: {say('compare.largest.none')}."
    shares = [say("compare.concentration.share", n=row.largest, share=say.percent(row.share)) for row in rows.itertuples()]
    return say("compare.concentration.said", owner=named, leader=rows["leader"].iloc[0], shares=say.listed(shares))
