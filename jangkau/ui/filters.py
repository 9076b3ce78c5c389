"""What the reader narrows a page to. The choices live in the address, so that a link shows the same view."""

import streamlit as st

from jangkau.findings.view import View
from jangkau.locales import Say
from jangkau.metrics.reach.reach import MEASURES, usual_measure
from jangkau.metrics.scope import Scope
from jangkau.metrics.warehouse import Warehouse
from jangkau.metrics.weeks import bakorwils, provinces, regencies
from jangkau.ui.choices import choice
from jangkau.ui.period import period_choice
from jangkau.warehouse.vocabulary import OWNERS, PLATFORMS

ALL = "all"
EVERY = ("province", "measure", "period", "platform", "owner", "bakorwil", "region")


def view(warehouse: Warehouse, say: Say, only: tuple[str, ...] = EVERY) -> View | None:
    """The row of filters that a page asks for, and what they say; None without any week in the province.

    Those that it does not ask for are not applied, but stay kept for the other pages.
    """
    with st.container(horizontal=True, gap="xsmall", key="filters"):
        names = dict(provinces(warehouse)[["code", "name"]].itertuples(index=False))
        province = choice("province", list(names), say, names.get)
        measures = list(MEASURES)
        usual = usual_measure(warehouse, province)
        measure = choice("measure", measures, say, lambda name: say(f"measure.{name}"), usual) if "measure" in only else usual
        week, weeks = period_choice(warehouse, province, say)
        platform = narrowed("platform", PLATFORMS, say, lambda name: say(f"platform.{name}"), only)
        owner = narrowed("owner", OWNERS, say, lambda name: say(f"owner.{name}"), only)
        area = narrowed("bakorwil", bakorwils(warehouse, province), say, str, only)
        places = regencies(warehouse, province, area)
        region = narrowed("region", list(places), say, places.get, only)
    if week is None:
        return None
    scope = Scope(province, area, region, platform, owner, week=week, weeks=weeks)
    return View(scope, MEASURES[measure], names[province], places.get(region) if region else None)


def narrowed(name: str, options, say: Say, label, only: tuple[str, ...]) -> str | None:
    """A choice of one or all (None); no box where there is nothing to choose from or the page does not ask."""
    if name not in only or not options:
        return None
    chosen = choice(name, [ALL, *options], say, lambda option: say(f"filter.{name}.all") if option == ALL else label(option))
    return None if chosen == ALL else chosen
