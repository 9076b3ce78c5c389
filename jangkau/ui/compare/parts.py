"""The parts of the comparison, each from the frames that metrics gave."""

from dataclasses import replace

import pandas as pd
import streamlit as st

from jangkau.charts.comparing import FEWEST
from jangkau.charts.sides.concentration_bars import concentration_bars
from jangkau.charts.sides.dots import MANY, dots
from jangkau.charts.sides.dumbbell import dumbbell
from jangkau.charts.sides.leverage_bars import leverage_bars
from jangkau.findings.period import period_said
from jangkau.findings.sides.described import carried_said, dots_described, regions_described
from jangkau.findings.sides.sentences import (
    leverage_said,
    regions_finding,
    sides_basis,
    sides_headline,
    unit_line,
    whole_said,
)
from jangkau.findings.sides.tables import accounts_filed
from jangkau.findings.some import some_of
from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.scope import Scope
from jangkau.metrics.sides.compared_measures import COMPARED
from jangkau.metrics.sides.sides import Sides
from jangkau.metrics.warehouse import Warehouse
from jangkau.ui.account.link import to_the_register
from jangkau.ui.choices import one_of
from jangkau.ui.drawn import kept_chart
from jangkau.ui.parts import PAGES, finding, heading, read
from jangkau.ui.session import palette
from jangkau.ui.text import plain_html
from jangkau.warehouse.vocabulary import SIDES

BY, CHOSEN = "by", "compare.account"


def look() -> None:
    """The rules of the comparison's own parts."""
    st.html(f"<style>{read('compare/style.css')}</style>")


def found(sides: Sides, measure: str, view: View, say: Say) -> None:
    """The finding and what it rests on; where a side has no accounts at all, the way to where they are registered."""
    finding(sides_headline(sides, measure, view, say), sides_basis(sides, measure, view, say))
    if not all(sides.counted[measure][f"{owner}_registered"] for owner in SIDES):
        to_the_register("accounts", say)


def measure_choice(sides: Sides, say: Say) -> str:
    """The measure that title and pictures speak of; kept in the address. It opens on one that both sides' files carry."""
    words = {name: say(f"compare.measure.{name}") for name in COMPARED}
    return one_of(BY, list(COMPARED), say, words.__getitem__, "compare.by", sides.usual(), segments=True)


def spread(warehouse: Warehouse, sides: Sides, measure: str, view: View, say: Say) -> None:
    """Every account of both sides, the middle one marked, and the whole in small print."""
    rows = sides.spread[sides.spread["measure"] == measure]
    many = bool(rows["accounts"].max() > MANY)
    title = "compare.dots.few" if rows["accounts"].sum() < FEWEST else "compare.dots.box" if many else "compare.dots"
    unit = period_said(view.scope, say) if title == "compare.dots.few" else unit_line(measure, view, say)
    heading(say(title), unit, defined(measure), say)
    kept_chart(
        warehouse,
        ("dots", view.scope, measure),
        lambda: dots(sides.accounts, rows, measure, say, palette()),
        lambda: dots_described(sides, measure, say),
        say,
        choose_account,
        filed=lambda: accounts_filed(sides, view),
    )
    small = [whole_said(sides, measure, say)] + [say("compare.dots.box.how")] * many
    st.html(f'<p class="unit">{plain_html(" ".join(small))}</p>')


def choose_account(account: str) -> None:
    """Remember the dot that was clicked until the page runs again."""
    st.session_state[CHOSEN] = account


def go_to_account() -> None:
    """Open the account whose dot was clicked, on its page."""
    if account := st.session_state.pop(CHOSEN, None):
        st.switch_page(PAGES / "account.py", query_params=st.query_params.to_dict() | {"account": account})


def press_note(warehouse: Warehouse, scope: Scope, say: Say) -> list[str]:
    """That the press is of neither side, where any of it is registered here."""
    press = warehouse.ask("accounts_of", **replace(scope, owner="press").parameters())
    return [say("compare.press", n=len(press))] if len(press) else []


def defined(measure: str) -> str | None:
    """The glossary's entry for a measure; the count of posts needs none."""
    return None if measure == "posts" else measure


def regions(warehouse: Warehouse, regencies: pd.DataFrame, measure: str, view: View, say: Say) -> None:
    """Both sides in each kabupaten and kota, and the names of those without either."""
    name = say(f"compare.measure.{measure}")
    unit = say("compare.regions.unit", measure=name, period=period_said(view.scope, say))
    heading(say("compare.regions"), unit, "gap", say)
    known, nobody = regencies[regencies["state"] != "none"], regencies.loc[regencies["state"] == "none", "label"].sort_values()
    if known.empty:
        st.html(f'<p class="unit">{plain_html(say("compare.regions.none", measure=say(f"compare.inline.{measure}")))}</p>')
        return
    kept_chart(
        warehouse,
        ("dumbbell", view.scope, measure),
        lambda: dumbbell(regencies, measure, say, palette()),
        lambda: regions_described(known, measure, say),
        say,
    )
    below = [regions_finding(regencies, say), say("compare.regions.how")] if (known["state"] == "both").any() else []
    below += [say("compare.regions.nobody", n=len(nobody), names=some_of(list(nobody), say))] if len(nobody) else []
    if below:
        st.html("".join(f'<p class="unit">{plain_html(line)}</p>' for line in below))


def leverage(warehouse: Warehouse, rows: pd.DataFrame, sides: Sides, view: View, say: Say) -> None:
    """Potential and delivered leverage: one picture, where either is known, and one sentence."""
    words, known = leverage_said(rows, say), bool(rows["times"].notna().any())
    unit = say("compare.leverage.unit", period=period_said(view.scope, say)) if known else words
    heading(say("compare.leverage"), unit, "leverage_potential", say)
    if not known:
        return
    kept_chart(warehouse, ("leverage", view.scope), lambda: leverage_bars(rows, say, palette()), lambda: words, say, words="")
    small = say("compare.leverage.accounts", **{owner: say.number(sides.potential[f"{owner}_accounts"]) for owner in SIDES})
    st.html(f'<p class="said">{plain_html(words)}</p><p class="unit">{plain_html(small)}</p>')


def carriers(warehouse: Warehouse, sides: Sides, view: View, say: Say) -> None:
    """How much of each side's reach its largest accounts carry."""
    unit = say("compare.concentration.unit", period=period_said(view.scope, say))
    heading(say("compare.concentration"), unit, "reach", say)
    kept_chart(
        warehouse,
        ("concentration", view.scope),
        lambda: concentration_bars(sides.carried, say, palette()),
        lambda: " ".join(carried_said(sides.carried[sides.carried["owner"] == owner], owner, say) for owner in SIDES),
        say,
    )
