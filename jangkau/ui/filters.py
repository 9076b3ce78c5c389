"""What the reader narrows a page to. The choices live in the address, so that a link shows the same view."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import streamlit as st

from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.reach import MEASURES, usual_measure
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces, regencies
from jangkau.ui.choices import choice, choose, miss, missed
from jangkau.ui.period import KINDS, Period, period_choice
from jangkau.ui.text import plain, plain_html
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS

ALL = "all"
EVERY = ("province", "measure", "period", "platform", "owner", "bakorwil", "region")


@contextmanager
def filter_row(say: Say) -> Iterator[None]:
    """One row of boxes; those asked for less often lie in a drawer (style.css says which, the phone keeps the week alone)."""
    with st.container(horizontal=True, gap="xsmall", key="filters"):
        yield
        st.html(f'<details class="drawer"><summary>{plain_html(say("filter.drawer"))}</summary></details>')
    missed(say)


def view(warehouse: Warehouse, say: Say, only: tuple[str, ...] = EVERY) -> View | None:
    """The row of filters that a page asks for, and what they say; None without any week in the province.

    Those that it does not ask for are not applied, but stay kept for the other pages.
    """
    names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
    labels: dict[str, Callable[[str], str]] = {
        "platform": lambda name: say(f"platform.{name}"),
        "owner": lambda name: say(f"owner.{name}"),
    }
    with filter_row(say):
        province = choice("province", list(names), say, names.get)
        measures = list(MEASURES)
        usual = usual_measure(warehouse, province)
        measure = choice("measure", measures, say, lambda name: say(f"measure.{name}"), usual) if "measure" in only else usual
        period = period_choice(warehouse, province, say)
        platform = narrowed("platform", PLATFORMS, say, labels["platform"], only)
        owner = narrowed("owner", OWNERS, say, labels["owner"], only)
        area = narrowed("bakorwil", bakorwils(warehouse, province), say, str, only)
        places = regencies(warehouse, province, area)
        region = narrowed("region", list(places), say, lambda code: places[code], only)
    if period is None:
        return None
    labels |= {"bakorwil": str, "region": lambda code: places[code]}
    in_force = {"platform": platform, "owner": owner, "bakorwil": area, "region": region}
    chips(period, {name: labels[name](value) for name, value in in_force.items() if value}, say)
    scope = Scope(province, area, region, platform, owner, week=period.week, weeks=period.weeks)
    return View(scope, MEASURES[measure], names[province], places.get(region) if region else None)


def narrowed(name: str, options, say: Say, label, only: tuple[str, ...]) -> str | None:
    """A choice of one or all (None); no box where there is nothing to choose from or the page does not ask."""
    if name not in only:
        return None
    if not options:
        miss(name)
        return None
    chosen = choice(name, [ALL, *options], say, lambda option: say(f"filter.{name}.all") if option == ALL else label(option))
    return None if chosen == ALL else chosen


def chips(period: Period, in_force: dict[str, str], say: Say) -> None:
    """What is set beyond the usual, each taken off again with one press; nothing where nothing is."""
    newest = period.newest_whole if period.kind == "week" and period.week_name != period.newest_whole else None
    if not in_force and not newest and period.kind == KINDS[0]:
        return
    with st.container(horizontal=True, gap="xsmall", key="chips"):
        if period.kind != KINDS[0]:
            chip("period", say(f"period.{period.kind}"), say)
        for name, words in in_force.items():
            chip(name, words, say)
        if newest:
            st.button(
                say("filter.week.newest_whole"), key="newest-whole", on_click=choose, args=("week", newest), type="tertiary"
            )


def chip(name: str, words: str, say: Say) -> None:
    """One narrowing; pressed, it is gone."""
    off = say("filter.off", what=say(f"filter.{name}"), value=words)
    st.button(f"{plain(words)} ✕", key=f"chip-{name}", help=off, on_click=choose, args=(name, None))
